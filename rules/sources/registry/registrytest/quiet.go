package registrytest

import (
	"io"
	"log"
)

// quiet is a log that nobody reads: handshakes that fail are what is tested.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }
