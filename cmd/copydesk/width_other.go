//go:build !unix

package main

import "os"

// columns is the width of a terminal; 0 when unknown.
func columns(*os.File) int { return 0 }
