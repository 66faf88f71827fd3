package corpus

// Remark is an HTML comment: a place outside the reader's text where whoever
// wrote the source says something. One that stands between blocks is also a
// block of the kind Comment; one inside a paragraph leaves no other trace.
type Remark struct {
	Source Span // the whole comment, marks included
	Body   Span // what it says, in the source, without the blanks around it; never empty
	Block  int  // the block that it stands in, else the next one that is no Comment; len(Blocks) behind the last
	Inside bool // it stands in that block
}

// placeComments ties each comment to its block. Blocks and comments ascend, so
// one walk over both does.
func (a *Article) placeComments() {
	k := 0
	for i := range a.Comments {
		c := &a.Comments[i]
		for k < len(a.Blocks) && (a.Blocks[k].Kind == Comment || a.Blocks[k].Source.End < c.Source.End) {
			k++
		}
		c.Block = k
		c.Inside = k < len(a.Blocks) && a.Blocks[k].Source.Start <= c.Source.Start
	}
}
