# The commands people guess. .ci/run is what proves the project.

.PHONY: all build install test race bench fuzz lint fmt man completions ci clean

all: build

build: ## the binary, in the current folder
	CGO_ENABLED=0 go build -trimpath -o copydesk ./cmd/copydesk

install: ## the binary, where Go puts its commands
	CGO_ENABLED=0 go install -trimpath ./cmd/copydesk

test:
	go test ./...

race:
	go test -race ./...

bench: ## the speed as ratios; needs ../shared/corpora
	go test ./rules/all -run '^$$' -bench Check -benchtime 15x
	go test ./rules/match -run '^$$' -bench .

fuzz: ## every fuzz target, FUZZ long each
	.ci/fuzz

lint:
	go tool -modfile=.ci/go.mod golangci-lint run ./...

fmt:
	gofmt -w corpus rules report cmd

man: ## manual pages, in build/man
	mkdir -p build/man
	go run -tags man ./cmd/copydesk man build/man

completions: build ## for bash, zsh and fish, in build/completions
	mkdir -p build/completions
	for shell in bash zsh fish; do ./copydesk completion $$shell >build/completions/copydesk.$$shell; done

ci:
	.ci/run

clean:
	rm -rf copydesk build dist
