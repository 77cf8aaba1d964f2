package scenarios

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"funnelcast/sim"
)

// targets divides each target by a deal, and the deals by the win rate.
func (e *explainer) targets() []string {
	var lines []string
	rates := map[float64]bool{}
	for _, g := range e.goals() {
		of := metricNames[g.Metric]
		what, write := fmt.Sprintf("%s of %s", of.many, e.money(g.AtLeast)), e.amount
		if g.deal == 1 {
			what, write = countOf(int(g.AtLeast), of.one, of.many), short
		}
		need := max(0, g.AtLeast-g.opening)
		when := "by " + e.month(g.Month)
		if !lasts(g.Metric) {
			when = fmt.Sprintf("from %s to %s", e.month(g.From), e.month(g.Month))
		}
		text := fmt.Sprintf("%s: %s %s.", g.Name, what, when)
		if g.opening > 0 {
			text += fmt.Sprintf(" %s are there already", write(g.opening))
			if g.deals == 0 {
				lines = append(lines, text+": it is about keeping them.")
				continue
			}
			text += fmt.Sprintf(", %s are missing.", write(need))
		}
		deals := countOf(int(min(g.deals, 1e9)), "deal")
		if g.deal > 1 {
			deals = fmt.Sprintf("%s ÷ %s a deal = %s", write(need), write(g.deal), deals)
		}
		switch {
		case g.months == 12:
			deals += " a year, " + short(g.deals/4) + " a quarter"
		case g.months > 3:
			deals += ", " + short(3*g.deals/float64(g.months)) + " a quarter"
		}
		text += " " + capital(deals) + "."
		if g.rate > 0 && g.deals > 0 {
			told := percent(round3(g.rate))
			if !rates[g.rate] {
				rates[g.rate] = true
				text += fmt.Sprintf(" %s of opportunities are won, so a deal takes 1 ÷ %s = %s", told, told, short(1/g.rate))
				if g.selling < 0.995 {
					text += fmt.Sprintf(", save for the %s that buy by themselves", percent(round2(1-g.selling)))
				}
				text += ": " + e.upstream(&g) + "."
			} else {
				text += " At the same rates that is " + e.upstream(&g) + "."
			}
		}
		text += fmt.Sprintf(" The plan brings about %s by then", short(g.won))
		if g.opened > 0 {
			text += fmt.Sprintf(", %s of them from the opening pipeline", short(g.opened))
		}
		if len(lines) == 0 {
			text += ", as far as people can carry it and if nobody leaves"
		}
		lines = append(lines, text+".")
	}
	for _, text := range e.uncounted() {
		lines = append(lines, text+".")
	}
	return lines
}

// metricNames are the metrics that deals add up to, in words.
var metricNames = map[string]struct{ one, many string }{
	"arr": {many: "ARR"}, "mrr": {many: "MRR"}, "licence_bookings": {many: "licence bookings"}, "new_arr": {many: "new ARR"}, "won_value": {many: "value won"}, "bookings": {many: "bookings"}, "wins": {"deal won", "deals won"},
	"customers": {"customer", "customers"}, "new_customers": {"new customer", "new customers"},
}

// upstream is what a goal takes in opportunities, and in the stage before.
func (e *explainer) upstream(g *goal) string {
	first := slices.IndexFunc(e.m.Stages, func(s sim.Stage) bool { return s.Pipeline })
	text := several(g.opportunities(), "opportunity", "opportunities")
	if first == 0 {
		return text
	}
	f, before, into := &e.flows[g.Month], 0.0, 0.0
	for i := range e.m.Sources {
		s := &e.m.Sources[i]
		for j := range e.m.Segments {
			if n := f.in[i][first][j]; n > 0 && e.counts(s, j, g.Month, g.Metric) > 0 && (g.Segment == sim.All || g.Segment == e.m.Segments[j].Name) {
				if s.Enters == first {
					return text // not all of them come through the stage before
				}
				before, into = before+f.in[i][first-1][j], into+n
			}
		}
	}
	if into == 0 {
		return text
	}
	return text + " out of " + e.itemsIn(first-1, false, math.Ceil(g.opportunities()*before/into-1e-9))
}

// times adds up the days from the first stage to the money.
func (e *explainer) times() []string {
	var lines []string
	for j := range e.m.Segments {
		s := &e.m.Segments[j]
		if !e.soldTo(j) {
			continue
		}
		var parts []string
		total := 0.0
		for k := range e.m.Stages {
			if d := mean(e.m.Stages[k].Won[j]); d > 0 {
				parts = append(parts, fmt.Sprintf("%s in %s", short(math.Round(d)), e.m.Stages[k].Name))
				total += d
			}
		}
		text := fmt.Sprintf("%s: the signature comes at once", s.Name)
		if len(parts) > 0 {
			text = fmt.Sprintf("%s: %s = %s to the signature", s.Name, strings.Join(parts, " + "), countOf(int(math.Round(total)), "day"))
		}
		if d := mean(s.Billing.DaysToPay); d > 0 {
			text += fmt.Sprintf(", %s more to the first money", countOf(int(math.Round(d)), "day"))
		}
		lines = append(lines, text+".")
	}
	return append(lines, e.season()...)
}

// season tells the months in which deals close.
func (e *explainer) season() []string {
	s := e.m.CloseSeason
	best, worst := 0, 0
	for i := range s {
		if s[i] > s[best] {
			best = i
		}
		if s[i] < s[worst] {
			worst = i
		}
	}
	var parts []string
	if s[best] > 1 {
		parts = append(parts, fmt.Sprintf("best in %s (odds × %s)", time.Month(best+1), short(s[best])))
	}
	if s[worst] < 1 {
		parts = append(parts, fmt.Sprintf("worst in %s (odds × %s)", time.Month(worst+1), short(s[worst])))
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"Deals close " + named(parts, "and") + "."}
}

// doubts tells what is a range and not a number, the widest first, and what may happen.
func (e *explainer) doubts() []string {
	var lines []string
	if n := len(e.m.Assumptions); n > 0 {
		widest := slices.Clone(e.m.Assumptions)
		slices.SortStableFunc(widest, func(a, b sim.Assumption) int { return cmp.Compare(spreadOf(b.Law), spreadOf(a.Law)) })
		var parts []string
		for _, a := range widest[:min(3, n)] {
			parts = append(parts, fmt.Sprintf("%s (%s)", a.Name, e.written(&a)))
		}
		lines = append(lines, fmt.Sprintf("%s drawn anew in every simulated future. The widest: %s.",
			capital(countOf(n, "number is a range,", "numbers are ranges,")), strings.Join(parts, ", ")))
	}
	for i := range e.m.Shocks {
		lines = append(lines, e.shock(&e.m.Shocks[i]))
	}
	return lines
}

// spreadOf is how far the ends of a law are apart, as a share of its middle.
func spreadOf(l sim.Law) float64 {
	return (l.Quantile(0.9) - l.Quantile(0.1)) / max(math.Abs(l.Quantile(0.5)), 1e-9)
}

// written is an assumption as the file has it, or how wide it is.
func (e *explainer) written(a *sim.Assumption) string {
	for _, q := range e.s.known {
		if q.path == a.Name && q.node != nil && q.node.kind == scalar {
			return q.node.text
		}
	}
	return "its ends are " + percent(round2(spreadOf(a.Law))) + " of its middle apart"
}
