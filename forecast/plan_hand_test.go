package forecast

import (
	"math"
	"slices"
	"testing"

	"funnelcast/sim"
)

// Plans at (cost, worth) (0, 1), (10, 2) and (20, 3). One at (5, 2.5) moves the stairs forward by 1.5 over 5 to 10 and by 0.5 over
// 10 to 20: 12.5. With a ceiling of 2.25 it is 1.25·5 + 0.25·10 = 8.75, and up to a cost of 15 it is 7.5 + 0.5·5 = 10.
func TestTheAreaAPlanAddsByHand(t *testing.T) {
	f := frontOf([]*scheme{{extra: 20, worth: 3}, {extra: 0, worth: 1}, {extra: 12, worth: 1.5}, {extra: 15, worth: 2}, {extra: 10, worth: 2}})
	if len(f) != 3 {
		t.Fatalf("%d plans on the front, want 3", len(f))
	}
	for _, c := range []struct{ cost, worth, most, ceiling, want float64 }{
		{5, 2.5, 100, 100, 12.5}, {5, 2.5, 100, 2.25, 8.75}, {5, 2.5, 15, 100, 10}, {12, 1.9, 100, 100, 0}, {25, 3.5, 30, 100, 2.5}, {25, 3.5, 20, 100, 0},
	} {
		if got := f.adds(&scheme{extra: c.cost, worth: c.worth}, c.most, c.ceiling); !(math.Abs(got-c.want) <= 1e-12) {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// Harrell and Davis: the weights are one in all, and of the median of three values those of Beta(2, 2) between thirds: 7/27, 13/27, 7/27.
func TestTheWeightsOfAQuantileByHand(t *testing.T) {
	s := &seek{weights: map[int][]float64{}}
	s.Goal.Probability = 0.5
	for i, want := range []float64{7.0 / 27, 13.0 / 27, 7.0 / 27} {
		if got := s.weightsOf(3)[i]; !(math.Abs(got-want) <= 1e-12) {
			t.Errorf("weight %d is %v, want %v", i, got, want)
		}
	}
	s.Goal.Highest = true
	if got := s.worth([]float64{9, 0, 3}); !(math.Abs(got-(39+63)/27.0) <= 1e-12) {
		t.Errorf("the median of 0, 3 and 9 is %v, want %v", got, 102/27.0)
	}
}

// Wilson's 95 % interval of 8 of 10 ends at 0.9433 (Newcombe, Statistics in Medicine 17, 1998, method 3).
func TestTheTopOfAnIntervalOfAShare(t *testing.T) {
	if got := wilsonTop(0.8, 10); !(math.Abs(got-0.9433) <= 5e-5) {
		t.Errorf("%v, want 0.9433", got)
	}
}

// A hire that brings 4 and 6 on two paths for 10, where the second of the role was seen to bring half of a first and a third a quarter: two of
// them bring 6 and 9 for 20; back from two to one is what the second brought.
func TestAPlanIsForetoldFromItsNeighbour(t *testing.T) {
	s := &seek{first: 2, spread: 1, level: 100, months: []int{0}, weights: map[int][]float64{}}
	s.Roles = []int{0}
	s.foretelling = foretelling{figure: [][]float64{{4, 6}}, cost: []float64{10}, share: [][]float64{{0, 0.5, 0.25}}}
	none := &scheme{crew: "\x00", pathwise: pathwise{figure: []int64{100, 100}}}
	two := s.foretell(none, "\x02")
	if two.gain != 7.5 || two.extra != 20 {
		t.Errorf("two bring %v for %v, want 7.5 for 20", two.gain, two.extra)
	}
	back := s.foretell(&scheme{crew: "\x02", extra: 20, pathwise: none.pathwise}, "\x01")
	if back.gain != -2.5 || back.extra != 10 {
		t.Errorf("one fewer brings %v for %v, want −2.5 for 10", back.gain, back.extra)
	}
	// The two brought 15 on average, twice what was foretold: both shares double.
	two.figure = []int64{115, 115}
	if s.learn(two); s.beside(0, 0) != 2 || s.beside(0, 1) != 1 || s.beside(0, 2) != 0.25 {
		t.Errorf("shares are %v, want 2, 1 and 0.25 as it was", s.share[0])
	}
}

// A choice that is not known to help is made again where another plan is known to, on the same paths.
func TestAChoiceIsOutdone(t *testing.T) {
	sure, unsure := FrontierPoint{Gain: &Gain{Lo: 0.01}}, FrontierPoint{Gain: &Gain{Lo: -0.01}}
	for _, c := range []struct {
		points []FrontierPoint
		at     int
		want   bool
	}{
		{[]FrontierPoint{{}, unsure, sure}, 1, true}, {[]FrontierPoint{{}, unsure, sure}, 2, false},
		{[]FrontierPoint{{}, unsure, unsure}, 1, false}, {[]FrontierPoint{{}, unsure, sure}, 0, false},
	} {
		if got := outdone(c.points, c.at); got != c.want {
			t.Errorf("plan %d of %+v is outdone: %v", c.at, c.points, got)
		}
	}
}

// Of 100 paths 82 reach the level, .82 ± .0384: half an error less is .8008, which promises .8. 81 do not: .81 − .0196 = .7904.
func TestAChoiceMustPromiseMoreThanItsGoal(t *testing.T) {
	s := &seek{level: 1}
	s.Goal.Probability = .8
	for reached, want := range map[int]bool{82: true, 81: false} {
		c := &tried{scheme: &scheme{pathwise: pathwise{figure: make([]int64, 60)}}, known: pathwise{figure: make([]int64, 40)}}
		for i := range reached {
			if i < 60 {
				c.figure[i] = 1
			} else {
				c.known.figure[i-60] = 1
			}
		}
		if got := s.promising(c); got != want {
			t.Errorf("%d of 100: promising %v", reached, got)
		}
	}
}

// A plan has missed what is asked where that is beyond Wilson's interval, which for 100 paths ends at .825 about .75 and at
// .781 about .7; and where what it costs surely passes the budget, here of 1,000 cents.
func TestAMissIsTold(t *testing.T) {
	s := &seek{money: 100, budget: 1000}
	s.Paths, s.Goal.Probability = 100, .8
	for _, c := range []struct {
		reached, least float64
		want           bool
	}{{.75, 9, false}, {.70, 9, true}, {.95, 10, false}, {.95, 11, true}} {
		p := &FrontierPoint{Probability: Uncertain{Value: c.reached}, Cost: &Difference{Mean: 20, Lo: c.least}}
		if got := s.missed(p); got != c.want {
			t.Errorf("%v for %v at least: missed %v", c.reached, c.least, got)
		}
	}
}

// What is reached with 90 % of the values 0 … 100 is their P10.
func TestTheAmountOfAProbability(t *testing.T) {
	s := &seek{scale: 1}
	s.Goal.Probability = .9
	figure := make([]int64, 101)
	for i := range figure {
		figure[i] = int64(i)
	}
	if got := s.amount(figure).Value; got != 10 {
		t.Errorf("%v, want 10", got)
	}
}

// A plan is beaten by a cheaper one that does as well, and not by one that costs the same, itself among them.
func TestAPlanIsBeatenByACheaperOne(t *testing.T) {
	f := &Frontier{}
	for _, p := range []struct{ cost, reached float64 }{{0, .5}, {10, .8}, {10, .8}, {20, .7}, {30, .9}, {40, .9}} {
		f.Points = append(f.Points, FrontierPoint{Probability: Uncertain{Value: p.reached}, Cost: &Difference{Mean: p.cost}})
	}
	(&seek{}).relate(f, make([]*tried, len(f.Points)), nil)
	for i, want := range []bool{false, false, false, true, false, true} {
		if f.Points[i].Beaten != want {
			t.Errorf("plan %d is beaten: %v", i, !want)
		}
	}
}

// Up to two hires of each of two roles, three in all.
func TestACrewKeepsItsBounds(t *testing.T) {
	s := &seek{months: []int{0, 3}}
	s.Roles, s.Goal.Most, s.Goal.People = []int{0, 1}, 2, 3
	for c, want := range map[crew]bool{"\x01\x01\x01\x00": true, "\x02\x00\x00\x01": true, "\x02\x01\x00\x00": false, "\x01\x01\x01\x01": false, "\x00\x00\x00\x03": false} {
		if s.allowed(c) != want {
			t.Errorf("%q is allowed: %v", string(c), !want)
		}
	}
	if s.Goal.People = 0; !s.allowed("\x01\x01\x01\x01") {
		t.Error("four people are too many without a bound")
	}
}

// The best plan that the budget pays for is wanted, be it to the last of it.
func TestWhatIsBeyondTheBudgetIsNotWanted(t *testing.T) {
	s := &seek{budget: 10}
	poor, able, dear := &scheme{extra: 1, worth: 1}, &scheme{extra: 10, worth: 2}, &scheme{extra: 11, worth: 3}
	if got := s.wanted([]*scheme{poor, dear, able}, 0); got != able {
		t.Errorf("wanted is %+v", got)
	}
	if got := s.wanted([]*scheme{dear}, 0); got != nil {
		t.Errorf("wanted is %+v, which is too dear", got)
	}
}

// A plan is as good as the chosen one where it is neither surely less probable to do what is asked nor surely dearer.
func TestWhichPlansAreAsGoodAsTheChosenOne(t *testing.T) {
	const n = 100
	lived := func(reached int, cost int64) *tried {
		c := &tried{scheme: &scheme{}, fresh: pathwise{figure: make([]int64, n), cost: make([]int64, n)}}
		for i := range n {
			c.fresh.cost[i] = cost + int64(i%2)*10
			if i < reached {
				c.fresh.figure[i] = 1
			}
		}
		return c
	}
	plans := []*tried{lived(20, 0), lived(80, 100), lived(80, 100), lived(80, 200), lived(40, 100), lived(40, 50), lived(79, 90)}
	f := &Frontier{Points: make([]FrontierPoint, len(plans)), Chosen: 1}
	s := &seek{level: 1, money: 1, budget: math.Inf(1)}
	s.relate(f, plans, newReader(n))
	for i, want := range []bool{false, false, true, false, false, false, true} {
		if f.Points[i].AsGood != want {
			t.Errorf("plan %d is as good: %v", i, !want)
		}
	}
}

// Every lot of fresh paths comes after the one before it, and plans are chosen by all they have lived of them.
func TestFreshPathsAreFreshAndAllAreKnown(t *testing.T) {
	m := unsure(sim.Value{Fixed: 50}, sim.Value{Fixed: .2})
	aim, err := NewAim(m, "", "wins")
	if err != nil {
		t.Fatal(err)
	}
	s := &seek{m: m, expedition: expedition{ctx: t.Context(), aim: aim, seed: 1, laws: sim.NewLaws()}}
	s.Paths, s.Seed, s.Aim = LeastPlanned, 1, aim
	s.Hired = func(m *sim.Model, _ []sim.Seat) *sim.Model { return m }
	plan := &tried{scheme: &scheme{}}
	var all []int64
	for lot := range 2 {
		first, err := s.freshen([]*tried{plan})
		if want := s.raced() + lot*LeastPlanned; err != nil || first != want {
			t.Fatalf("lot %d begins with path %d, want %d (%v)", lot, first, want, err)
		}
		all = append(all, plan.fresh.figure...)
	}
	if len(all) != 2*LeastPlanned || !slices.Equal(plan.known.figure, all) || slices.Equal(all[:LeastPlanned], all[LeastPlanned:]) {
		t.Errorf("%d paths are known of %d that were lived", len(plan.known.figure), len(all))
	}
}
