package sim

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// Broken is the first claim that the two tellings do not agree on, or nothing.
func (v *Visits) Broken() string {
	if v.Held[0] != v.Held[1] {
		return fmt.Sprintf("%d item-days in people's hands, %d by the items' own days", v.Held[0], v.Held[1])
	}
	if v.Open[0] != v.Open[1] {
		return fmt.Sprintf("%d item-days open, %d by the items' own days", v.Open[0], v.Open[1])
	}
	for _, s := range v.Stages {
		if s.Waiting[0] != s.Waiting[1] {
			return fmt.Sprintf("%d item-days waiting in %s, %d by the items' own days", s.Waiting[0], s.Name, s.Waiting[1])
		}
		if s.InPipe[0] != s.InPipe[1] {
			return fmt.Sprintf("%d item-days in the pipeline of %s, %d by the items' own days", s.InPipe[0], s.Name, s.InPipe[1])
		}
	}
	if v.Quick {
		return ""
	}
	if unseen := v.Opened[0] - v.Opened[1]; unseen < 0 || unseen > v.Lost {
		return fmt.Sprintf("%d opportunities counted, %d seen, %d lost on their day", v.Opened[0], v.Opened[1], v.Lost)
	}
	if more := v.Won[0] - v.Won[1]; more < 0 || more > v.Unsure {
		return fmt.Sprintf("%d wins counted, %d seen and %d more perhaps", v.Won[0], v.Won[1], v.Unsure)
	}
	return ""
}

// quick tells whether opportunities can pass a stage without taking a day.
func quick(m *Model) bool {
	for i := range m.Stages {
		for seg := range m.Segments {
			if s := &m.Stages[i]; s.Pipeline && (s.Won[seg].Law == nil || s.Lost[seg].Law == nil) {
				return true
			}
		}
	}
	return !m.Stages[len(m.Stages)-1].Pipeline // a win is an opportunity, if only for a moment
}

// Little's law to the item on any plan, whatever it is made of.
func TestLittlesLawHoldsOnAnyPlan(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		if what := VisitsOf(t, anyModel(t), 1).Broken(); what != "" {
			t.Fatal(what)
		}
	})
}
