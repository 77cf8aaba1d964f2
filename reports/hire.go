package reports

import (
	"fmt"
	"io"
	"strings"

	"funnelcast/forecast"
)

// WriteHire writes whom to hire next for a manager: sentences first, then tables of the hires, of hires in a row, of
// those planned and of who binds when, the warnings and where the files are.
func WriteHire(w io.Writer, h *forecast.Hire, o SummaryOptions) error {
	s := newSummary(o.Colour)
	s.paragraph("", fmt.Sprintf("%s: the next best hire for %s (seed %d)", s.strong(h.Scenario), aim(&h.Aim), h.Seed))
	s.WriteByte('\n')
	s.baseline(h)
	s.bestHire(h)
	s.surelyAhead(h)
	s.bestForMoney(h)
	s.beyondBudget(h)
	s.inARow(h)
	s.ofPlanned(h)
	s.latestStarts(h)
	s.whoBinds(h)
	s.livedThrough(h)
	s.hires(h)
	s.steps(h)
	s.planned(h)
	s.binds(h)
	return s.end(w, h.Warnings, o.Files)
}

// baseline tells how probable the target is as the plan stands, once and on all paths. What changes make of it is told in points, path by
// path: on the fewer futures on which they are judged it would be another number each time.
func (s *summary) baseline(h *forecast.Hire) {
	if h.Aim.Target != "" {
		s.paragraph("", fmt.Sprintf("As the plan stands, %s is reached in %s of the futures.", h.Aim.Target, s.strong(Uncertain(h.Aim.Probability))))
	}
}

// hired names a hire: one ae more from 2027-04.
func hired(v *forecast.HireValue) string { return fmt.Sprintf("one %s more from %s", v.Role, v.Month) }

// bestHire tells what the first hire does, or that nothing helps.
func (s *summary) bestHire(h *forecast.Hire) {
	v, what := &h.Hires[0], FigureOf(&h.Aim)
	if !v.Contender {
		cheapest := v
		for i := range h.Hires {
			if h.Hires[i].Cost.Mean < cheapest.Cost.Mean {
				cheapest = &h.Hires[i]
			}
		}
		s.paragraph("", s.strong("No hire is within the budget")+fmt.Sprintf(" of %s: the cheapest of %s, %s, costs %s up to %s.", exact(h.Budget, h.Currency),
			plural(len(h.Hires), "hire tried"), hired(cheapest), costOf(cheapest.Cost, h.Currency), h.Aim.Month))
		return
	}
	if !v.Helps {
		s.paragraph("", s.strong("Nothing helps")+fmt.Sprintf(": %s %s for the better by more than chance would.", noneOf(len(h.Hires), "hire tried", "changes", "does not change"), what))
		told := fmt.Sprintf("The most that was seen is %s: %s of %s on average", hired(v), meanOf(v.Effect, h.Aim.Unit), what)
		switch {
		case v.Effect.Same == 1:
			told = fmt.Sprintf("With %s, the best of them, %s %s the same in every future", hired(v), what, does(&h.Aim, "is", "are"))
		case v.Harms:
			told += ", which is surely for the worse"
		case v.Needed > 0:
			told += fmt.Sprintf(", not distinguishable from nothing at %s paths; %s would do", Thousands(h.Paths), soMany(v.Needed))
		}
		s.paragraph("", told+".")
		return
	}
	effect := fmt.Sprintf("%s %s by %s on average.", what, does(&h.Aim, "changes", "change"), meanOf(v.Effect, h.Aim.Unit))
	told := fmt.Sprintf("%s, the best of %s: %s", s.strong("Hire "+hired(v)), plural(len(h.Hires), "hire tried"), effect)
	if tied := asGood(h); tied != "" {
		s.paragraph("", tied)
		told = fmt.Sprintf("With %s, %s", hired(v), effect)
	}
	if g := v.Gain; g != nil {
		told += " " + h.Aim.Target + " becomes " + moreLikely(g) + "."
	}
	s.paragraph("", told)
	s.paragraph("", paysBack(h, v))
	if least := h.Cheapest(); least != nil {
		s.paragraph("", fmt.Sprintf("Of those that are as good, %s from %s costs least: %s.", least.Role, least.Month, costOf(least.Cost, h.Currency)))
	}
}

func soMany(paths int) string {
	if paths >= 1_000_000 {
		return "a million or more"
	}
	return "about " + Thousands(paths)
}

// noneOf begins a sentence on so many of which none does something.
func noneOf(n int, what, does, not string) string {
	if n == 1 {
		return "the only " + what + " " + not
	}
	return "none of the " + plural(n, what) + " " + does
}

// moreLikely tells the change of a target's probability.
func moreLikely(g *forecast.Gain) string {
	by := strings.TrimLeft(points(g.Points, g.SE), "+-") + " ± " + errorOf(g.SE, "share")
	switch {
	case g.Won+g.Lost == 0:
		return "no more and no less probable in any of the futures"
	case !g.Distinct && g.Takes > 0:
		return fmt.Sprintf("more or less probable (%s; the sign is not sure, about %s fresh paths would do)", by, roughly(g.Takes))
	case !g.Distinct:
		return fmt.Sprintf("more or less probable (%s; the sign is not sure)", by)
	case g.Points < 0:
		return by + " less probable"
	}
	return by + " more probable"
}

// paysBack tells what a hire costs and whether it pays for itself within the plan.
func paysBack(h *forecast.Hire, v *forecast.HireValue) string {
	c := v.Cost
	told := fmt.Sprintf("It costs %s up to %s", costOf(c, h.Currency), h.Aim.Month)
	if p := v.PerMoney; p != nil {
		told += ": " + perMoney(h, v) + " " + Metric(h.Aim.Metric) + " for " + per(h, v)
	}
	cash := meanOf(v.Cash, h.Currency) + " of cash at the plan's end"
	switch {
	case v.PaidBack != "":
		return told + fmt.Sprintf(". It has paid for itself in %s, on average (%s).", v.PaidBack, cash)
	case v.NeverShort:
		return told + fmt.Sprintf(". There is nothing to pay back: on average, cash is at no month's end lower for it (%s).", cash)
	case v.Cash.Distinct && v.Cash.Mean < 0:
		return told + fmt.Sprintf(". Within the plan it does not pay for itself in cash (%s).", cash)
	}
	return told + fmt.Sprintf(". Whether it pays for itself in cash within the plan is not sure (%s).", cash)
}

// costOf writes what is paid more.
func costOf(c *forecast.Difference, unit string) string {
	return strings.TrimPrefix(meanOf(c, unit), "+")
}

// asGood names the contenders that the first is not told from; empty where it is told from all.
func asGood(h *forecast.Hire) string {
	var names []string
	takes, known := 0, true
	for i := range h.Hires {
		if v := &h.Hires[i]; i == 0 || v.Tied {
			names = append(names, v.Role+" from "+v.Month)
			takes, known = max(takes, v.Needed), known && (i == 0 || v.Needed > 0)
		}
	}
	if len(names) == 1 {
		return ""
	}
	told := fmt.Sprintf("%s are as good as one another at %s paths, and the best of %s", list(names), Thousands(h.Paths), plural(len(h.Hires), "hire tried"))
	if known {
		told += "; " + soMany(takes) + " would tell them apart"
	}
	return told + "."
}

// surelyAhead tells by how much the first hire is ahead of the next that it is told from.
func (s *summary) surelyAhead(h *forecast.Hire) {
	first := &h.Hires[0]
	if !first.Helps {
		return
	}
	for i := range h.Hires[1:] {
		v := &h.Hires[i+1]
		if v.Contender && !v.Tied {
			b := v.Behind
			s.paragraph("", fmt.Sprintf("%s from %s is surely ahead of %s, by %s ± %s on the same futures.", first.Role, first.Month, hired(v),
				strings.TrimLeft(change(b.Mean, b.SE, h.Aim.Unit), "+-"), errorOf(b.SE, h.Aim.Unit)))
			return
		}
	}
}

// bestForMoney names the contender that does most for its cost, where that is surely another than the first.
func (s *summary) bestForMoney(h *forecast.Hire) {
	var best *forecast.HireValue
	for i := range h.Hires {
		v := &h.Hires[i]
		if v.Thrifty && v.Helps && (best == nil || v.PerMoney.Value > best.PerMoney.Value) {
			best = v
		}
	}
	if best != nil {
		s.paragraph("", fmt.Sprintf("For the money %s does most: %s %s for %s.", hired(best), perMoney(h, best), Metric(h.Aim.Metric), per(h, best)))
	}
}

// beyondBudget names the hires that surely do more than the first and cost too much, of each role the best.
func (s *summary) beyondBudget(h *forecast.Hire) {
	if h.Budget == 0 || !h.Hires[0].Contender {
		return
	}
	var better []string
	seen, dear := map[string]bool{}, 0
	for i := range h.Hires {
		v := &h.Hires[i]
		if v.Dear {
			dear++
		}
		if v.Ahead && !seen[v.Role] {
			seen[v.Role] = true
			better = append(better, fmt.Sprintf("%s (%s, for %s)", hired(v), meanOf(v.Effect, h.Aim.Unit), costOf(v.Cost, h.Currency)))
		}
	}
	budget := exact(h.Budget, h.Currency)
	switch {
	case len(better) > 0:
		s.paragraph("", "Surely better, but over the budget of "+budget+": "+list(better)+".")
	case dear > 0:
		s.paragraph("", fmt.Sprintf("Over the budget of %s: %s, none of them surely better than the best within it.", budget, plural(dear, "hire")))
	}
}

// livedThrough tells how much was simulated.
func (s *summary) livedThrough(h *forecast.Hire) {
	n := 0
	for n < len(h.Hires) && h.Hires[n].Contender {
		n++
	}
	told := fmt.Sprintf("%s futures were lived in all: the plan as it stands on %s, each hire on as many of the same as it took to leave it behind", Thousands(h.Lived), Thousands(h.Paths))
	if n > 0 {
		last := fmt.Sprintf("last %d are", n)
		if n == 1 {
			last = "last of them is"
		}
		told += fmt.Sprintf("; the %s judged on %s that had no say in the choice", last, Thousands(h.Fresh))
	}
	s.paragraph("", told+".")
}
