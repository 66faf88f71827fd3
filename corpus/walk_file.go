package corpus

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// readFile reads a regular file of at most MaxSize bytes.
func readFile(at string) ([]byte, error) {
	info, err := os.Stat(at)
	if err != nil {
		return nil, reason(err)
	}
	if err := regular(info.Mode()); err != nil {
		return nil, err
	}
	if info.Size() > MaxSize {
		return nil, ErrTooLarge
	}
	f, err := os.Open(at)
	if err != nil {
		return nil, reason(err)
	}
	defer func() { _ = f.Close() }()
	return readAll(f, int(info.Size()))
}

func regular(mode fs.FileMode) error {
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return errors.New("is a folder, not a file")
	case mode&fs.ModeNamedPipe != 0:
		return errors.New("is a FIFO, not a file")
	case mode&fs.ModeSocket != 0:
		return errors.New("is a socket, not a file")
	}
	return errors.New("is a device, not a file")
}

// readAll reads a stream of at most MaxSize bytes. The expected size saves
// copies; a stream may be shorter or longer.
func readAll(in io.Reader, expected int) ([]byte, error) {
	// One byte more than expected, so that the end is met without growing.
	out := make([]byte, 0, max(expected+1, 512))
	in = io.LimitReader(in, MaxSize+1)
	for {
		if len(out) == cap(out) {
			out = append(out, 0)[:len(out)]
		}
		n, err := in.Read(out[len(out):cap(out)])
		out = out[:len(out)+n]
		switch {
		case len(out) > MaxSize:
			return nil, ErrTooLarge
		case err == io.EOF:
			return out, nil
		case err != nil:
			return nil, reason(err)
		}
	}
}

// readError is an error of the file system in words that a person understands
// and without the path, which whoever reports it names already.
type readError struct {
	words string
	cause error
}

func (e *readError) Error() string { return e.words }
func (e *readError) Unwrap() error { return e.cause }

func reason(err error) error {
	words := err.Error()
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		words = at.Err.Error()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		words = "no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		words = "permission denied"
	}
	return &readError{words, err}
}

func brokenLink(err error) error {
	return &readError{"broken link: " + reason(err).Error(), err}
}
