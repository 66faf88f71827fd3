package corpus

// Input is one article that waits to be read.
type Input struct {
	Name string
	Read func() ([]byte, error) // reads all of it; its errors name the reason, not the input
}
