package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// stream walks a JSON text to the elements of its arrays without holding more
// than one of them.
type stream struct {
	decoder *json.Decoder
	in      *ration
}

// newStream reads JSON of which no element takes more than limit bytes.
func newStream(in io.Reader, limit int) *stream {
	r := &ration{in: in, limit: limit}
	return &stream{json.NewDecoder(r), r}
}

// ration is a reader that gives a limited number of bytes at a time, so that an
// element without an end cannot fill the memory.
type ration struct {
	in           io.Reader
	limit, given int
}

func (r *ration) Read(p []byte) (int, error) {
	if r.given > r.limit {
		return 0, fmt.Errorf("a record of more than %d bytes", r.limit)
	}
	n, err := r.in.Read(p)
	r.given += n
	return n, err
}

// token reads a token. What comes next has the whole ration again.
func (s *stream) token() (json.Token, error) {
	s.in.given = 0
	return s.decoder.Token()
}

// maxDepth is how deep the arrays that matter lie, and a few levels more.
const maxDepth = 8

// arrays calls element for each element of the arrays of the outermost object,
// and of the objects in it, with the array's name; element has to read it, with
// decode or skip.
func (s *stream) arrays(element func(name string) error) error {
	if err := s.value("", 0, element); err != nil {
		return s.place(err)
	}
	if _, err := s.token(); !errors.Is(err, io.EOF) {
		if err == nil {
			err = errors.New("more text behind the end")
		}
		return s.place(err)
	}
	return nil
}

func (s *stream) value(name string, depth int, element func(string) error) error {
	t, err := s.token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('['):
		for s.decoder.More() {
			if err := element(name); err != nil {
				return err
			}
		}
	case json.Delim('{'):
		if depth == maxDepth {
			return fmt.Errorf("more than %d objects inside one another", maxDepth)
		}
		for s.decoder.More() {
			key, err := s.token()
			if err != nil {
				return err
			}
			name, _ := key.(string)
			if err := s.value(name, depth+1, element); err != nil {
				return err
			}
		}
	default:
		if depth == 0 {
			return errors.New("neither an object nor an array")
		}
		return nil
	}
	_, err = s.token()
	return err
}

// decode reads one element.
func (s *stream) decode(v any) error {
	s.in.given = 0
	return s.decoder.Decode(v)
}

// skip passes over one element, token by token, however large it is.
func (s *stream) skip() error {
	depth := 0
	for {
		t, err := s.token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}

// place adds where in the file an error arose.
func (s *stream) place(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("byte %d: the file ends in the middle", s.decoder.InputOffset())
	}
	return fmt.Errorf("byte %d: %w", s.decoder.InputOffset(), err)
}
