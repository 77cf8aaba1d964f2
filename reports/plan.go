package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

// WritePlan writes which hires do what is asked, for a manager: sentences first, then the frontier, the warnings and where
// the files are.
func WritePlan(w io.Writer, f *forecast.Frontier, o SummaryOptions) error {
	s := newSummary(o.Colour)
	s.paragraph("", fmt.Sprintf("%s: %s (seed %d)", s.strong(f.Scenario), sought(f), f.Seed))
	s.WriteByte('\n')
	s.chosenPlan(f)
	s.passedOver(f)
	s.refusedPlans(f)
	s.cheaperPlans(f)
	s.asGoodPlans(f)
	s.soughtAmong(f)
	s.frontier(f)
	return s.end(w, f.Warnings, o.Files)
}

// sought tells what is looked for.
func sought(f *forecast.Frontier) string {
	g, within := &f.Goal, ""
	if g.Budget != nil {
		within = " for no more than " + exact(*g.Budget, f.Currency)
	}
	switch {
	case g.Highest:
		return fmt.Sprintf("the highest %s that hires%s reach with probability %s", FigureOf(&f.Aim), within, exact(g.Probability, "share"))
	case g.Probability > 0:
		return fmt.Sprintf("the cheapest hires%s with which %s is %s probable", within, aim(&f.Aim), exact(g.Probability, "share"))
	}
	return fmt.Sprintf("the hires that, %s, make %s most probable", strings.TrimSpace(within), aim(&f.Aim))
}

// crew tells hires in words: 2 ae from 2027-04 and 1 bdr from 2027-07.
func crew(hires []forecast.AddedHire) string {
	var words []string
	for _, h := range hires {
		words = append(words, fmt.Sprintf("%d %s from %s", h.Count, h.Role, h.Month))
	}
	if len(words) == 0 {
		return "nobody"
	}
	return list(words)
}

// chosenPlan tells what the chosen plan does, or that nothing does what is asked.
func (s *summary) chosenPlan(f *forecast.Frontier) {
	p, asked := &f.Points[f.Chosen], exact(f.Goal.Probability, "share")
	switch f.Result {
	case forecast.NoneNeeded:
		s.paragraph("", s.strong("No hire is needed")+fmt.Sprintf(": the plan as it stands reaches %s with probability %s.", f.Aim.Target, Uncertain(p.Probability)))
		return
	case forecast.NothingHelps:
		s.nothingHelps(f)
		return
	case forecast.TooDear:
		s.paragraph("", s.strong("No hire is within the budget")+fmt.Sprintf(" of %s: the cheapest of %s, %s, costs %s.", exact(*f.Goal.Budget, f.Currency),
			plural(f.Tried-1, "plan tried"), crew(f.Cheapest.Hires), extraCost(f, f.Cheapest)))
		return
	case forecast.Unreached:
		s.paragraph("", s.strong(asked+" cannot be reached")+fmt.Sprintf(" with %s; the plan that came nearest to it when one was chosen reaches %s, the plan as it stands %s.", bounds(f), Uncertain(p.Probability), Uncertain(f.Points[0].Probability)))
		s.paragraph("", fmt.Sprintf("It takes %s: %s.", crew(p.Hires), extraCost(f, p)))
		return
	}
	told := ": " + rises(f, p) + ", for " + extraCost(f, p) + "."
	if p.Amount == nil && p.Probability.Value < f.Goal.Probability {
		told += " That is not told from the " + asked + " asked for."
	}
	s.paragraph("", s.strong("Hire "+crew(p.Hires))+told)
}

// rises tells what a plan does for the figure.
func rises(f *forecast.Frontier, p *forecast.FrontierPoint) string {
	if p.Amount != nil {
		return fmt.Sprintf("%s then reaches %s with probability %s, as it stands %s", FigureOf(&f.Aim), around(p.Amount, f.Aim.Unit), exact(f.Goal.Probability, "share"), around(f.Points[0].Amount, f.Aim.Unit))
	}
	return f.Aim.Target + fromTo(p.Gain)
}

// fromTo tells, after a target's name, how probable it is as the plan stands and how probable it becomes, all on the same paths.
func fromTo(g *forecast.Gain) string {
	told := fmt.Sprintf(", reached in %s of the futures as the plan stands, becomes %s", Uncertain(g.Before), moreLikely(g))
	if g.Won+g.Lost == 0 {
		return told
	}
	return told + " and is reached in " + Uncertain(g.After)
}

// nothingHelps tells of the best plan, which does nothing that is told from chance.
func (s *summary) nothingHelps(f *forecast.Frontier) {
	p, what, plan := &f.Points[f.Chosen], f.Aim.Target, "plan with "+bounds(f)
	if f.Goal.Highest {
		what = "so high " + Metric(f.Aim.Metric)
	}
	none := noneOf(f.Within, plan, "makes", "does not make")
	if f.Within > 1 && f.Chosen > 0 {
		none = "not even the best of the " + plural(f.Within, plan) + " makes"
	}
	s.paragraph("", s.strong("Nothing helps")+fmt.Sprintf(": %s %s more probable by more than chance would.", none, what))
	if f.Chosen == 0 {
		s.paragraph("", fmt.Sprintf("As the plan stands it is %s.", heightOf(f, p)))
		return
	}
	s.paragraph("", fmt.Sprintf("With %s, for %s: %s.", crew(p.Hires), extraCost(f, p), rises(f, p)))
}

// bounds tells within what was searched.
func bounds(f *forecast.Frontier) string {
	if f.Goal.Budget != nil {
		return people(f) + " for no more than " + exact(*f.Goal.Budget, f.Currency)
	}
	return people(f)
}

// people tells how many hires there may be.
func people(f *forecast.Frontier) string {
	told := fmt.Sprintf("up to %d people of a role", f.Goal.Most)
	if f.Goal.Most == 1 {
		told = "one person of a role"
	}
	if f.Goal.People > 0 {
		told += fmt.Sprintf(" and %d in all", f.Goal.People)
	}
	return told
}

// heightOf is what the frontier shows over cost.
func heightOf(f *forecast.Frontier, p *forecast.FrontierPoint) string {
	if p.Amount != nil {
		return around(p.Amount, f.Aim.Unit)
	}
	return Uncertain(p.Probability)
}

// around writes a percentile with its error.
func around(q *forecast.Quantile, unit string) string {
	return number(q.Value, q.SE(), unit) + " ± " + errorOf(q.SE(), unit)
}

// extraCost tells what a plan costs more.
func extraCost(f *forecast.Frontier, p *forecast.FrontierPoint) string {
	if p.Cost == nil {
		return "nothing more"
	}
	return costOf(p.Cost, f.Currency) + " more up to " + f.Aim.Month
}

// soughtAmong tells how much was simulated.
func (s *summary) soughtAmong(f *forecast.Frontier) {
	if f.Tried == 1 {
		return
	}
	told := plural(f.Tried-1, "plan") + " with " + people(f) + " were tried"
	if f.Tried == 2 {
		told = "1 plan with " + people(f) + " was tried"
	}
	if beyond := f.Tried - 1 - f.Within; beyond > 0 && f.Within > 0 {
		told += fmt.Sprintf(", %s of them within the budget", Thousands(f.Within))
	}
	s.paragraph("", fmt.Sprintf("%s, and %s futures lived in all; what is told rests on %s others that had no say in the choice, the same for all plans.", told, Thousands(f.Lived), Thousands(f.Paths)))
}

// frontier writes the plans told of by cost.
func (s *summary) frontier(f *forecast.Frontier) {
	t := plainTable(2)
	height := "P(" + f.Aim.Target + ")"
	if f.Goal.Highest {
		height = fmt.Sprintf("%s at %s", Metric(f.Aim.Metric), exact(f.Goal.Probability, "share"))
	}
	t.AppendHeader(table.Row{s.strong("Hires"), height, "extra cost", Metric(f.Aim.Metric) + " P50"})
	t.SetColumnConfigs(append(numbersFrom(2, 4), table.ColumnConfig{Number: 1, WidthMax: 44, WidthMaxEnforcer: text.WrapSoft}))
	beaten := false
	for i := range f.Points {
		p := &f.Points[i]
		name := crew(p.Hires)
		switch {
		case i == 0:
			name = "none: the plan as it stands"
		case i == f.Chosen:
			name = "* " + name
		case p.Beaten:
			name, beaten = "- "+name, true
		}
		cost := missing
		if p.Cost != nil {
			cost = meanOf(p.Cost, f.Currency)
		}
		t.AppendRow(table.Row{name, heightOf(f, p), cost, Percentile(p.Figure.P50, f.Aim.Unit)})
	}
	s.WriteByte('\n')
	s.lines(t.Render())
	s.WriteByte('\n')
	legend := ""
	if f.Chosen > 0 {
		legend = "* is the plan told of above. "
	}
	legend += "Extra cost is all that the hires bring about up to " + f.Aim.Month + ", commissions too; ± is one standard error."
	if beaten {
		legend += " - marks a plan that, on these futures, another does better than for less."
	}
	s.paragraph("", legend)
}
