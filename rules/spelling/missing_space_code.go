package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/lexicon"
)

// What has no space in it because a program reads it.

// unspaced returns what stands around an offset without a space in it.
func unspaced(text string, block corpus.Range, at int) (from, to int) {
	from, to = at, at
	for from > block.Start && at-from < wordSize && text[from-1] > ' ' {
		from--
	}
	for to < block.End && to-at < wordSize && text[to] > ' ' {
		to++
	}
	return from, to
}

// scope reports whether the words around an offset are a label of several parts
// at the head of a block or behind a dash: "net,stream: close at once".
func scope(text string, block corpus.Range, at int) bool {
	from, to := unspaced(text, block, at)
	if text[to-1] != ':' || to == block.End {
		return false
	}
	before := strings.TrimRight(text[block.Start:from], " ")
	return before == "" || strings.HasSuffix(before, " -") || strings.HasSuffix(before, "] -") || strings.HasSuffix(before, ")")
}

// symbols reports whether two words beside a comma are both short or unknown, as
// symbols and the names of commands are: "Cb,Cr".
func (j *gapJudge) symbols(before, after string) bool {
	if len(before) == 2 && len(after) == 2 {
		return !lexicon.IsFunction(j.language, before) && !lexicon.IsFunction(j.language, after)
	}
	return j.technical() && j.language == "en" && isLowerWord(before) && isLowerWord(after) && !lexicon.IsCommon("en", before) && !lexicon.IsCommon("en", after)
}

// keys reports whether an offset lies in three words and more that commas join,
// with no space anywhere, or in a quoted value: a list of keys, of tags or of
// options.
func keys(text string, block corpus.Range, at int) bool {
	from, to := unspaced(text, block, at)
	list := strings.TrimRight(text[from:to], ".,;:")
	if n := len(list); n > 2 && list[0] == '"' && list[n-1] == '"' {
		return true // a value
	}
	return strings.Count(list, ",") >= 2
}

// record reports whether the line that holds an offset is a row of data: no
// blank in it, and commas enough.
func record(text string, block corpus.Range, at int) bool {
	from, to := at, at
	for from > block.Start && at-from < 2*wordSize && text[from-1] > ' ' {
		from--
	}
	for to < block.End && to-at < 2*wordSize && text[to] > ' ' {
		to++
	}
	opens := from == block.Start || text[from-1] == '\n'
	ends := to == block.End || text[to] == '\n'
	return opens && ends && strings.Count(text[from:to], ",") >= 3
}

// qualified reports whether a text ends in brackets around one name with a dot
// or a star in it: the type in "(io.Reader).Read".
func qualified(text string) bool {
	near := text[max(0, len(text)-wordSize):]
	open := strings.LastIndexByte(near, '(')
	if open < 0 {
		return false
	}
	inside := near[open+1 : len(near)-1]
	return strings.IndexByte(inside, ' ') < 0 && strings.ContainsAny(inside, ".*:")
}

// indexed reports whether a text ends in a bracket that was opened inside a word:
// "tree[n]".
func indexed(text string) bool {
	near := text[max(0, len(text)-wordSize):]
	open := strings.LastIndexByte(near, '[')
	if open < 1 || strings.IndexByte(near[open:], ' ') >= 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(near[:open])
	return unicode.IsLetter(r) && strings.Trim(near[open+1:len(near)-1], "0123456789") != ""
}

// inCodeLike reports whether the words that hold an offset, from blank to blank,
// are an address, a handle, a path or a piece of code.
func inCodeLike(text string, block corpus.Range, at int) bool {
	from, to := unspaced(text, block, at)
	word := text[from:to]
	if strings.ContainsAny(word, "/\\@_=#<>{}|~^*+`$") || strings.Contains(word, "::") || strings.HasPrefix(word, "www.") {
		return true
	}
	// A call: "f(a,b)".
	before := text[from:at]
	if open := strings.LastIndexByte(before, '('); open > 0 && strings.IndexByte(before[open:], ')') < 0 {
		r, _ := utf8.DecodeLastRuneInString(before[:open])
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// wordSize bounds what is looked at to either side of a mark.
const wordSize = 80

// entity reports whether a text ends in an entity without its semicolon.
func entity(text string) bool {
	i := strings.LastIndexByte(text[max(0, len(text)-10):], '&')
	return i >= 0 && !strings.Contains(text[max(0, len(text)-10)+i:], " ")
}
