package corpus

type tocState uint8

const (
	noTOC tocState = iota
	tocHead
	tocBody
)

func (o *outline) isTOC(i int) bool                        { return false }
func (w *htmlWriter) enterTOC(i int)                       {}
func (w *htmlWriter) openEntry(item htmlItem, at int) bool { return false }
