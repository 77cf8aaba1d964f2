package catalogue

import (
	"embed"
	"fmt"

	"go.yaml.in/yaml/v4"
)

//go:embed *.yaml
var files embed.FS

// load reads a list of entries from an embedded file. The files are part of the
// program, so one that is broken is a programmer's mistake and panics.
func load[T any](name string) []T {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var all []T
	if err := decode(text, &all); err != nil {
		panic(fmt.Errorf("reading %s: %w", name, err))
	}
	return all
}

// decode reads YAML strictly: unknown and duplicate keys are errors.
func decode(text []byte, into any) error {
	return yaml.Load(text, into, yaml.WithKnownFields())
}
