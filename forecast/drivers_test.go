package forecast

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"funnelcast/sim"
)

// unsure is a plan of four months of 30 days: so many leads a month, of which a share is won on the same day.
func unsure(volume, passes sim.Value, assumptions ...sim.Assumption) *sim.Model {
	return &sim.Model{
		Name: "unsure", Currency: sim.Currency{Code: "USD", Decimals: 2}, Start: sim.MonthOf(2027, time.January), FiscalStart: time.January,
		Months: 4, DaysPerMonth: 30, Assumptions: assumptions,
		Segments: []sim.Segment{{Name: "all-of-them", Worth: sim.Spread{Law: sim.Fixed(100_00)}, TermMonths: 12}},
		Stages:   []sim.Stage{{Name: "deal", Passes: []sim.Value{passes}, Won: []sim.Spread{{}}, Lost: []sim.Spread{{}}, ColdAfter: sim.NoLimit}},
		Sources:  []sim.Source{{Name: "inbound", Kind: sim.Inbound, Volume: []sim.Step{{Value: volume}}, Shares: []float64{1}}},
	}
}

// driversOf finds the drivers of a metric or, if that is empty, of the plan's first target.
func driversOf(t *testing.T, m *sim.Model, metric string, paths int) *Drivers {
	t.Helper()
	aim, err := NewAim(m, "", metric)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Drive(t.Context(), m, DriversDesign{Paths: paths, Seed: 1, Swung: 10, Aim: aim})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// is checks a figure against theory within 4 of its standard errors, which must be known to some size.
func is(t *testing.T, what string, got Uncertain, want, knownTo float64) {
	t.Helper()
	if !(math.Abs(got.Value-want) <= 4*got.SE) || got.SE > knownTo {
		t.Errorf("%s is %.4f ± %.4f, want %.4f known to %g", what, got.Value, got.SE, want, knownTo)
	}
}

func driverOf(t *testing.T, d *Drivers, name string) *Driver {
	t.Helper()
	i := slices.IndexFunc(d.Drivers, func(x Driver) bool { return x.Assumption == name })
	if i < 0 {
		t.Fatalf("no driver %s", name)
	}
	return &d.Drivers[i]
}

// Of R leads a month a fifth is won: wins of t months are Poisson of mean rt with r = R/5 drawn once a path,
// Var = E[r]·t + t²·Var(r), the second part of which is the rate's. With E[R] = 50 and Var(R) =
// 225 (Gamma, CV .3: negative binomial) or 300 (Uniform 20..80), E[r] = 10, Var(r) = 9 or 12 and the share is
// 9t/(10+9t) or 12t/(10+12t). The same is the rate's share alone and, as nothing else is unsure,
// with others; the band without it is √(1−share) as wide; from P10 to P90 of R the wins of four months change by 4/5
// of the way between these. An assumption that nothing uses does nothing.
func TestSplitOfPoissonWithAnUncertainRate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		law      sim.Law
		variance float64
	}{
		"Gamma":   {sim.Gamma{M: 50, CV: .3}, 9},
		"Uniform": {sim.Uniform{Min: 20, Max: 80}, 12},
	} {
		m := unsure(sim.Value{Assumption: 1}, sim.Value{Fixed: .2}, sim.Assumption{Name: "rate", Law: c.law}, sim.Assumption{Name: "nothing", Law: sim.Uniform{Min: 1, Max: 2}})
		d := driversOf(t, m, "wins", 4000)
		for i, month := range d.Split {
			months := float64(i + 1)
			is(t, name+": share of the rate by "+month.Month, month.Rates, c.variance*months/(10+c.variance*months), .016)
			if want := math.Sqrt(10*months + c.variance*months*months); !(math.Abs(month.SD/want-1) <= .05) {
				t.Errorf("%s: sd %.3f by %s, want %.3f", name, month.SD, month.Month, want)
			}
		}
		share := 4 * c.variance / (10 + 4*c.variance)
		rate, nothing := driverOf(t, d, "rate"), driverOf(t, d, "nothing")
		is(t, name+": share alone", rate.Share, share, .015)
		is(t, name+": share with others", *rate.Total, share, .09)
		is(t, name+": narrower", rate.Narrower, 1-math.Sqrt(1-share), .017)
		is(t, name+": swing", rate.Swings[0].Range, .8*(c.law.Quantile(.9)-c.law.Quantile(.1)), .35)
		if !rate.ShareTold || !rate.Influential || !rate.Swings[0].Sure {
			t.Errorf("%s: the only rate is not influential: %+v", name, rate)
		}
		is(t, name+": share of nothing", nothing.Share, 0, .004)
		if nothing.Influential || *nothing.Total != (Uncertain{}) || nothing.Swings[0].Range != (Uncertain{}) {
			t.Errorf("%s: what nothing uses does something: %+v", name, nothing)
		}
		if d.Drivers[0].Assumption != "rate" || d.Lived != 2*4000+2*2*(500+250) {
			t.Errorf("%s: first %s, %d paths", name, d.Drivers[0].Assumption, d.Lived)
		}
	}
}

// Where volume V ~ Uniform 20..80 and rate P ~ Uniform .1...3 are both unsure, wins of four months have the mean 4VP:
//
//	Var = 16·(E[V²]E[P²] − E[V]²E[P]²) + 4·E[V]E[P] = 16·(2800·.04333 − 100) + 40 = 381.33
//	alone       16·E[P]²Var(V) = 192        16·E[V]²Var(P) = 133.33
//	with other  16·E[P²]Var(V) = 208        16·E[V²]Var(P) = 149.33
func TestSharesOfAProduct(t *testing.T) {
	t.Parallel()
	m := unsure(sim.Value{Assumption: 1}, sim.Value{Assumption: 2},
		sim.Assumption{Name: "volume", Law: sim.Uniform{Min: 20, Max: 80}}, sim.Assumption{Name: "rate", Law: sim.Uniform{Min: .1, Max: .3}})
	d := driversOf(t, m, "wins", 4000)
	const variance = 16*(2800*(.04+.04/12)-100) + 40
	is(t, "rates", d.Split[3].Rates, 1-40/variance, .0045)
	volume, rate := driverOf(t, d, "volume"), driverOf(t, d, "rate")
	is(t, "volume alone", volume.Share, 192/variance, .017)
	is(t, "rate alone", rate.Share, 16*2500*(.04/12)/variance, .017)
	is(t, "volume with rate", *volume.Total, 16*(.04+.04/12)*300/variance, .06)
	is(t, "rate with volume", *rate.Total, 16*2800*(.04/12)/variance, .06)
}

// Two correlated assumptions are told, and neither is drawn anew without the other. One that nothing uses
// holds a share through the one that is used: with correlation c of the normal scores, c² of a share linear in them.
func TestCorrelatedAssumptionsShare(t *testing.T) {
	t.Parallel()
	m := unsure(sim.Value{Assumption: 1}, sim.Value{Fixed: .2}, sim.Assumption{Name: "used", Law: sim.Normal{Mu: 50, Sigma: 10, Max: 1e9}}, sim.Assumption{Name: "tied", Law: sim.Uniform{Min: 1, Max: 2}})
	m.Correlations = []sim.Correlation{{Of: []int{0, 1}, Correlation: .8}}
	d := driversOf(t, m, "wins", 4000)
	used, tied := driverOf(t, d, "used"), driverOf(t, d, "tied")
	share := 4 * 4. / (10 + 4*4)
	is(t, "share of the one that is used", used.Share, share, .017)
	is(t, "share of the one that goes with it", tied.Share, .64*share, .017)
	if used.Total != nil || !used.Correlated || tied.Swings[0].Range != (Uncertain{}) {
		t.Errorf("%+v, %+v", used, tied)
	}
	if len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0].Text, "used with tied (correlation 0.8)") {
		t.Errorf("warnings %+v", d.Warnings)
	}
}

// Drawing one assumption anew or holding it leaves the others where they were.
func TestOneAssumptionChangesAlone(t *testing.T) {
	m := unsure(sim.Value{Assumption: 1}, sim.Value{Fixed: .2})
	for _, name := range []string{"a", "b", "c", "d"} {
		m.Assumptions = append(m.Assumptions, sim.Assumption{Name: name, Law: sim.Uniform{Min: 1, Max: 2}})
	}
	m.Correlations = []sim.Correlation{{Of: []int{0, 2}, Correlation: -.5}}
	was, _ := sim.AssumptionsOf(m, 3, 17)
	held, _ := sim.AssumptionsOf(withLaw(m, 0, sim.Fixed(1.25)), 3, 17)
	anew, _ := sim.AssumptionsOf(drawnAnew(m, 1), 3, 17)
	if held[0][0] != 1.25 || !slices.Equal(held[0][1:], was[0][1:]) {
		t.Errorf("held %v, was %v", held, was)
	}
	if anew[0][1] == was[0][1] || anew[0][0] != was[0][0] || !slices.Equal(anew[0][2:], was[0][2:]) {
		t.Errorf("anew %v, was %v", anew, was)
	}
	if m.Assumptions[1].Name != "b" {
		t.Error("the plan itself was changed")
	}
}

// Ten paths by hand: the outcome goes from 0 to 1 on two of them, .2 ± √(10·.2·.8/9 / 10) = .1333; and a change of a
// probability that no path shows is known to 1/(n+1), not to 0.
func TestSwingIsPaired(t *testing.T) {
	was := []float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7}
	low := []float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	high := []float64{1, 1, 0, 0, 0, 0, 0, 0, 0, 0}
	s := newSwing(was, low, high, 80, true)
	want := Uncertain{.2, math.Sqrt(10 * .2 * .8 / 9 / 10)}
	if !(math.Abs(s.Range.Value-want.Value) <= 1e-12) || !(math.Abs(s.Range.SE-want.SE) <= 1e-12) || s.High != s.Range {
		t.Errorf("range %v, want %v", s.Range, want)
	}
	if s.Low != (Uncertain{0, 1. / 11}) {
		t.Errorf("low %v", s.Low)
	}
	// 1.96 · .1333 > .2: not sure; 80 · (1.96 · .1333/.2)² = 136.6, in two digits 140.
	if s.Sure || s.Needed != 140 {
		t.Errorf("sure %v, needed %d", s.Sure, s.Needed)
	}
}

func TestInfluentialAndWithoutSourceComesFirst(t *testing.T) {
	driver := func(name string, share float64, influential, sourced bool) Driver {
		return Driver{Assumption: name, Share: Uncertain{Value: share}, Influential: influential, Origin: Origin{Sourced: sourced}}
	}
	d := Drivers{Drivers: []Driver{
		driver("slight", .001, false, false), driver("known", .5, true, true), driver("guess", .1, true, false),
		driver("larger guess", .2, true, false), driver("slight and known", .002, false, true),
	}}
	d.rank()
	var names []string
	for _, x := range d.Drivers {
		names = append(names, x.Assumption)
	}
	if got := strings.Join(names, ", "); got != "larger guess, guess, known, slight and known, slight" {
		t.Error(got)
	}
}

// A total share tells an influence that the share alone does not, if it is one to speak of.
func TestTotalShareMakesInfluential(t *testing.T) {
	for _, c := range []struct {
		total Uncertain
		want  bool
	}{{Uncertain{.02, .005}, true}, {Uncertain{.02, .01}, false}, {Uncertain{.009, .001}, false}} {
		var d Driver
		if d.together(c.total, 10); d.Influential != c.want {
			t.Errorf("%v: influential %v", c.total, d.Influential)
		}
	}
}

// A total share that is told from none and lies below the share has nothing more to add; one that is not told may yet be
// as much as its error allows.
func TestATotalThatIsNotToldMayBeMore(t *testing.T) {
	for _, c := range []struct {
		total Uncertain
		alone bool
	}{
		{Uncertain{0.19, 0.01}, true},
		{Uncertain{0.21, 0.01}, false},
		{Uncertain{0.10, 0.06}, false}, // up to 0.22
		{Uncertain{-0.05, 0.09}, true}, // up to 0.18
	} {
		d := Driver{Share: Uncertain{0.2, 0.05}, ShareTold: true, Total: &c.total}
		if d.Alone() != c.alone {
			t.Errorf("a total share of %v beside 0.2: alone is %v", c.total, !c.alone)
		}
	}
	if (&Driver{Share: Uncertain{0.2, 0.05}, Total: &Uncertain{0.1, 0.01}}).Alone() || (&Driver{Share: Uncertain{0.2, 0.05}, ShareTold: true}).Alone() {
		t.Error("what is not known is alone")
	}
}

// A plan without ranges is all luck, and a figure that is the same in every future has no drivers; both say so.
func TestDriversOfWhatIsSure(t *testing.T) {
	d := driversOf(t, unsure(sim.Value{Fixed: 50}, sim.Value{Fixed: .2}), "wins", 512)
	is(t, "share of rates that are known", d.Split[3].Rates, 0, .06)
	if len(d.Drivers) != 0 || len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0].Text, "no number that is a range") {
		t.Errorf("%+v", d)
	}
	m := unsure(sim.Value{Assumption: 1}, sim.Value{Fixed: 0}, sim.Assumption{Name: "rate", Law: sim.Uniform{Min: 20, Max: 80}})
	d = driversOf(t, m, "wins", 512)
	if x := d.Drivers[0]; x.Influential || x.Share != (Uncertain{}) || *x.Total != (Uncertain{}) || !strings.Contains(d.Warnings[0].Text, "nothing drives it") {
		t.Errorf("%+v", d)
	}
}

// A band of two lives a path knows as much as the lives have of their own: where both are the same, no more than one of them,
// and otherwise more.
func TestABandOfTwoLucksCountsThePathsNotTheLives(t *testing.T) {
	const n = 4000
	a, b := make([]float64, n), make([]float64, n)
	for i := range a {
		a[i], b[i] = float64(i*7919%n), float64(i*6101%n)
	}
	width := func(band Band) float64 { return band.P50.Hi - band.P50.Lo }
	one := newReader(n).ratio(append([]float64(nil), a...), 1).Band
	if same := twice(a, a); !(math.Abs(width(same)/width(one)-1) <= 0.05) || !(math.Abs(same.P50.Value-one.P50.Value) <= 1) {
		t.Errorf("the same twice: %v, once: %v", same.P50, one.P50)
	}
	if other := twice(a, b); !(math.Abs(width(other)/width(one)-math.Sqrt(0.5)) <= 0.05) {
		t.Errorf("two lucks: %v, one: %v", other.P50, one.P50)
	}
}

// The largest shares are swung: with room for one, the rate that moves the wins and not one that nothing uses, whichever
// is written first.
func TestTheLargestShareIsSwung(t *testing.T) {
	t.Parallel()
	law := sim.Uniform{Min: 20, Max: 80}
	m := unsure(sim.Value{Assumption: 2}, sim.Value{Fixed: .2},
		sim.Assumption{Name: "nothing", Law: law}, sim.Assumption{Name: "rate", Law: law}, sim.Assumption{Name: "nothing else", Law: law})
	aim, err := NewAim(m, "", "wins")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Drive(t.Context(), m, DriversDesign{Paths: LeastDriven, Seed: 1, Swung: 1, Aim: aim})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range d.Drivers {
		if swung := len(one.Swings) > 0; swung != (one.Assumption == "rate") {
			t.Errorf("%s: swung is %v", one.Assumption, swung)
		}
	}
}

// A guess among many must look more influential by chance before it is called so (Bonferroni): 5 % shared out
// among 4 is 1.25 %, among 6 it is 0.83 %, and one that chance makes so large in 1 % of runs lies between.
func TestAGuessAmongManyIsProvenHarder(t *testing.T) {
	for among, told := range map[int]bool{4: true, 6: false} {
		d := newDriver(&sim.Assumption{Law: sim.Fixed(1)}, Origin{}, Uncertain{.1, .05}, .01, shapes, among, 1000)
		if d.ShareTold != told || d.Influential != told || (d.Needed == 0) != told {
			t.Errorf("1 %% by chance among %d: told %v, influential %v, needs %d paths", among, d.ShareTold, d.Influential, d.Needed)
		}
	}
}

// An assumption with two observed values is one function, and a share is told from none on fewer paths than with eleven: by F(1, n−2), 3.85 at
// 5 %, 1,000 paths tell shares above 3.85 ÷ (3.85 + 998) less the bias, 0.285 %.
func TestFewValuesTakeFewerPaths(t *testing.T) {
	if got := leastShare(1000, 1, 1); !(math.Abs(got-.00285) <= 2e-5) {
		t.Errorf("least share %v", got)
	}
	if n, each := functions(slices.Concat(make([]float64, 500), []float64{1}, slices.Repeat([]float64{2}, 499))); n != 2 || !each {
		t.Errorf("%d functions of three values", n)
	}
	few := newDriver(&sim.Assumption{Law: sim.Fixed(1)}, Origin{}, Uncertain{.001, .001}, .5, 1, 1, 1000)
	many := newDriver(&sim.Assumption{Law: sim.Fixed(1)}, Origin{}, Uncertain{.001, .001}, .5, shapes, 1, 1000)
	if few.Needed != 2900 || many.Needed <= few.Needed {
		t.Errorf("%d paths with one function, %d with eleven", few.Needed, many.Needed)
	}
}

// The foremost assumption is the influential one with the largest share, wherever it stands; one that is not told from chance is none.
func TestForemostIsTheLargestShareThatIsTold(t *testing.T) {
	d := &Drivers{Drivers: []Driver{
		{Assumption: "by chance", Share: Uncertain{.9, .5}},
		{Assumption: "small", Share: Uncertain{.1, .01}, Influential: true},
		{Assumption: "large", Share: Uncertain{.4, .02}, Influential: true},
	}}
	if got := d.Foremost(); got == nil || got.Assumption != "large" {
		t.Errorf("%+v", got)
	}
	if got := (&Drivers{Drivers: d.Drivers[:1]}).Foremost(); got != nil {
		t.Errorf("%+v, want none", got)
	}
}
