package report

import (
	"bufio"
	"encoding/json"
	"io"
)

// jsonArray writes the elements of an array one by one, each on a line.
type jsonArray struct {
	out     *bufio.Writer
	encoder *json.Encoder
	n       int
	err     error // the first one; nothing is written after it
}

// newJSONArray begins a document whose text up to the array is given.
func newJSONArray(out io.Writer, head string) *jsonArray {
	j := &jsonArray{out: bufio.NewWriterSize(out, 1<<16)}
	j.encoder = json.NewEncoder(j.out)
	j.encoder.SetEscapeHTML(false)
	j.err = printTo(j.out, head, "[")
	return j
}

func (j *jsonArray) element(v any) error {
	if j.err == nil && j.n > 0 {
		j.err = j.out.WriteByte(',')
	}
	if j.n++; j.err == nil {
		j.err = j.encoder.Encode(v)
	}
	return j.err
}

// end closes the array and writes what follows it.
func (j *jsonArray) end(tail string) error {
	if j.err == nil {
		j.err = printTo(j.out, "]", tail, "\n")
	}
	if j.err == nil {
		j.err = j.out.Flush()
	}
	return j.err
}
