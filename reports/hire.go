package reports

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

// WriteHire writes whom to hire next for a manager: sentences first, then the hires, who binds when, the
// warnings and where the files are.
func WriteHire(w io.Writer, h *forecast.Hire, o SummaryOptions) error {
	s := newSummary(o.Colour)
	fmt.Fprintf(s, "%s: the next best hire for %s (seed %d)\n\n", s.strong(h.Scenario), aim(&h.Aim), h.Seed)
	s.bestHire(h)
	s.surelyAhead(h)
	s.bestForMoney(h)
	s.whoBinds(h)
	s.livedThrough(h)
	s.hires(h)
	s.warnings(h.Warnings)
	s.files(o.Files)
	_, err := io.WriteString(w, s.String())
	return err
}

// hired names a hire: one ae more from 2027-04.
func hired(v *forecast.HireValue) string { return fmt.Sprintf("one %s more from %s", v.Role, v.Month) }

// bestHire tells what the first hire does, or that nothing helps.
func (s *summary) bestHire(h *forecast.Hire) {
	v, what := &h.Hires[0], figureOf(&h.Aim)
	if !v.Helps {
		s.paragraph("", s.strong("Nothing helps")+fmt.Sprintf(": none of the %s changes %s for the better by more than chance would.", counted(len(h.Hires), "hire"), what))
		told := fmt.Sprintf("The most that was seen is %s: %s of %s on average", hired(v), meanOf(v.Effect, h.Aim.Unit), what)
		switch {
		case v.Effect.Same == 1:
			told = fmt.Sprintf("With %s, the best of them, %s is the same in every future", hired(v), what)
		case v.Harms:
			told += ", which is surely for the worse"
		case v.Needed > 0:
			told += fmt.Sprintf(", not distinguishable from nothing at %s paths; %s would do", Thousands(h.Paths), soMany(v.Needed))
		}
		s.paragraph("", told+".")
		return
	}
	effect := fmt.Sprintf("%s changes by %s on average.", what, meanOf(v.Effect, h.Aim.Unit))
	told := fmt.Sprintf("%s, the best of %s: %s", s.strong("Hire "+hired(v)), counted(len(h.Hires), "hire tried"), effect)
	if tied := asGood(h); tied != "" {
		s.paragraph("", tied)
		told = fmt.Sprintf("With %s, %s", hired(v), effect)
	}
	if g := v.Gain; g != nil {
		told += fmt.Sprintf(" %s, reached in %s of the futures as the plan stands, becomes %s.", h.Aim.Target,
			probability(h.Aim.Probability.Value, h.Aim.Probability.SE), moreLikely(g))
	}
	s.paragraph("", told)
	s.paragraph("", paysBack(h, v))
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	one, rest, more := strings.Cut(what, " ")
	if one += "s"; more {
		one += " " + rest
	}
	return Thousands(n) + " " + one
}

func soMany(paths int) string {
	if paths >= 1_000_000 {
		return "a million or more"
	}
	return "about " + Thousands(paths)
}

// moreLikely tells the change of a target's probability.
func moreLikely(g *forecast.Gain) string {
	points := strings.TrimLeft(change(g.Points, g.SE, "share"), "+-") + " ± " + errorOf(g.SE, "share")
	points = strings.Replace(points, " points", "", 1)
	switch {
	case g.Won+g.Lost == 0:
		return "no more and no less probable on any of them"
	case !g.Distinct && g.Takes > 0:
		return fmt.Sprintf("more or less probable (%s; the sign is not sure, about %s fresh paths would do)", points, roughly(g.Takes))
	case !g.Distinct:
		return fmt.Sprintf("more or less probable (%s; the sign is not sure)", points)
	case g.Points < 0:
		return points + " less probable"
	}
	return points + " more probable"
}

// paysBack tells what a hire costs and whether it pays for itself within the plan.
func paysBack(h *forecast.Hire, v *forecast.HireValue) string {
	c := v.Cost
	told := fmt.Sprintf("It costs %s up to %s", strings.TrimPrefix(meanOf(c, h.Currency), "+"), h.Aim.Month)
	if p := v.PerMoney; p != nil {
		told += ": " + perMoney(h, v) + " " + Metric(h.Aim.Metric) + " for " + per(h, v)
	}
	cash := meanOf(v.Cash, h.Currency) + " of cash at the plan's end"
	switch {
	case v.PaidBack != "":
		return told + fmt.Sprintf(". It has paid for itself in %s, on average (%s).", v.PaidBack, cash)
	case v.Cash.Distinct && v.Cash.Mean < 0:
		return told + fmt.Sprintf(". Within the plan it does not pay for itself in cash (%s).", cash)
	}
	return told + fmt.Sprintf(". Whether it pays for itself in cash within the plan is not sure (%s).", cash)
}

// meanOf writes the mean of a difference with its error, where it has one.
func meanOf(d *forecast.Difference, unit string) string {
	if d.SE == 0 {
		return change(d.Mean, d.SE, unit)
	}
	return change(d.Mean, d.SE, unit) + " ± " + errorOf(d.SE, unit)
}

// perMoney writes the effect for each unit of extra cost, with its error.
func perMoney(h *forecast.Hire, v *forecast.HireValue) string {
	p := v.PerMoney
	if h.Aim.Unit == h.Currency { // cents count
		keep := min(max(exponent(p.Value)-exponent(p.SE)+1, 1), 3)
		return Money(rounded(p.Value, keep).plain(), h.Currency) + " ± " + rounded(p.SE, errorDigits(p.SE)).plain()
	}
	return change(p.Value, p.SE, h.Aim.Unit) + " ± " + errorOf(p.SE, h.Aim.Unit)
}

// per is the money that the effect is for: $1, or $1m.
func per(h *forecast.Hire, v *forecast.HireValue) string { return exact(v.Money, h.Currency) }

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
	last := len(names) - 1
	if last == 0 {
		return ""
	}
	told := fmt.Sprintf("%s and %s are as good as one another at %s paths, and the best of %s", strings.Join(names[:last], ", "), names[last],
		Thousands(h.Paths), counted(len(h.Hires), "hire tried"))
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

// whoBinds tells the bottleneck calendar in a sentence.
func (s *summary) whoBinds(h *forecast.Hire) {
	if len(h.Calendar) == 0 {
		s.paragraph("", "No role of the plan has a capacity, so nobody can be a bottleneck.")
		return
	}
	var told []string
	peak := &h.Calendar[0]
	for i := range h.Calendar {
		l := &h.Calendar[i]
		if at, most := l.Months[l.Peak].Full.Value, peak.Months[peak.Peak].Full.Value; at > most {
			peak = l
		}
		var spans []string
		for _, b := range l.Binds {
			if b.From == b.To {
				spans = append(spans, "in "+b.From)
				continue
			}
			spans = append(spans, "from "+b.From+" to "+b.To)
		}
		if len(spans) > 3 {
			spans = append(spans[:2], fmt.Sprintf("%d times more up to %s", len(spans)-2, l.Binds[len(l.Binds)-1].To))
		}
		if len(spans) > 0 {
			top := l.Months[l.Peak]
			told = append(told, fmt.Sprintf("%s %s (in %s of the futures in %s)", l.Role, strings.Join(spans, ", "), probability(top.Full.Value, top.Full.SE), top.Month))
		}
	}
	if len(told) > 0 {
		s.paragraph("", s.strong("Who binds when")+" (95 % busy or more in at least half of the futures): "+strings.Join(told, "; ")+".")
		return
	}
	top := peak.Months[peak.Peak]
	if top.Full.Value == 0 {
		s.paragraph("", s.strong("Nobody binds")+": no role is ever 95 % busy or more in any future; leads are what is short.")
		return
	}
	s.paragraph("", s.strong("Nobody binds")+fmt.Sprintf(": in no month is a role 95 %% busy or more in half of the futures, so leads are what is short most of the time. Nearest to it is %s in %s, in %s of the futures.",
		peak.Role, top.Month, probability(top.Full.Value, top.Full.SE)))
}

// livedThrough tells how much was simulated.
func (s *summary) livedThrough(h *forecast.Hire) {
	n := 0
	for n < len(h.Hires) && h.Hires[n].Contender {
		n++
	}
	s.paragraph("", fmt.Sprintf("%s futures were lived in all: the plan as it stands on %s, each hire on as many of the same as it took to leave it behind; the last %d are judged on %s that had no say in the choice.",
		Thousands(h.Lived), Thousands(h.Paths), n, Thousands(h.Fresh)))
}

// hires writes the contenders, and of every other role its best hire.
func (s *summary) hires(h *forecast.Hire) {
	t := table.NewWriter()
	t.SetStyle(table.StyleDefault)
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault
	t.Style().Box.PaddingLeft, t.Style().Box.PaddingRight = "", "  "
	head := table.Row{s.strong("Hire"), "from", Metric(h.Aim.Metric)}
	if h.Aim.Target != "" {
		head = append(head, "P("+h.Aim.Target+"), points")
	}
	head = append(head, "cost", "for "+per(h, &h.Hires[0]), "cash at the end", "paths")
	t.AppendHeader(head)
	columns := []table.ColumnConfig{}
	for i := range head[2:] {
		columns = append(columns, table.ColumnConfig{Number: i + 3, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(columns)
	seen := map[string]bool{}
	for i := range h.Hires {
		v := &h.Hires[i]
		if !v.Contender && seen[v.Role] {
			continue
		}
		seen[v.Role] = true
		t.AppendRow(hireRow(h, v))
	}
	for line := range strings.Lines("\n" + t.Render() + "\n") {
		s.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	s.WriteByte('\n')
	s.paragraph("", "Changes against the plan as it stands, on the same paths; ± is one standard error, ? marks a mean whose sign is not sure. Cost is all that the hire brings about up to "+
		h.Aim.Month+", commissions too. Rows below the contenders are each other role's best month, on the paths after which it was left behind. hire.csv has every hire.")
}

func hireRow(h *forecast.Hire, v *forecast.HireValue) table.Row {
	difference := func(d *forecast.Difference, unit string) string {
		switch {
		case d.Same == 1:
			return "none"
		case d.Distinct:
			return meanOf(d, unit)
		}
		return MeanChange(d, unit) + " ± " + errorOf(d.SE, unit)
	}
	row := table.Row{v.Role, v.Month, difference(v.Effect, h.Aim.Unit)}
	if g := v.Gain; g != nil {
		cell := "none"
		if g.Won+g.Lost > 0 {
			mark := ""
			if !g.Distinct {
				mark = "?"
			}
			cell = strings.ReplaceAll(change(g.Points, g.SE, "share")+mark+" ± "+errorOf(g.SE, "share"), " points", "")
		}
		row = append(row, cell)
	}
	ratio := missing
	if v.PerMoney != nil && v.Effect.Distinct && !math.IsNaN(v.PerMoney.Value) {
		ratio = perMoney(h, v)
	}
	return append(row, difference(v.Cost, h.Currency), ratio, difference(v.Cash, h.Currency), Thousands(v.Paths))
}
