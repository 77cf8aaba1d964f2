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

// plural counts things, of which the first word is the noun: 3 hires tried.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	noun, rest, _ := strings.Cut(thing, " ")
	many, ok := plurals[noun]
	if !ok {
		many = noun + "s"
	}
	return strings.TrimSpace(Thousands(n) + " " + many + " " + rest)
}

// simulated counts futures.
func simulated(paths int) string {
	if paths == 1 {
		return "1 simulated future"
	}
	return Thousands(paths) + " simulated futures"
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
