package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"funnelcast/sim"
)

// A Note is something the numbers of a plan imply before any simulation, and
// what to do about it.
type Note struct {
	Text   string
	Remedy string // empty where there is nothing to do
}

// Check works out, from medians and means alone, what a plan asks of its
// people and its market. Loads are steady states by Little's law: what would
// settle if a month's inflow went on for ever and nobody were short of time.
func (s *Scenario) Check() []Note {
	c := newChecker(s.model)
	return slices.Concat([]Note{c.summary(s)}, c.inVain(s), c.loads(), c.hours(), c.opens(), c.deals(), c.allPipeline(), c.coverage(), c.quotas(), c.skewed(s),
		c.ramping(s), c.unripe(), c.unshared(), c.roles(), c.pay(s), c.unpaid(), c.segments(), c.channels(), unsourced(s))
}

// Warnings are those of Check's notes that nobody should miss who simulates the plan: what of it has no effect, cannot
// be done or was hardly meant, because of a slip of the pen as a rule. They are sentences.
func (s *Scenario) Warnings() []Note {
	notes := newChecker(s.model).inVain(s)
	for i := range notes {
		if word, _, _ := strings.Cut(notes[i].Text, " "); !strings.Contains(word, ".") { // a path stays what it is
			notes[i].Text = capital(notes[i].Text)
		}
		notes[i].Text, notes[i].Remedy = notes[i].Text+".", capital(notes[i].Remedy)+"."
	}
	return notes
}

// inVain looks for what has no effect, cannot be done or was hardly meant.
func (c *checker) inVain(s *Scenario) []Note {
	return slices.Concat(c.unworked(), c.unreached(), c.unfed(), c.unfilled(), c.outside(s), c.shocks(), c.timesUnits(), c.amounts(), unused(s))
}

// A checker does the arithmetic on a model.
type checker struct {
	m     *sim.Model
	staff [][]crew // by role and month
	flows []inflow // by month
	open  []opened // by entry of the opening pipeline
}

// median is a value at the median of its assumption.
func (c *checker) median(v sim.Value) float64 {
	if v.Assumption == 0 {
		return v.Fixed
	}
	return c.m.Assumptions[v.Assumption-1].Law.Quantile(0.5)
}

// mean is the expectation of a spread at the median of its centre; 0 for none.
func mean(s sim.Spread) float64 {
	if s.Law == nil {
		return 0
	}
	return s.Law.Mean()
}

// month is the calendar month of a month of the plan.
func (c *checker) month(i int) string { return (c.m.Start + sim.Month(i)).String() }

// span is the months of the plan.
func (c *checker) span() string {
	if c.m.Months == 1 {
		return c.month(0)
	}
	return c.month(0) + " to " + c.month(c.m.Months-1)
}

// since is a month to the plan's last.
func (c *checker) since(month int) string {
	if month == c.m.Months-1 {
		return "in " + c.month(month)
	}
	return "from " + c.month(month) + " to " + c.month(c.m.Months-1)
}

func (c *checker) summary(s *Scenario) Note {
	m := c.m
	seated := 0
	for _, seat := range m.Seats {
		if seat.Seated {
			seated++
		}
	}
	text := fmt.Sprintf("%s: %s in %s; %s, %s, %s; %s on the first day and %s", m.Name, c.span(), m.Currency.Code,
		countOf(len(m.Segments), "segment"), countOf(len(m.Sources), "source"), countOf(len(m.Stages), "stage"),
		countOf(seated, "person", "people"), countOf(len(m.Seats)-seated, "hire"))
	text += fmt.Sprintf("; %s drawn anew in every simulated future", countOf(len(m.Assumptions), "assumption"))
	return Note{Text: text + "\nworked out at medians and means, as if nobody left the team and no work waited; a run knows of both and mostly ends with fewer deals and customers"}
}

// unsourced lists the numbers that nobody gave a source for.
func unsourced(s *Scenario) []Note {
	var paths []string
	for _, q := range s.known {
		if !hasSource(q.source) {
			paths = append(paths, q.path)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	slices.Sort(paths)
	return []Note{{
		Text:   fmt.Sprintf("%d of %d rates, volumes and capacities have no source: %s", len(paths), len(s.known), strings.Join(paths, ", ")),
		Remedy: "write {value: …, source: \"where it is from\"} where there is one, and look first at those that move the forecast most",
	}}
}

// skewed compares mean and median of what varies from item to item.
func (c *checker) skewed(s *Scenario) []Note {
	var parts []string
	compare := func(path string, q sim.Spread, write func(float64) string) {
		if q.Law == nil {
			return
		}
		if m, half := q.Law.Mean(), q.Law.Quantile(0.5); half > 0 && m >= 1.1*half {
			parts = append(parts, fmt.Sprintf("%s: mean %s, median %s (+%s)", path, write(m), write(half), percent(math.Round(100*(m/half-1))/100)))
		}
	}
	for i := range c.m.Segments {
		seg, contract := &c.m.Segments[i], &s.Segments[i].Value.Contract
		for _, key := range []string{"value", "price"} {
			if contract.has(key) {
				compare(contract.path+"."+key, seg.Worth, c.money)
			}
		}
		for _, key := range []string{"users", "units"} {
			if contract.has(key) {
				compare(contract.path+"."+key, seg.Units, short)
			}
		}
	}
	for i := range c.m.Stages {
		st := &c.m.Stages[i]
		for j := range st.Won {
			path := "funnel." + st.Name + ".takes"
			if s.Funnel[i].Takes.Rows != nil {
				path += "." + c.m.Segments[j].Name
			} else if j > 0 {
				break
			}
			if reflect.DeepEqual(st.Won[j], st.Lost[j]) {
				compare(path, st.Won[j], inWholeDays)
				continue
			}
			compare(path+".won", st.Won[j], inWholeDays)
			compare(path+".lost", st.Lost[j], inWholeDays)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []Note{{
		Text:   "a few large cases pull the average up: " + strings.Join(parts, "; "),
		Remedy: "multiply counts by the mean, not by the median; if you wrote down averages, give them as {mean, cv}",
	}}
}

func inWholeDays(d float64) string { return strconv.FormatFloat(d, 'f', 0, 64) + " days" }

// money writes minor units in a short form: 5.5m JPY.
func (c *checker) money(minor float64) string {
	v, unit := minor/math.Pow10(c.m.Currency.Decimals), ""
	for _, next := range []string{"k", "m", "bn"} {
		if math.Abs(v) < 1000 {
			break
		}
		v, unit = v/1000, next
	}
	return strconv.FormatFloat(v, 'g', 4, 64) + unit + " " + c.m.Currency.Code
}

// percent writes a share as people do: 27%, 7.5%.
func percent(share float64) string {
	return strconv.FormatFloat(share*100, 'g', 4, 64) + "%"
}
