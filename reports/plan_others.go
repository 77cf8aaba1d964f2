package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"funnelcast/forecast"
)

// passedOver tells why a cheaper plan that seems to do what is asked was not chosen.
func (s *summary) passedOver(f *forecast.Frontier) {
	if p := f.PassedOver(); p != nil {
		asked := exact(f.Goal.Probability, "share")
		s.paragraph("", s.strong("Perhaps for less")+fmt.Sprintf(": %s, for %s, reaches %s on the futures told of here. It was passed over because it was not enough above %s on the futures that chose; more --paths tell whether it does.",
			crew(p.Hires), extraCost(f, p), Uncertain(p.Probability), asked))
	}
}

// refusedPlans tells which choices fresh paths did not bear out.
func (s *summary) refusedPlans(f *forecast.Frontier) {
	for i := range f.Refused {
		p := &f.Refused[i]
		s.paragraph("", fmt.Sprintf("The search first chose %s, for %s; fresh futures did not bear it out (%s), and the plan told took its place.",
			crew(p.Hires), extraCost(f, p), heightOf(f, p)))
	}
}

// cheaperPlans names up to three plans on the way to the chosen one.
func (s *summary) cheaperPlans(f *forecast.Frontier) {
	if f.Result == forecast.NothingHelps {
		return
	}
	var told []string
	for i := f.Chosen - 1; i > 0 && len(told) < 3; i-- {
		if p := &f.Points[i]; p != f.PassedOver() && !p.AsGood && !p.Beaten && p.Gain.Lo > 0 {
			told = append(told, fmt.Sprintf("%s (%s, for %s)", crew(p.Hires), heightOf(f, p), costOf(p.Cost, f.Currency)))
		}
	}
	if len(told) > 0 {
		s.paragraph("", s.strong("For less money")+": "+strings.Join(told, "; ")+".")
	}
}

// asGoodPlans names plans that are not told from the chosen one.
func (s *summary) asGoodPlans(f *forecast.Frontier) {
	var good []*forecast.FrontierPoint
	for i := range f.Points {
		if p := &f.Points[i]; p != f.PassedOver() && p.AsGood && f.Result == forecast.Reached {
			good = append(good, p)
		}
	}
	slices.SortStableFunc(good, func(a, b *forecast.FrontierPoint) int { return cmp.Compare(a.Cost.Mean, b.Cost.Mean) })
	var told []string
	for _, p := range good[:min(len(good), 3)] {
		told = append(told, fmt.Sprintf("%s (%s, for %s)", crew(p.Hires), heightOf(f, p), costOf(p.Cost, f.Currency)))
	}
	if len(told) > 0 {
		s.paragraph("", s.strong("As good")+fmt.Sprintf(" at %s paths, neither surely dearer nor surely less probable: ", Thousands(f.Paths))+strings.Join(told, "; ")+".")
	}
}
