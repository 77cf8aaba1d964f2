package sim

import (
	"reflect"
	"sync"
)

// Laws keeps laws tabulated from run to run: plans that are compared have most of theirs in common, and tabulating
// those of a plan takes as long as a dozen of its paths. It may serve several runs at once.
type Laws struct {
	mu    sync.Mutex
	known map[Law]*table
}

// NewLaws knows no law yet.
func NewLaws() *Laws { return &Laws{known: map[Law]*table{}} }

// of is a law's table; nil for none.
func (l *Laws) of(law Law) *table {
	if law == nil {
		return nil
	}
	if !reflect.TypeOf(law).Comparable() {
		return newTable(law)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known[law] == nil {
		l.known[law] = newTable(law)
	}
	return l.known[law]
}

func (l *Laws) spread(s Spread) spread { return spread{law: l.of(s.Law), centre: s.Centre} }

func (l *Laws) spreads(s []Spread) []spread {
	out := make([]spread, len(s))
	for i := range s {
		out[i] = l.spread(s[i])
	}
	return out
}
