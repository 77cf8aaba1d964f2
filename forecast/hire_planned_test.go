package forecast_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"funnelcast/forecast"
	"funnelcast/sim"
)

func planned(d *forecast.HireDesign) { d.Planned, d.Paths = true, 256 }

// startingIn is the model with the last seat of a role that is filled in a month filled in another, or never.
func startingIn(m *sim.Model, role string, month, other int) *sim.Model {
	changed := *m
	changed.Seats = nil
	at := -1
	for i, s := range m.Seats {
		if changed.Seats = append(changed.Seats, s); m.Roles[s.Role].Name == role && !s.Seated && s.Month == month {
			at = i
		}
	}
	if changed.Seats[at].Month = other; other < 0 {
		changed.Seats = append(changed.Seats[:at], changed.Seats[at+1:]...)
	}
	return &changed
}

// A planned closer is worth what they bring where closers are short, and sooner is better.
func TestAPlannedHireIsWorthWhatIsLostWithout(t *testing.T) {
	s := shortOf(t, "40", "team.ae@2027-05=2")
	var design forecast.HireDesign
	h := nextHire(t, s, func(d *forecast.HireDesign) { planned(d); design = *d })
	if lives := design.Lives(s.Model()); lives != h.Lived {
		t.Errorf("said to live %d paths, lived %d", lives, h.Lived)
	}
	if len(h.Planned) != 1 || h.Planned[0].Role != "ae" || h.Planned[0].Month != "2027-05" || h.Planned[0].Of != 2 {
		t.Fatalf("planned are %+v, want two ae from 2027-05", h.Planned)
	}
	m := s.Model()
	plan := arrOf(t, m, 0, 64)
	want := []struct {
		month string
		other int
	}{{"", -1}, {"2027-02", 1}, {"2027-08", 7}}
	if len(h.Planned[0].Changes) != len(want) {
		t.Fatalf("%d changes, want %d", len(h.Planned[0].Changes), len(want))
	}
	for i, c := range h.Planned[0].Changes {
		if c.Month != want[i].month || c.Dropped != (i == 0) || c.Paths != 64 {
			t.Errorf("change %d is to %q on %d paths, dropped %v; want %q on 64", i, c.Month, c.Paths, c.Dropped, want[i].month)
		}
		if earlier := i == 1; c.Helps != earlier || c.Harms == earlier || c.Cost.Mean > 0 != earlier {
			t.Errorf("%q: helps %v, harms %v, cost %v", c.Month, c.Helps, c.Harms, c.Cost.Mean)
		}
		d := arrOf(t, startingIn(m, "ae", 4, want[i].other), 0, 64)
		for j := range d {
			d[j] -= plan[j]
		}
		if mean, sd := stat.MeanStdDev(d, nil); !(math.Abs(c.Effect.Mean-mean) <= 1e-6) || !(math.Abs(c.Effect.SE-sd/8) <= 1e-6) {
			t.Errorf("%q: %v ± %v, by brute force %v ± %v", c.Month, c.Effect.Mean, c.Effect.SE, mean, sd/8)
		}
	}
}

// Where there is no deal to be had a planned closer can be dropped: nothing changes but the cost.
func TestAUselessPlannedHireCanBeDropped(t *testing.T) {
	s := shortOf(t, "1", "team.bdr=null", "sources.outbound=null", "team.ae@2027-09=1", "team.ae@2027-02=1", "team.ae@2027-10=1",
		"targets=[{name: Goal, metric: arr, month: 2027-09, at_least: 1}]")
	h := nextHire(t, s, func(d *forecast.HireDesign) { planned(d); d.Keep = 0.5 })
	var starts []string
	for _, p := range h.Planned {
		for _, c := range p.Changes {
			starts = append(starts, fmt.Sprintf("%s to %s", p.Month, c.Month))
			if c.Effect.Same != 1 || c.Helps || c.Harms || c.Dropped && c.Cost.Mean >= 0 {
				t.Errorf("%s in %q: %+v", p.Month, c.Month, c)
			}
		}
		if l := p.Latest; !l.Dropped.Keeps || l.Last != nil || l.Sure != nil || l.Fails != nil {
			t.Errorf("%s: needed for what comes without it: %+v", p.Month, l)
		}
	}
	// None starts before the plan, and none after the target's month.
	if want := []string{"2027-02 to ", "2027-02 to 2027-01", "2027-02 to 2027-05", "2027-09 to ", "2027-09 to 2027-06"}; !slices.Equal(starts, want) {
		t.Errorf("changes are %v, want %v", starts, want)
	}
	if h := nextHire(t, s, func(d *forecast.HireDesign) { planned(d); d.Roles = []int{1} }); len(h.Planned) != 0 {
		t.Errorf("asked for bdr alone, and planned are %+v", h.Planned)
	}
}

// The latest safe start is that of all months tried by hand on the same paths, for what is asked below, about and above
// what is reached, and the truth on many others lies between the edges.
func TestTheLatestStartAgreesWithBruteForce(t *testing.T) {
	const level = 1.1e6
	s := shortOf(t, "40", "team.ae@2027-05=1", "targets=[{name: Goal, metric: arr, month: 2027-10, at_least: 1.1m}]")
	m := s.Model()
	reached := func(from, n, month int) float64 {
		k := 0
		for _, v := range arrOf(t, startingIn(m, "ae", 4, month), from, n) {
			if v >= level {
				k++
			}
		}
		return float64(k) / float64(n)
	}
	const n, many, never = 256, 600, -1
	var few, truth [10]float64
	for month := range 10 {
		few[month], truth[month] = reached(0, n, month), reached(1<<20, many, month)
	}
	without, without2 := reached(0, n, never), reached(1<<20, many, never)
	if few[0] < 0.8 || without > 0.3 {
		t.Fatalf("reached in %v, and %v without the hire; the test tests little", few, without)
	}
	for _, keep := range []float64{0.15, 0.25, 0.7, 0.86, 0.99} {
		l := nextHire(t, s, func(d *forecast.HireDesign) { d.Planned, d.Paths, d.Keep, d.Roles, d.To = true, n, keep, []int{0}, 0 }).Planned[0].Latest
		half := 1.959964 * math.Sqrt(keep*(1-keep)/n)
		last := func(least float64) string {
			month := ""
			for i, p := range few {
				if p >= least {
					month = m.Start.String()[:5] + fmt.Sprintf("%02d", i+1)
				}
			}
			if without >= least {
				month = ""
			}
			return month
		}
		fails := ""
		for i, p := range slices.Backward(few[:]) {
			if p < keep-half {
				fails = fmt.Sprintf("2027-%02d", i+1)
			}
		}
		month := func(s *forecast.Start) string {
			if s == nil {
				return ""
			}
			return s.Month
		}
		if got, want := [3]string{month(l.Sure), month(l.Last), month(l.Fails)}, [3]string{last(keep + half), last(keep), fails}; got != want {
			t.Errorf("%v: surely safe, latest, surely too late %q, by brute force %q (%v)", keep, got, want, few)
		}
		if l.Planned.Probability.Value != few[4] || l.Dropped.Probability.Value != without || l.Planned.Month != "2027-05" {
			t.Errorf("%v: planned %v, dropped %v, by brute force %v and %v", keep, l.Planned, l.Dropped, few[4], without)
		}
		for i, p := range truth {
			name, se := fmt.Sprintf("2027-%02d", i+1), math.Sqrt(p*(1-p)/many)
			if safe := month(l.Sure); safe != "" && name <= safe && p+4*se < keep {
				t.Errorf("%v: %s is said to be safe, and is not: %v", keep, name, p)
			}
			if late := month(l.Fails); late != "" && name >= late && p-4*se > keep {
				t.Errorf("%v: %s is said to be too late, and is not: %v", keep, name, p)
			}
		}
		if (l.Dropped.Keeps || l.Dropped.Fails) && l.Dropped.Keeps != (without2 > keep) {
			t.Errorf("%v: dropped %+v, truly %v", keep, l.Dropped, without2)
		}
	}
}

// Who changes role starts before that.
func TestAPlannedHireStartsBeforeTheirPromotion(t *testing.T) {
	s := shortOf(t, "9", "team.bdr@2027-03=1", "team.bdr@2027-03.becomes={role: ae, in: 2027-05}")
	h := nextHire(t, s, func(d *forecast.HireDesign) { planned(d); d.Every = 2 })
	if c := h.Planned[0].Changes; len(c) != 2 || c[1].Month != "2027-01" {
		t.Errorf("changes %+v, want dropped and 2027-01", c)
	}
}

// Hires, moves and drops do not depend on how many are at work.
func TestPlannedHiresDoNotDependOnTheWorkers(t *testing.T) {
	s := shortOf(t, "40", "team.ae@2027-05=1", "targets=[{name: Goal, metric: arr, month: 2027-10, at_least: 1.1m}]")
	answer := func(workers int) string {
		h := nextHire(t, s, func(d *forecast.HireDesign) { planned(d); d.Keep, d.Workers, d.Steps = 0.6, workers, 2 })
		return fmt.Sprintf("%+v %+v %+v", h.Planned[0].Latest.Last, h.Planned[0].Changes[0].Effect, h.Sequence.Total.Effect)
	}
	if one, three := answer(1), answer(3); one != three {
		t.Errorf("one worker: %s\nthree: %s", one, three)
	}
}
