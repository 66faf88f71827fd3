package config

import (
	"slices"
	"strings"
)

// mostWords bounds how many words and phrases a house accepts.
const mostWords = 100_000

// Words are the accepted words, names and phrases, with those of the files
// that were named. A file holds one a line; what follows a "#" at the start of
// a line or behind a blank is a comment.
func Words(steps []*Judging) ([]Text, error) {
	var out []Text
	for _, s := range steps {
		for _, a := range s.Accept {
			if a.Word.Set() {
				out = append(out, a.Word)
				continue
			}
			text, err := readFile(a.File.Path())
			if err != nil {
				return nil, a.File.Place.Problem("%s cannot be read: %v", a.File.Value, err)
			}
			for _, line := range splitLines(strings.TrimPrefix(text, "\ufeff")) {
				if word := strings.TrimSpace(uncommented(line)); word != "" {
					out = append(out, Text{word, a.File.Place})
				}
			}
			if len(out) > mostWords {
				return nil, a.File.Place.Problem("more than %d words and phrases are accepted", mostWords)
			}
		}
	}
	return slices.Clip(out), nil
}

func uncommented(line string) string {
	if strings.HasPrefix(strings.TrimSpace(line), "#") {
		return ""
	}
	for _, sign := range []string{" #", "\t#"} {
		if at := strings.Index(line, sign); at >= 0 {
			line = line[:at]
		}
	}
	return line
}
