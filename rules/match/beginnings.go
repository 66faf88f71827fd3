package match

// begins reports whether a word may begin with a byte: with a letter or digit
// in ASCII where none stands before it, and with every character that is not
// in ASCII.
func begins(before, c byte) bool { return c >= 0xC0 || plain(c) && !plain(before) }

func plain(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// Eight copies of a byte, to look at eight bytes at once.
const (
	eachOne  = 0x0101010101010101
	eachHigh = 0x80 * eachOne
	eachLow  = 0x7F * eachOne
)

// beginnings is begins for each of 64 bytes, as a bit.
func beginnings(text string, before byte) (starts uint64) {
	var last uint64 // the high bit says whether the byte before is plain
	if plain(before) {
		last = eachHigh
	}
	for n := 0; n < 64; n += 8 {
		x := load8(text[n : n+8])
		// In a sum of two bytes of which neither has the high bit nothing is
		// carried into the next byte, and the high bit says which is greater.
		low := x & eachLow
		lower := low | 0x20*eachOne
		word := (lower + (0x80-'a')*eachOne) &^ (lower + (0x7F-'z')*eachOne)
		word |= (low + (0x80-'0')*eachOne) &^ (low + (0x7F-'9')*eachOne)
		word &= eachHigh &^ x
		found := word&^(word<<8|last>>56) | x&(x<<1)&eachHigh
		last = word
		// The product brings the high bits together in the highest byte.
		starts |= found >> 7 * 0x0102040810204080 >> 56 << n
	}
	return starts
}
