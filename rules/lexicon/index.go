package lexicon

import (
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// index finds entries of a table by their spelling in any case, without a map:
// it is built in a fraction of the time, and folds words on the way.
type index struct {
	slots []slot // a power of two, at least half of them empty
	keys  []string
}

type slot struct {
	hash  uint32
	entry int32 // what was added with the key, plus one; 0: empty
	key   int32 // in keys
}

func newIndex(n int) index {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return index{make([]slot, size), make([]string, 0, n)}
}

// add enters a key with its hash. It returns the entry that has the key
// already, or -1.
func (x *index) add(h uint32, key string, entry int) int {
	mask := uint32(len(x.slots) - 1) //nolint:gosec // sizes stay far below 2^31
	for at := h & mask; ; at = (at + 1) & mask {
		s := &x.slots[at]
		if s.entry == 0 {
			*s = slot{h, int32(entry) + 1, int32(len(x.keys))} //nolint:gosec // as above
			x.keys = append(x.keys, key)
			return -1
		}
		if s.hash == h && equalFold(x.keys[s.key], key) {
			return int(s.entry) - 1
		}
	}
}

// find returns the entry of a word in any case, or -1.
func (x *index) find(h uint32, word string) int {
	if len(x.slots) == 0 {
		return -1
	}
	mask := uint32(len(x.slots) - 1) //nolint:gosec // as above
	for at := h & mask; x.slots[at].entry != 0; at = (at + 1) & mask {
		if s := x.slots[at]; s.hash == h && equalFold(x.keys[s.key], word) {
			return int(s.entry) - 1
		}
	}
	return -1
}

// packedIndex is an index made beforehand: slots of four bytes, with the entry
// plus one in the low half and the high half of the hash in the high one.
type packedIndex string

// find returns the entry of the hash that is meant, or -1.
func (x packedIndex) find(h uint32, meant func(entry int) bool) int {
	mask := uint32(len(x)/4 - 1) //nolint:gosec // as above
	for at := h & mask; ; at = (at + 1) & mask {
		slot := get32(string(x), int(4*at))
		if slot == 0 {
			return -1
		}
		if i := int(slot&0xFFFF) - 1; slot>>16 == h>>16 && meant(i) {
			return i
		}
	}
}

// packedFilter is a set of hashes, made beforehand, that may say yes to one it
// does not hold: a bit for each value of the high half.
type packedFilter string

const filterSize = 1 << 13

func (f packedFilter) may(hash uint32) bool { return f[hash>>19]&(1<<(hash>>16&7)) != 0 }

// equalFold reports whether two words are the same in lower case.
func equalFold(a, b string) bool {
	i := 0
	for ; i < len(a) && i < len(b) && a[i]|b[i] < utf8.RuneSelf; i++ {
		if x, y := a[i], b[i]; x != y && (x|0x20 != y|0x20 || x|0x20 < 'a' || x|0x20 > 'z') {
			return false
		}
	}
	for a, b = a[i:], b[i:]; a != "" && b != ""; {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y && corpus.FoldRune(x) != corpus.FoldRune(y) {
			return false
		}
		a, b = a[n:], b[m:]
	}
	return a == b
}
