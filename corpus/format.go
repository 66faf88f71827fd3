package corpus

func guessFormat(name string, text []byte) Format {
	if f := FormatOf(name); f != Unknown {
		return f
	}
	return Plain
}
