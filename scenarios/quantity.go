package scenarios

import (
	"fmt"
	"strings"

	"funnelcast/sim"
)

// quantity is a number of the scenario, sure or not, as it was written.
type quantity struct {
	place
	law    sim.Law // nil: not given
	centre sim.Law // of a spread whose centre is uncertain: the factor on it; nil where it is sure
	months int     // what a churn is told for; 0 is the renewal
	source string
}

// given tells whether the file has the number.
func (q *quantity) given() bool { return q.law != nil }

// An Assumption is a number that holds for a whole path. Where it is a
// distribution it is drawn once a path.
type Assumption[K kind] struct{ quantity }

// A Spread is a quantity drawn anew for each item, customer or person.
type Spread[K kind] struct{ quantity }

// An Exact is a number that is known: a price list, a date, a head count.
type Exact[K kind] struct {
	place
	value float64
	set   bool
}

// or is the number, or another where the file does not have it.
func (x *Exact[K]) or(otherwise float64) float64 {
	if x.set {
		return x.value
	}
	return otherwise
}

// A Month is a calendar month, written 2027-04 or, counted from the start, month 4.
type Month struct {
	place
	month sim.Month
	set   bool
}

// A Ref names a role, stage, segment or source of the scenario.
type Ref struct {
	place
	name string
}

func (a *Assumption[K]) read(r *reader, n *node, path string, _ rule) {
	var k K
	a.quantity = r.quantity(n, path, k.dimension(), false)
}

func (s *Spread[K]) read(r *reader, n *node, path string, _ rule) {
	var k K
	s.quantity = r.quantity(n, path, k.dimension(), true)
}

func (x *Exact[K]) read(r *reader, n *node, path string, limits rule) {
	var k K
	x.put(path, n)
	d := k.dimension()
	if v, _, ok := r.one(n, path, limits.within(d)); ok {
		if x.set = limits.holds(r, n, path, v, d); x.set {
			x.value = v
		}
	}
}

func (m *Month) read(r *reader, n *node, path string, _ rule) {
	m.put(path, n)
	if !r.isScalar(n, path, "a month such as 2027-04") {
		return
	}
	month, f := parseMonth(&r.calendar, n.text)
	if f != nil {
		r.fault(n, path, f)
		return
	}
	m.month, m.set = month, true
}

func (x *Ref) read(r *reader, n *node, path string, _ rule) {
	x.put(path, n)
	if r.isScalar(n, path, "a name") {
		x.name = n.text
	}
}

// quantity reads a number or a distribution.
func (r *reader) quantity(n *node, path string, d *dimension, spreads bool) (q quantity) {
	if n, source, ok := r.unwrap(n, path); ok {
		q = r.quantity(n, path, d, spreads)
		if source != "" {
			q.source = source
		}
		return q
	}
	switch {
	case r.isNothing(n, path):
	case n.kind == mapping:
		q = r.formLaw(n, path, d, spreads)
	case n.kind == list:
		r.add(n, path, n.found(), d.noun)
	default:
		law, months, f := rangeLaw(&r.calendar, d, n.text)
		if f == nil && !d.usable(law) {
			f = &fault{allowed: "no useful numbers come of a range as wide as this"}
		}
		if f != nil {
			r.fault(n, path, f)
			break
		}
		q.law, q.months = law, months
	}
	q.put(path, n)
	if q.source == "" {
		q.source = r.source
	}
	return q
}

// one reads a single literal.
func (r *reader) one(n *node, path string, d *dimension) (v float64, months int, ok bool) {
	if inner, _, wrapped := r.unwrap(n, path); wrapped {
		return r.one(inner, path, d)
	}
	if !r.isScalar(n, path, d.noun) {
		return 0, 0, false
	}
	if strings.Contains(n.text, "..") {
		r.add(n, path, n.found(), "one number is needed here, not a range")
		return 0, 0, false
	}
	v, months, f := d.read(&r.calendar, strings.TrimSpace(n.text))
	if f != nil {
		r.fault(n, path, f)
		return 0, 0, false
	}
	return v, months, true
}

// fault reports why a literal cannot be read.
func (r *report) fault(n *node, path string, f *fault) {
	found := n.found()
	if f.found != "" && f.found != n.text {
		found = fmt.Sprintf("found %q in %q", brief(f.found), brief(n.text))
	}
	r.addAt(n, f.offset, path, found, f.allowed, f.hint)
}
