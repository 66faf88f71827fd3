package structure

// sampleTable remembers in which block a stretch of text stood first. Which
// stretches are kept depends on their bytes alone, so that a copy keeps the
// same ones.
type sampleTable struct {
	places []samplePlace
	used   int
	most   int // places that the table may grow to
}

type samplePlace struct {
	key   uint64 // 0: free
	block int32
}

// newSampleTable makes a table for a text of the given length. Most need a small
// part of the room that a text of nothing but short words does.
func newSampleTable(length int) *sampleTable {
	size := 64
	for size < length/24 {
		size *= 2
	}
	return &sampleTable{places: make([]samplePlace, max(64, size/8)), most: size}
}

// add notes the samples of a block, and returns the earlier block that most of
// them stood in; false where there is none.
func (t *sampleTable) add(text string, block int) (first int, ok bool) {
	const stretch = 16
	samples, lead, count := 0, int32(-1), 0
	shared := 0
	for i := 0; i < len(text)-stretch; i++ {
		if text[i] != ' ' {
			continue
		}
		h := (word64(text[i+1:])*0x9E3779B97F4A7C15 ^ word64(text[i+9:])) * 0xD6E8FEB86659FD93
		if h>>60 != 0 {
			continue
		}
		samples++
		b := t.look(h, int32(block)) //nolint:gosec // blocks are far fewer
		switch {
		case b == int32(block): //nolint:gosec // as above
		case b == lead:
			shared++
			count++
		case count == 0:
			lead, count = b, 1
			shared = 1
		default:
			count--
		}
	}
	return int(lead), samples > 0 && lead >= 0 && 2*shared >= samples
}

// look returns the block that a sample stood in first, which is the given one
// where it is new.
func (t *sampleTable) look(h uint64, block int32) int32 {
	h |= 1 // zero marks a free place
	for {
		p := t.place(h)
		switch {
		case p.key == h:
			return p.block
		case 4*t.used < 3*len(t.places):
			*p = samplePlace{h, block}
			t.used++
			return block
		case len(t.places) == t.most:
			return block
		}
		t.grow()
	}
}

// place is where a key is kept, or would be.
func (t *sampleTable) place(key uint64) *samplePlace {
	mask := uint64(len(t.places) - 1)
	for i := (key >> 20) & mask; ; i = (i + 1) & mask {
		if p := &t.places[i]; p.key == key || p.key == 0 {
			return p
		}
	}
}

func (t *sampleTable) grow() {
	old := t.places
	t.places = make([]samplePlace, 2*len(old))
	for _, p := range old {
		if p.key != 0 {
			*t.place(p.key) = p
		}
	}
}

func word64(s string) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
