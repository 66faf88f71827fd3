package strict

import (
	"fmt"
	"os"
)

// MaxFile is how many bytes a file may have.
const MaxFile = 1 << 20

// ReadFile reads a regular file of at most [MaxFile] bytes.
func ReadFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file", name)
	}
	if info.Size() > MaxFile {
		return nil, fmt.Errorf("%s has %d bytes; the limit is %d", name, info.Size(), MaxFile)
	}
	return os.ReadFile(name)
}
