package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// A Paragraph is one subject of a plan, told in sentences.
type Paragraph struct {
	Title     string
	Sentences []string
}

// Explain tells a plan as sentences with their arithmetic: what is sold, where
// demand comes from, who does the work and how full they are, what the targets take.
// It uses medians and means alone, as [Scenario.Check] does, and simulates nothing.
func (s *Scenario) Explain() []Paragraph {
	e := explainer{checker: newChecker(s.model), s: s}
	var all []Paragraph
	for _, p := range []Paragraph{
		{s.Name, e.frame()},
		{"What is sold", e.sold()},
		{"Where demand comes from", e.demand()},
		{"Who does what", e.work()},
		{"How full they are", e.full()},
		{"How a week goes", e.weeks()},
		{"Who comes and who leaves", e.staff()},
		{"What the targets take", e.targets()},
		{"From first contact to money", e.times()},
		{"What a new customer costs", e.economics()},
		{"What is not sure", e.doubts()},
	} {
		if len(p.Sentences) > 0 {
			all = append(all, p)
		}
	}
	return all
}

// An explainer puts what a checker works out into words.
type explainer struct {
	*checker
	s *Scenario
}

func (e *explainer) frame() []string {
	var lines []string
	if e.s.About != "" {
		lines = append(lines, strings.TrimSpace(e.s.About))
	}
	seated, hired := 0, 0
	for _, seat := range e.m.Seats {
		switch {
		case seat.Seated:
			seated++
		case seat.Month < e.m.Months:
			hired++
		}
	}
	there := countOf(seated, "person is there", "people are there")
	if seated == 0 {
		there = "nobody is there"
	}
	return append(lines, fmt.Sprintf("The plan runs for %s, %s, in %s. On the first day %s; %s. Numbers are the middle ones, times averages, without leavers or queues; brackets hold 8 cases of 10.",
		countOf(e.m.Months, "month"), e.span(), e.m.Currency.Code, there, countOf(hired, "is hired", "are hired")))
}

// tell writes a value at its median, with the range that it may have.
func (c *checker) tell(v sim.Value, write func(float64) string) string { return c.tellOf(v, write, "") }

// tellOf puts what it is a value of between the median and the range.
func (c *checker) tellOf(v sim.Value, write func(float64) string, of string) string {
	if v.Assumption == 0 {
		return write(v.Fixed) + of
	}
	return tellLaw(c.m.Assumptions[v.Assumption-1].Law, write, of, "")
}

// tellSpread writes what varies from case to case, with its mean where that is another than the median.
func (c *checker) tellSpread(s sim.Spread, write func(float64) string, of string) string {
	half, average := s.Law.Quantile(0.5), s.Law.Mean()
	if math.Abs(average-half) < 0.01*math.Abs(half) {
		return tellLaw(s.Law, write, of, "")
	}
	return tellLaw(s.Law, write, of, "; "+write(average)+" on average")
}

func tellLaw(law sim.Law, write func(float64) string, of, more string) string {
	low, half, high := write(law.Quantile(0.1)), write(law.Quantile(0.5)), write(law.Quantile(0.9))
	if low == high {
		return half + of
	}
	return fmt.Sprintf("%s%s (%s to %s%s)", half, of, low, high, more)
}

// amount is money without its currency.
func (c *checker) amount(minor float64) string {
	text, _, _ := strings.Cut(c.money(minor), " ")
	return text
}

// word is how sales people call one thing that enters a stage and several: "" where they have no word for it. What
// opens there, because it is where it first enters the pipeline, is an opportunity whatever the stage is called,
// as in the metric opportunities; further on it is one that has come so far.
func (c *checker) word(stage int, opens bool) (one, many string) {
	s := &c.m.Stages[stage]
	switch name := s.Name; {
	case opens && name == "opportunity":
		return name, "opportunities"
	case opens:
		return "opportunity in " + name, "opportunities in " + name
	case name == "lead", name == "proposal", name == "demo":
		return name, name + "s"
	case slices.Contains([]string{"mql", "sal", "sql", "sqa", "pql"}, name):
		return strings.ToUpper(name), strings.ToUpper(name) + "s"
	}
	return "", ""
}

// itemsIn counts what enters a stage: 38 SQLs, 20 opportunities, 4 in negotiation.
func (c *checker) itemsIn(stage int, opens bool, n float64) string {
	one, many := c.word(stage, opens)
	if one == "" {
		return short(n) + " in " + c.m.Stages[stage].Name
	}
	return several(n, one, many)
}

// things is what a source brings, without a number, or with that of a value before it.
func (c *checker) things(s *sim.Source, v sim.Value) string {
	one, many := c.word(s.Enters, c.m.Stages[s.Enters].Pipeline)
	switch {
	case one == "":
		return "items in " + c.m.Stages[s.Enters].Name
	case v != sim.Value{} && short(c.median(v)) == "1":
		return one
	}
	return many
}

// inMonths writes days as months where they are many.
func (c *checker) inMonths(days float64) string {
	if months := days / c.m.DaysPerMonth; months >= 1.95 {
		return short(math.Round(10*months)/10) + " months"
	}
	return countOf(int(math.Round(days)), "day")
}

// every names a period of months as an adverb: quarterly.
func every(months int) string {
	if name, ok := map[int]string{1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}[months]; ok {
		return name
	}
	return fmt.Sprintf("every %d months", months)
}
