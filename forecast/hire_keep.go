package forecast

import (
	"math"
)

// A LatestStart tells how late a planned hire can start while the target is still as probable as asked.
//
// Later starts are taken to make the target no more probable, so that the edge is found by halving the months. All
// starts live the same paths, and so the edge is where it would be if every month were tried on them, unless luck makes a
// later month better.
type LatestStart struct {
	Dropped Start `json:"dropped"` // the plan without the hire
	Planned Start `json:"planned"`
	// Last is the last month that keeps the target as probable on the paths lived, and Sure the last that surely does; nil if
	// no month does, and if the plan without the hire does, too.
	Last *Start `json:"last,omitempty"`
	Sure *Start `json:"sure,omitempty"`
	// Fails is the first month that surely does not; nil if none.
	Fails *Start `json:"fails,omitempty"`
}

// A Start is a month and how probable the target is if the hire starts then. Keeps and Fails are at 95 % for each.
type Start struct {
	Month       string    `json:"month,omitempty"` // empty if dropped
	Probability Uncertain `json:"probability"`
	Holds       bool      `json:"holds"` // the probability is what was asked for or more
	Keeps       bool      `json:"keeps"` // surely so
	Fails       bool      `json:"fails"` // surely less
}

// starts are what is known of a seat's starts, by month; the last of them is the seat never filled.
type starts struct {
	*hiring
	seat  int
	known []*Start
}

// latestStart finds how late a seat can be filled.
func (h *hiring) latestStart(seat int, base, dropped *candidate) (*LatestStart, error) {
	if err := h.try([]*candidate{dropped}, len(dropped.figure), h.Paths, false); err != nil {
		return nil, err
	}
	s := &h.m.Seats[seat]
	end := h.lastStart(s) + 1
	x := &starts{h, seat, make([]*Start, end+1)}
	x.known[s.Month], x.known[end] = x.startOf(s.Month, &base.pathwise), x.startOf(never, &dropped.pathwise)
	var edges [3]int // last month that surely keeps it, that does, and that does not surely fail
	for i, good := range []func(*Start) bool{
		func(s *Start) bool { return s.Keeps },
		func(s *Start) bool { return s.Holds },
		func(s *Start) bool { return !s.Fails },
	} {
		var err error
		if edges[i], err = x.last(s.Month, good); err != nil {
			return nil, err
		}
	}
	l := &LatestStart{Dropped: *x.known[end], Planned: *x.known[s.Month]}
	start := func(month int) *Start {
		if month < 0 || month >= end {
			return nil
		}
		return x.known[month]
	}
	l.Sure, l.Last, l.Fails = start(edges[0]), start(edges[1]), start(edges[2]+1)
	return l, nil
}

// last is the last month that is good; -1 if none is, and that of never if the seat need not be filled. It halves the
// months between the planned one and the first or the last.
func (x *starts) last(planned int, good func(*Start) bool) (int, error) {
	low, high := -1, len(x.known)-1
	switch {
	case good(x.known[high]):
		return high, nil
	case good(x.known[planned]):
		low = planned
	case planned == 0:
		return -1, nil
	default:
		high = planned
		if s, err := x.at(0); err != nil || !good(s) {
			return -1, err
		}
		low = 0
	}
	for high-low > 1 {
		middle := (low + high) / 2
		s, err := x.at(middle)
		if err != nil {
			return 0, err
		}
		if good(s) {
			low = middle
		} else {
			high = middle
		}
	}
	return low, nil
}

// at is what a start in a month does, lived now if it is not known.
func (x *starts) at(month int) (*Start, error) {
	if x.known[month] == nil {
		c := &candidate{month: month, model: restarted(x.m, x.seat, month)}
		if err := x.try([]*candidate{c}, 0, x.Paths, false); err != nil {
			return nil, err
		}
		x.known[month] = x.startOf(month, &c.pathwise)
	}
	return x.known[month], nil
}

// startOf judges a start. On n paths p is surely another than the q asked for if it is 1.96·√(q(1−q)/n) or more away from
// it, which is so if Wilson's 95 % interval (Journal of the American Statistical Association 22, 1927) leaves q out.
func (x *starts) startOf(month int, l *pathwise) *Start {
	s := &Start{Probability: reaching(l.figure, x.Aim.target.AtLeast)}
	if month != never {
		s.Month = x.month(month)
	}
	half := z95 * math.Sqrt(x.Keep*(1-x.Keep)/float64(len(l.figure)))
	p := s.Probability.Value
	s.Holds, s.Keeps, s.Fails = p >= x.Keep, p > x.Keep+half, p < x.Keep-half
	return s
}
