package reports

import (
	"fmt"
	"strings"
)

// after tells days, where there are any.
func after(days int, words string) string {
	if days == 0 {
		return ""
	}
	return words + plural(days, "day")
}

var plurals = map[string]string{"person": "people", "opportunity": "opportunities"}

// plural counts things.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	if p, ok := plurals[thing]; ok {
		return Thousands(n) + " " + p
	}
	return Thousands(n) + " " + thing + "s"
}

// capital begins a sentence.
func capital(words string) string { return strings.ToUpper(words[:1]) + words[1:] }

// list joins words as a sentence does.
func list(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// occupant tells the how-manieth somebody is.
func occupant(n int) string {
	if words := [...]string{"second", "third", "fourth", "fifth"}; n-2 < len(words) {
		return words[n-2] + " occupant"
	}
	return fmt.Sprintf("occupant no. %d", n)
}
