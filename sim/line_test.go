package sim

import (
	"slices"
	"testing"
)

// A line gives back what was put in, in its order and once: taken as a whole, one by one, or with one from the middle gone, also the
// last; and then it takes in others.
func TestALineGivesBackWhatWasPutIn(t *testing.T) {
	var l line
	all := make([]item, 4)
	follow := func(it *item) (in []int) {
		for ; it != nil; it = it.next {
			in = append(in, slices.IndexFunc(all, func(x item) bool { return x.number == it.number }))
		}
		return in
	}
	for i := range all {
		all[i].number = uint32(i)
	}
	for name, c := range map[string]struct {
		change     func() *item
		want, left []int
	}{
		"as a whole":         {l.take, []int{0, 1, 2}, []int{3}},
		"without the first":  {func() *item { l.pop(); return l.first }, []int{1, 2}, []int{1, 2, 3}},
		"without the middle": {func() *item { l.remove(&all[1]); return l.first }, []int{0, 2}, []int{0, 2, 3}},
		"without the last":   {func() *item { l.remove(&all[2]); return l.first }, []int{0, 1}, []int{0, 1, 3}},
		"one by one":         {func() *item { l.pop(); l.pop(); l.pop(); return l.first }, nil, []int{3}},
	} {
		l.clear()
		for i := range 3 {
			l.push(&all[i])
		}
		if got := follow(c.change()); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		l.push(&all[3])
		if got := follow(l.first); !slices.Equal(got, c.left) {
			t.Errorf("%s and one more: %v, want %v", name, got, c.left)
		}
	}
}
