package corpus

// script groups writing systems: those above scriptWords name one language.
type script uint8

const (
	scriptNone script = iota
	scriptLatin
	scriptCyrillic
	scriptArabic
	scriptHan
	scriptKana
	scriptHangul
	scriptOther
	scriptCount
)

// loneScripts are the scripts that serve one language, or one by far the most.
var loneScripts = [...]struct {
	first, last rune
	tag         string
}{
	{0x0370, 0x03FF, "el"},
	{0x1F00, 0x1FFF, "el"},
	{0x0530, 0x058F, "hy"},
	{0x0590, 0x05FF, "he"},
	{0x0900, 0x097F, "hi"},
	{0x0980, 0x09FF, "bn"},
	{0x0A00, 0x0A7F, "pa"},
	{0x0A80, 0x0AFF, "gu"},
	{0x0B00, 0x0B7F, "or"},
	{0x0B80, 0x0BFF, "ta"},
	{0x0C00, 0x0C7F, "te"},
	{0x0C80, 0x0CFF, "kn"},
	{0x0D00, 0x0D7F, "ml"},
	{0x0D80, 0x0DFF, "si"},
	{0x0E00, 0x0E7F, "th"},
	{0x0E80, 0x0EFF, "lo"},
	{0x0F00, 0x0FFF, "bo"},
	{0x1000, 0x109F, "my"},
	{0x10A0, 0x10FF, "ka"},
	{0x1200, 0x137F, "am"},
	{0x1780, 0x17FF, "km"},
	{0x1800, 0x18AF, "mn"},
}

func scriptOf(r rune) script {
	switch {
	case r < 0x0250, r >= 0x1E00 && r <= 0x1EFF:
		return scriptLatin
	case r >= 0x0400 && r <= 0x052F:
		return scriptCyrillic
	case r >= 0x0600 && r <= 0x077F, r >= 0xFB50 && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFC:
		return scriptArabic
	case r >= 0x3040 && r <= 0x30FF:
		return scriptKana
	case r >= 0x3400 && r <= 0x9FFF, r >= 0x20000 && r <= 0x3FFFF:
		return scriptHan
	case r >= 0xAC00 && r <= 0xD7AF, r >= 0x1100 && r <= 0x11FF:
		return scriptHangul
	}
	return scriptOther
}

func loneLanguage(r rune) int {
	for i := range loneScripts {
		if r >= loneScripts[i].first && r <= loneScripts[i].last {
			return i
		}
	}
	return -1
}
