package match

// The classes of bytes that decide where a word starts.
const (
	classBlank = iota // ends a word, starts none
	classWord         // letters, digits, and the bytes inside a longer character
	classSign         // starts a word of its own: punctuation, and the first byte of an ideograph
)

var (
	class  = byteClasses()
	isWord = wordBytes()
	rarity = byteRarity()

	// starts tells from the classes of two neighbours whether a word starts
	// at the second.
	starts = [3][3]bool{
		classBlank: {classWord: true, classSign: true},
		classWord:  {classSign: true},
		classSign:  {classWord: true, classSign: true},
	}
)

func byteClasses() (t [256]byte) {
	for i := range t {
		c := byte(i)
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			t[i] = classBlank
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_':
			t[i] = classWord
		case c >= 0xE2 && c <= 0xEF, c >= 0xF0:
			// The lead bytes of CJK, Hangul, symbols and private use: scripts
			// that write no blanks, and signs that are never part of a word.
			t[i] = classSign
		case c >= 0x80:
			t[i] = classWord
		default:
			t[i] = classSign
		}
	}
	return t
}

func wordBytes() (t [256]bool) {
	for i := range t {
		t[i] = class[i] == classWord
	}
	return t
}

// startsWord reports whether a word starts at the offset.
func startsWord(text string, at int) bool {
	if at == 0 {
		return class[text[0]] != classBlank
	}
	return starts[class[text[at-1]]][class[text[at]]]
}

// byteRarity tells how rare a byte is in prose: 0 for the blank and the
// commonest letters, up to 7. Roughly each step halves the frequency; the
// order is that of English, which most of what is read is written in.
func byteRarity() (t [256]uint8) {
	for i := range t {
		t[i] = 7
	}
	for step, letters := range []string{" e", "taoins", "hrdl", "cumfpgwy", "bv", "k", "xjqz"} {
		for _, c := range []byte(letters) {
			t[c] = uint8(step)
		}
	}
	return t
}
