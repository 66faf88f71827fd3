package corpus

import "bytes"

func readPlain(b *builder) {
	for at := 0; at < len(b.src); {
		end := len(b.src)
		if n := bytes.IndexByte(b.src[at:], '\n'); n >= 0 {
			end = at + n
		}
		if line := bytes.TrimSpace(b.src[at:end]); len(line) > 0 {
			b.begin(Paragraph, at)
			b.verbatim(at, end)
			b.end(end)
		}
		at = end + 1
	}
}
