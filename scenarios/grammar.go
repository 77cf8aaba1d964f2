package scenarios

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// countOf counts things: 1 segment, 2 segments.
func countOf(n int, one string, many ...string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, append(many, one+"s")[0])
}

// several counts what may come in parts: 1 deal, 0.8 deals.
func several(n float64, one, many string) string {
	if short(n) == "1" {
		return "1 " + one
	}
	return short(n) + " " + many
}

// plural is the name of several: calls.
func plural(name string) string {
	if strings.HasSuffix(name, "s") {
		return name
	}
	return name + "s"
}

// named lists names as a person would: sdr, ae and csm.
func named(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + last + " " + names[len(names)-1]
}

// counted joins names and counts those that are there more than once: 2 bdr and sdr.
func counted(names []string) string {
	var parts []string
	for i, name := range names {
		if slices.Index(names, name) != i {
			continue
		}
		n := 0
		for _, other := range names {
			if other == name {
				n++
			}
		}
		if n > 1 {
			name = fmt.Sprintf("%d × %s", n, name)
		}
		parts = append(parts, name)
	}
	return named(parts, "and")
}

// capital begins a sentence.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// inside takes a title into a sentence: account executive, but still VP Sales.
func inside(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	if next, _ := utf8.DecodeRuneInString(title[size:]); unicode.IsUpper(next) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}
