package wording

import (
	"encoding/binary"
	"flag"
	"os"
	"testing"
)

var writeKeys = flag.Bool("keys", false, "write data/spun.keys")

// TestSpunKeys holds the keys to the table of spins that they stand for.
func TestSpunKeys(t *testing.T) {
	s := spinTable()
	want := append(s.lefts[:len(s.lefts):len(s.lefts)], make([]byte, 4<<keyBits)...)
	used := 0
	for i := range s.all {
		key := s.all[i].key
		at := key >> (32 - keyBits)
		slot := func() []byte { return want[leftsSize+4*at:] }
		for binary.LittleEndian.Uint32(slot()) != 0 && binary.LittleEndian.Uint32(slot()) != key {
			at = (at + 1) % (1 << keyBits)
		}
		if binary.LittleEndian.Uint32(slot()) == 0 {
			used++
		}
		binary.LittleEndian.PutUint32(slot(), key)
		if key == 0 || used > 3<<keyBits/4 {
			t.Fatalf("key %d of %d does not fit", key, used)
		}
	}
	if *writeKeys {
		if err := os.WriteFile("data/spun.keys", want, 0o644); err != nil { //nolint:gosec // public data
			t.Fatal(err)
		}
		t.Log(used, "keys")
		return
	}
	if spunKeys != string(want) {
		t.Error("data/spun.keys is not what the table of spins makes: run go generate")
	}
}
