package corpus

func readMarkdown(b *builder) { readPlain(b) }
