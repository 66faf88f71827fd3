package structure

// sampleTable remembers in which block a stretch of text stood first. Which
// stretches are kept depends on their bytes alone, so that a copy keeps the
// same ones.
type sampleTable struct {
	keys   []uint64
	blocks []int32
	used   int
}

// newSampleTable makes a table for a text of the given length.
func newSampleTable(length int) *sampleTable {
	size := 64
	for size < length/24 {
		size *= 2
	}
	return &sampleTable{keys: make([]uint64, size), blocks: make([]int32, size)}
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
	mask := uint64(len(t.keys) - 1)
	for i := (h >> 20) & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case h:
			return t.blocks[i]
		case 0:
			if 4*t.used < 3*len(t.keys) {
				t.keys[i], t.blocks[i] = h, block
				t.used++
			}
			return block
		}
	}
}

func word64(s string) uint64 {
	s = s[:8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
