package main

import (
	"context"
	"io"
	"iter"
	"slices"

	"github.com/copydesk/copydesk/corpus"
)

// inputs are the articles that the paths of the command line mean; without
// any, those of the current folder.
func (c *check) inputs(ctx context.Context, paths []string, stdin io.Reader) iter.Seq[corpus.Input] {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if slices.Contains(paths, "-") {
		stdin = until(ctx, stdin)
	}
	return corpus.Walk(paths, corpus.WalkOptions{Stdin: stdin, StdinName: c.stdinName})
}

// until reads from a reader until the context ends, also when the reader just
// then waits for somebody to type.
func until(ctx context.Context, in io.Reader) io.Reader {
	out, w := io.Pipe()
	context.AfterFunc(ctx, func() { _ = w.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(w, in)
		_ = w.CloseWithError(err)
	}()
	return out
}
