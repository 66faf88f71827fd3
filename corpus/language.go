package corpus

import (
	"math/bits"
	"strings"
)

// undetermined is the language of a text that does not tell.
const undetermined = "und"

// A portion is how much of an article is looked at: bytes of prose from the
// beginning, and from the middle on, where prefaces are over.
type portion struct{ head, middle int }

var (
	quickLook = portion{450, 200}         // tells nearly always
	fullLook  = portion{6 << 10, 2 << 10} // where it does not
)

// languageOf is the language of an article. What it declares wins, unless the
// text is clearly in another language that is known here as well.
func languageOf(a *Article) string {
	declared := baseLanguage(a.Meta.Language.Value)
	var s languageSample
	s.article(a, quickLook)
	found, sure := s.best()
	if !sure || declared != "" && declared != found {
		s = languageSample{}
		s.article(a, fullLook)
		found, sure = s.best()
	}
	switch {
	case declared == "" || declared == undetermined || declared == "mul":
		return found
	case sure && found != declared && languageKnown(declared) && s.contradicts(declared):
		return found
	}
	return declared
}

// baseLanguage is the language of a BCP 47 tag, without script and region, in
// its modern code: "pt-BR" is "pt". It is "" for what is no tag.
func baseLanguage(tag string) string {
	tag = strings.ToLower(strings.Trim(tag, " \t\"'"))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 && len(tag) != 3 {
		return ""
	}
	for i := range len(tag) {
		if tag[i] < 'a' || tag[i] > 'z' {
			return ""
		}
	}
	switch tag {
	case "iw":
		return "he"
	case "in":
		return "id"
	case "nb", "nn":
		return "no"
	case "cmn":
		return "zh"
	case "fil":
		return "tl"
	}
	return tag
}

// best is the language that the sample speaks for, and whether it does so
// beyond doubt.
func (s *languageSample) best() (tag string, sure bool) {
	group, total := scriptNone, 0
	for g, n := range s.scripts {
		total += n
		if n > s.scripts[group] {
			group = script(g)
		}
	}
	cjk := s.scripts[scriptHan] + s.scripts[scriptKana]
	if cjk > s.scripts[group] {
		group = scriptHan
	}
	sure = total >= 200
	switch group {
	case scriptNone:
		return undetermined, false
	case scriptHangul:
		return "ko", sure
	case scriptHan, scriptKana:
		if s.scripts[scriptKana]*10 > cjk {
			return "ja", sure
		}
		return "zh", sure
	case scriptOther:
		best := 0
		for i, n := range s.lone {
			if n > s.lone[best] {
				best = i
			}
		}
		return loneScripts[best].tag, sure
	}
	return s.bestByWords(group)
}

func (s *languageSample) bestByWords(group script) (tag string, sure bool) {
	t := languages()
	best, second := -1, -1
	for mask := t.script[group]; mask != 0; mask &= mask - 1 {
		switch i := bits.TrailingZeros64(mask); {
		case best < 0 || s.scores[i] > s.scores[best]:
			best, second = i, best
		case second < 0 || s.scores[i] > s.scores[second]:
			second = i
		}
	}
	top, next := s.scores[best], s.scores[second]
	// A foreign name or two must not make a language; neither must a draw.
	if top < 2*wordPoints || top == next || top < s.words*wordPoints/20 {
		return undetermined, false
	}
	return t.tags[best], s.words >= 40 && top > 2*next
}

// contradicts reports whether next to nothing in the sample speaks for the
// declared language, which must be a known one.
func (s *languageSample) contradicts(declared string) bool {
	total := 0
	for _, n := range s.scripts {
		total += n
	}
	own := s.scripts[scriptOther]
	switch declared {
	case "ja":
		own = s.scripts[scriptKana]
	case "zh":
		own = s.scripts[scriptHan]
	case "ko":
		own = s.scripts[scriptHangul]
	}
	t := languages()
	top, score := 0, -1
	for i, tag := range t.tags {
		top = max(top, s.scores[i])
		if tag == declared {
			score = s.scores[i]
			for group, mask := range t.script {
				if mask>>i&1 != 0 {
					own = s.scripts[group]
				}
			}
		}
	}
	// A page in Japanese may hold more English than Japanese: its own script
	// must be missing altogether.
	return own*20 < total || score >= 0 && score*2 < top && own*2 > total
}
