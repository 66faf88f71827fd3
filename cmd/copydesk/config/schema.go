package config

import _ "embed"

// Schema is the JSON Schema of the format, as editors read it. It is made from
// the types of this package by its test:
//
//	go test ./cmd/copydesk/config -run Schema -update
//
//go:embed schema.json
var Schema string

// SchemaURL is where the schema stands for editors.
const SchemaURL = "https://raw.githubusercontent.com/copydesk/copydesk/main/cmd/copydesk/config/schema.json"
