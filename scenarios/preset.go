package scenarios

import (
	"embed"
	"fmt"
	"path"
	"strings"
)

//go:embed presets/*.yaml
var presets embed.FS

// A Preset is a scenario that comes with the program.
type Preset struct {
	Name  string // by which Load knows it
	About string
}

// Presets lists the presets by name.
func Presets() []Preset {
	var all []Preset
	for _, name := range presetNames() {
		text, err := PresetText(name)
		if err != nil {
			panic(err)
		}
		p := Preset{Name: name}
		if tree := (&report{}).parse(newFile(name, text), text); tree != nil {
			if about := tree.get("about"); about != nil {
				p.About = strings.TrimSpace(about.text)
			}
		}
		all = append(all, p)
	}
	return all
}

// presetNames lists the names in alphabetical order.
func presetNames() []string {
	files, err := presets.ReadDir("presets")
	if err != nil {
		panic(err)
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(f.Name(), ".yaml")
	}
	return names
}

// PresetText returns the file of a preset with its comments.
func PresetText(name string) ([]byte, error) {
	text, err := presets.ReadFile(path.Join("presets", name+".yaml"))
	if err != nil {
		return nil, fmt.Errorf("no preset %q; %s", name, DidYouMean(name, presetNames()))
	}
	return text, nil
}
