package corpus

func readHTML(b *builder) { readPlain(b) }
