package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// deals divides each target by the mean deal.
func (c *checker) deals() []Note {
	var notes []Note
	for _, g := range c.goals() {
		level, above, divided := c.money(g.AtLeast), "", ""
		if g.deal == 1 {
			level = short(g.AtLeast)
		}
		need := g.AtLeast
		if g.opening > 0 {
			need = max(0, need-g.opening)
			above = " above the opening " + c.money(g.opening)
			if g.deal == 1 {
				above = " above the opening " + short(g.opening)
			}
		}
		if g.deals == 0 {
			notes = append(notes, Note{Text: fmt.Sprintf("target %s, %s of %s: what is there on the first day is enough, so it is about keeping it", g.Name, g.Metric, level)})
			continue
		}
		if g.deal > 1 {
			divided = fmt.Sprintf("%s ÷ a mean deal of %s = ", c.money(need), c.money(g.deal))
		}
		note := Note{Text: fmt.Sprintf("target %s, %s of %s%s: %s%s by %s", g.Name, g.Metric, level, above, divided, countOf(int(min(g.deals, 1e9)), "deal"), c.month(g.Month)),
			Remedy: "ask whether the team has ever won that many in the time"}
		switch g.Metric {
		case "arr", "mrr":
			note.Remedy = "before churn and expansion; " + note.Remedy
		case "customers":
			note.Remedy = "before churn; " + note.Remedy
		}
		if g.months > 3 {
			note.Text += fmt.Sprintf(", %s a quarter", short(3*g.deals/float64(g.months)))
		}
		switch {
		case g.rate == 0:
		case g.selling < 0.995:
			note.Text += fmt.Sprintf(", %s of them out of %s, the others buy by themselves", percent(round2(g.selling)), several(g.opportunities(), "opportunity", "opportunities"))
		default:
			note.Text += fmt.Sprintf(", out of %s opportunities", short(g.opportunities()))
		}
		if g.opened > 0 {
			note.Text += fmt.Sprintf("; about %s come of the opening pipeline", short(g.opened))
		}
		if g.won < 0.8*g.deals {
			note.Remedy = fmt.Sprintf("the rates of the plan bring about %s by then, as far as people can carry them: more demand, better rates, larger deals or a lower target", short(g.won))
		}
		notes = append(notes, note)
	}
	for _, text := range c.uncounted() {
		notes = append(notes, Note{Text: "target " + text})
	}
	return notes
}

// winRate is the share of a segment's opportunities that are won.
func (c *checker) winRate(segment int) float64 {
	rate, open := 1.0, false
	for k := range c.m.Stages {
		if open = open || c.m.Stages[k].Pipeline; open {
			rate *= c.median(c.m.Stages[k].Passes[segment])
		}
	}
	return rate
}

// coverage is how much pipeline a won deal takes.
func (c *checker) coverage() []Note {
	var parts, never []string
	for j := range c.m.Segments {
		name := c.m.Segments[j].Name
		switch rate := c.winRate(j); {
		case !c.soldTo(j):
		case rate == 0:
			never = append(never, name)
		default:
			parts = append(parts, fmt.Sprintf("%s 1 ÷ %s = %s", name, percent(rate), short(1/rate)))
		}
	}
	var notes []Note
	if len(parts) > 0 {
		notes = append(notes, Note{Text: "required coverage, pipeline due inside a period ÷ what is to be won in it: " + strings.Join(parts, ", ")})
	}
	if len(never) > 0 {
		notes = append(notes, Note{"no opportunity can ever be won in segment " + named(never, "or") + ": a stage passes none", "look for a 0% in passes"})
	}
	return notes
}

// soldTo tells a segment that some source brings items of.
func (c *checker) soldTo(segment int) bool {
	return slices.ContainsFunc(c.m.Sources, func(s sim.Source) bool { return c.enters(&s) && s.Shares[segment] > 0 })
}

// enters tells a source whose items enter the funnel; sign-ups may all buy by themselves.
func (c *checker) enters(s *sim.Source) bool {
	return s.Kind != sim.SelfServe || c.median(s.Signups.Qualifies) > 0
}

func round2(x float64) float64 { return math.Round(x*100) / 100 }
func round3(x float64) float64 { return math.Round(x*1000) / 1000 }
