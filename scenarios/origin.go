package scenarios

import "strings"

// An Origin tells where a number of a scenario comes from.
type Origin struct {
	Written string // the number as the file has it: 17% .. 22% .. 28%; empty where it is written as a form with keys
	Source  string // as the file has it; empty where it has none
	Sourced bool   // the source is more than "assumption: …"
}

// Origins are those of the numbers that the model's assumptions and sure values were made from, by their
// path, which is an assumption's name in the model.
func (s *Scenario) Origins() map[string]Origin {
	all := map[string]Origin{}
	for _, numbers := range [][]*quantity{s.known, s.centred} {
		for _, q := range numbers {
			o := Origin{Source: q.source, Sourced: hasSource(q.source)}
			if q.node != nil && q.node.kind == scalar {
				o.Written = q.node.text
			}
			all[q.path] = o
		}
	}
	return all
}

// hasSource tells a source from none, and from one that says that it is an assumption.
func hasSource(source string) bool {
	return source != "" && !strings.HasPrefix(strings.ToLower(source), "assum")
}
