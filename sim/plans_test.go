package sim

import (
	"math"
	"time"
)

// Plans that tests build on, and their parts.

// same repeats a value for every segment.
func same[T any](n int, v T) []T {
	out := make([]T, n)
	for i := range out {
		out[i] = v
	}
	return out
}

func fixed(x float64) Value    { return Value{Fixed: x} }
func spreadOf(l Law) Spread    { return Spread{Law: l} }
func limit(x float64) Capacity { return Capacity{Set: true, Value: fixed(x)} }

// seated is n seats of a role, filled from the first day.
func seated(role, n int) []Seat {
	var out []Seat
	for i := range n {
		out = append(out, Seat{Key: uint64(role)<<32 | uint64(i), Role: role, Seated: true})
	}
	return out
}

// hire adds n seats of the first role that are planned for a month.
func hire(m *Model, n, month int) {
	for range n {
		m.Seats = append(m.Seats, Seat{Key: 1<<40 | uint64(len(m.Seats)), Month: month})
	}
}

// bare is a plan of one segment, worth 100 a year on a yearly contract, with
// nothing in its funnel yet.
func bare(months int, daysPerMonth float64) *Model {
	return &Model{
		Name: "bare", Currency: Currency{"USD", 2}, Start: MonthOf(2027, time.January), FiscalStart: time.January,
		Months: months, DaysPerMonth: daysPerMonth,
		Segments: []Segment{{Name: "everybody", Worth: spreadOf(Fixed(100_00)), TermMonths: 12}},
	}
}

// step is a stage of a one-segment plan that takes no time, has no limit of
// waiting and is worked by some roles.
func step(name string, pass float64, roles ...int) Stage {
	return Stage{Name: name, WorkedBy: roles, Passes: []Value{fixed(pass)}, Won: []Spread{{}}, Lost: []Spread{{}}, ColdAfter: NoLimit}
}

// lasting is a step of the pipeline that takes as long whether it is passed or not.
func lasting(name string, pass float64, takes Law, roles ...int) Stage {
	s := step(name, pass, roles...)
	s.Pipeline, s.Won, s.Lost = true, []Spread{spreadOf(takes)}, []Spread{spreadOf(takes)}
	return s
}

// inSegments is a stage that treats n segments as it treats the first.
func inSegments(n int, s Stage) Stage {
	s.Passes, s.Won, s.Lost = same(n, s.Passes[0]), same(n, s.Won[0]), same(n, s.Lost[0])
	return s
}

// inbound is a source of so many items a month at the first stage.
func inbound(perMonth float64) Source {
	return Source{Name: "inbound", Kind: Inbound, Volume: []Step{{Value: fixed(perMonth)}}, Shares: []float64{1}}
}

// additions is what each customer wants more of: so many things a month of so much a year each, from the second stage on.
func additions(perMonth, worth float64) Source {
	return Source{Name: "more", Kind: Base, Enters: 1, Volume: []Step{{Value: fixed(perMonth)}}, Shares: []float64{0}, Worth: spreadOf(Fixed(worth))}
}

// harmless is a shock that is sure to come in a month of the plan and holds for some months, but changes nothing.
func harmless(name string, from, months float64) Shock {
	one := fixed(1)
	return Shock{Name: name, Chance: one, From: spreadOf(Fixed(from)), Lasts: spreadOf(Fixed(months)),
		WinOdds: one, Cycle: one, Leads: one, Prospecting: one, Worth: one, Churn: one, Expansion: one}
}

// counter is a queue in front of c people who hold one item each. Items come
// in a Poisson stream of perDay; the months are long, so that the queue at their
// ends is nearly independent. Twenty of them pass before the first.
func counter(c int, perDay float64, service Law, days float64, months int) *Model {
	m := bare(months, days)
	m.WarmUp = 20
	m.Stages = []Stage{step("counter", 0, 0)}
	m.Stages[0].Lost[0] = spreadOf(service)
	m.Sources = []Source{inbound(perDay * days)}
	m.Roles = []Role{{Name: "clerk", Open: limit(1)}}
	m.Seats = seated(0, c)
	return m
}

// wholeDays is the exponential law whose whole days last so many on average.
// Rounding keeps a mean but for the shortest day, which adds
// P(X+U < 1) = 1 − m(1 − e^−1/m).
func wholeDays(mean float64) Exponential {
	m := mean
	for range 50 {
		m = mean - (1 + m*math.Expm1(-1/m))
	}
	return Exponential{m}
}

// ref1 is a plan of the size of a mid-sized team: 40 leads a working day, four
// SDRs, six AEs whose slots bind, three stages, annual contracts.
func ref1() *Model {
	stage := func(name string, pass float64) Stage {
		dwell := spreadOf(LogNormalMeanCV(20, 0.8))
		return Stage{Name: name, Pipeline: true, WorkedBy: []int{1}, Passes: []Value{fixed(pass)},
			Won: []Spread{dwell}, Lost: []Spread{dwell}, ColdAfter: NoLimit}
	}
	discovery := stage("discovery", 0.75)
	discovery.ColdAfter = 30
	return &Model{
		Name: "ref-1", Currency: Currency{"USD", 2}, Start: MonthOf(2027, time.January), FiscalStart: time.January,
		Months: 24, DaysPerMonth: 21,
		Segments: []Segment{{
			Name: "all-in-one", Worth: spreadOf(LogNormalMeanCV(18000_00, 0.7)), TermMonths: 12,
			Churn: fixed(0.12), Expansion: Growth{Rate: fixed(0.08), SD: 0.1, Min: -0.3, Max: 0.5},
		}},
		Stages: []Stage{
			{Name: "lead", WorkedBy: []int{0}, Passes: []Value{fixed(0.12)},
				Won: []Spread{spreadOf(Gamma{M: 5, CV: math.Sqrt(0.5)})}, Lost: []Spread{{}}, ColdAfter: 10},
			discovery, stage("demo", 0.60), stage("proposal", 0.55),
		},
		Sources: []Source{{Name: "inbound", Kind: Inbound, Volume: []Step{{Value: fixed(840)}}, Shares: []float64{1}}},
		Roles: []Role{
			{Name: "sdr", Handles: limit(420), RampWeight: 0.6},
			{Name: "ae", Open: limit(25), RampWeight: 0.6},
		},
		Seats: append(seated(0, 4), seated(1, 6)...),
	}
}
