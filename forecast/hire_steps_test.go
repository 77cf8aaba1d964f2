package forecast_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"funnelcast/forecast"
	"funnelcast/scenarios"
)

func names(q *forecast.Sequence) (all []string) {
	for _, s := range q.Steps {
		all = append(all, s.Role)
	}
	return all
}

// 24 deals a month come to two closers with time for 20, who are short; with a third one deals are, until a rep brings ten
// more a month; then closers again. Hires in a row follow the bottleneck, and what they do
// is what they do one by one on paths that no choice has seen.
func TestHiresInARowFollowTheBottleneck(t *testing.T) {
	s := shortOf(t, "24", "team.bdr=null", "team.bdr@2027-10=1", "roles.ae.open=15", "roles.bdr.yield=10 per month")
	var design forecast.HireDesign
	h := nextHire(t, s, func(d *forecast.HireDesign) { d.Steps, d.To, d.Paths = 3, 0, 256; design = *d })
	if lives := design.Lives(s.Model()); lives != h.Lived {
		t.Errorf("said to live %d paths, lived %d", lives, h.Lived)
	}
	q := h.Sequence
	if got := names(q); !slices.Equal(got, []string{"ae", "bdr", "ae"}) || q.Unhelped || q.Unpaid {
		t.Fatalf("hires in a row %v, want ae, bdr, ae", got)
	}
	m := s.Model()
	before := arrOf(t, m, 256, 128)
	plan, sum := before, 0.0
	for i, role := range []int{0, 1, 0} {
		m = scenarios.Hired(m, role, 0)
		after := arrOf(t, m, 256, 128)
		mean := stat.Mean(after, nil) - stat.Mean(before, nil)
		step := q.Steps[i]
		if !(math.Abs(step.Effect.Mean-mean) <= 1e-6) || step.Paths != 128 || !step.Helps || step.Month != "2027-01" {
			t.Errorf("step %d adds %v on %d paths from %s, by brute force %v", i+1, step.Effect.Mean, step.Paths, step.Month, mean)
		}
		before, sum = after, sum+mean
	}
	d := make([]float64, len(plan))
	for i := range d {
		d[i] = before[i] - plan[i]
	}
	if mean, sd := stat.MeanStdDev(d, nil); !(math.Abs(q.Total.Effect.Mean-sum) <= 1e-6) || !(math.Abs(mean-sum) <= 1e-6) || !(math.Abs(q.Total.Effect.SE-sd/math.Sqrt(128)) <= 1e-6) {
		t.Errorf("together %v ± %v, by brute force %v ± %v", q.Total.Effect.Mean, q.Total.Effect.SE, mean, sd/math.Sqrt(128))
	}
}

// Two roles with the same work and pay are as good as each other: the second hire may come first.
func TestHiresThatAreAlikeMayComeInEitherOrder(t *testing.T) {
	s := shortOf(t, "2", "roles.sdr={yield: 5 per month, pay: {base: 50k}}", "sources=[{name: more, kind: prospecting, by: sdr, enters: opportunity}]", "team.sdr=1", "roles.ae.open=40")
	q := nextHire(t, s, func(d *forecast.HireDesign) { d.Steps, d.To, d.Paths, d.Roles = 2, 0, 256, []int{1, 2} }).Sequence
	if got := names(q); len(got) != 2 || got[0] == "ae" || got[1] == "ae" {
		t.Fatalf("hires %v, want two who bring leads", got)
	}
	first := q.Steps[0]
	if len(first.Tied) != 1 || first.Swappable != (first.Tied[0].Role == q.Steps[1].Role) {
		t.Errorf("tied %v, then %s, either order %v", first.Tied, q.Steps[1].Role, first.Swappable)
	}
}

// No hire follows where none helps.
func TestASequenceEndsWhereNothingHelps(t *testing.T) {
	idle := shortOf(t, "1", "team.bdr=null", "sources.outbound=null")
	if q := nextHire(t, idle, func(d *forecast.HireDesign) { d.Steps, d.Paths = 3, 128 }).Sequence; len(q.Steps) != 0 || !q.Unhelped || q.Unpaid || q.Asked != 3 {
		t.Errorf("nothing helps, and the hires are %+v", q)
	}
	// Two closers keep pace with ten of 12 deals a month, three with all.
	s := shortOf(t, "12", "team.bdr=null", "sources.outbound=null")
	if q := nextHire(t, s, func(d *forecast.HireDesign) { d.Steps, d.Paths, d.To = 9, 256, 0 }).Sequence; len(q.Steps) == 0 || len(q.Steps) > 4 || !q.Unhelped {
		t.Errorf("the hires are %+v", q)
	}
}

// Within a budget it is the best start that fits; better ones are named. A budget ends a sequence, and
// may be too small for anybody.
func TestABudgetKeepsWhatIsWithinIt(t *testing.T) {
	s := shortOf(t, "40")
	within := func(budget float64, steps int) *forecast.Hire {
		return nextHire(t, s, func(d *forecast.HireDesign) { d.Budget, d.Steps, d.Paths = budget, steps, 256 })
	}
	h := within(100e3, 1) // a closer costs 133k from January on, 93k from April on, 53k from July on
	if v := h.Hires[0]; v.Role != "ae" || v.Month != "2027-04" || !v.Helps || v.Cost.Mean > 100e3 || v.Dear {
		t.Errorf("the best for 100k is %+v", v)
	}
	if v := h.Hires[len(h.Hires)-1]; !v.Dear || !v.Ahead || v.Contender || v.Role != "ae" || v.Month != "2027-01" || v.Behind.Mean >= 0 {
		t.Errorf("the last is %+v, want the closer from January on, too dear and ahead", v)
	}
	if len(h.Hires) != 8 {
		t.Errorf("%d hires, want 8", len(h.Hires))
	}
	q := within(210e3, 5).Sequence
	if !q.Unpaid || len(q.Steps) < 2 || !(math.Abs(q.Left-(210e3-q.Total.Cost.Mean)) <= 1e-6) || q.Left < 0 || len(q.Steps[1].Dear) == 0 || q.Steps[1].Dear[0].Role != "ae" {
		t.Errorf("for 210k the hires are %+v", q)
	}
	poor := within(1, 3).Hires
	if len(poor) != 8 {
		t.Errorf("%d hires for one dollar, want 8", len(poor))
	}
	for _, v := range poor {
		if v.Contender || !v.Dear || v.Ahead {
			t.Errorf("for one dollar %+v", v)
		}
	}
}

// Less of some figures is better, among hires that cost too much as well.
func TestTooDearWhereLessIsBetter(t *testing.T) {
	s := shortOf(t, "9")
	h := nextHire(t, s, func(d *forecast.HireDesign) {
		d.Aim, _ = forecast.NewAim(s.Model(), "", "cost")
		d.Paths, d.Budget = 128, 60e3
	})
	last := math.Inf(-1)
	for _, v := range h.Hires {
		if !v.Dear {
			continue
		}
		if v.Effect.Mean < last || v.Ahead {
			t.Errorf("%s from %s costs %v after one that costs %v, ahead %v", v.Role, v.Month, v.Effect.Mean, last, v.Ahead)
		}
		last = v.Effect.Mean
	}
	if math.IsInf(last, -1) {
		t.Error("nothing is too dear; the test tests nothing")
	}
}

// The calendar tells what one more of each role brings, in its best month and in each that was tried; who is never full stands beside it.
func TestTheCalendarSaysWhatOneMoreBrings(t *testing.T) {
	h := nextHire(t, shortOf(t, "4"), func(d *forecast.HireDesign) { d.Paths = 128 })
	effects := map[string]float64{}
	var best, leads *forecast.HireValue
	for i, v := range h.Hires {
		effects[v.Role+v.Month] = v.Effect.Mean
		if best == nil && v.Role == "ae" {
			best = &h.Hires[i]
		}
		if leads == nil && v.Role == "bdr" {
			leads = &h.Hires[i]
		}
	}
	ae := h.Calendar[0]
	if ae.OneMore == nil || ae.OneMore.Month != best.Month || ae.OneMore.Effect != best.Effect {
		t.Errorf("one more ae brings %+v, want %+v", ae.OneMore, best)
	}
	if h.Leads == nil || h.Leads.Role != "bdr" || h.Leads.Effect != leads.Effect {
		t.Errorf("who is never full brings %+v, want %+v", h.Leads, leads)
	}
	tried := 0
	for _, m := range ae.Months {
		want, ok := effects["ae"+m.Month]
		if ok != (m.OneMore != nil) || ok && m.OneMore.Value != want {
			t.Errorf("%s: one more brings %v, want %v", m.Month, m.OneMore, want)
		}
		if ok {
			tried++
		}
	}
	if tried != 4 {
		t.Errorf("%d months tried, want 4", tried)
	}
}
