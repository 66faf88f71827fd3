package main

import "github.com/copydesk/copydesk/rules/suggest"

func nearest(word string, names []string) string { return suggest.Nearest(word, names) }

func didYouMean(word string, names []string) string { return suggest.DidYouMean(word, names) }
