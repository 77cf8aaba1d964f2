package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"funnelcast/sim"
)

// correlations ties assumptions. A number that a scenario made sure has
// nothing left to be tied; it may stay in the list.
func (x *resolver) correlations() {
	var names []string
	for path := range x.index {
		names = append(names, path)
	}
	slices.Sort(names)
	tied := map[[2]int]float64{}
	for i := range x.s.Together {
		t := &x.s.Together[i]
		var of []int
		for _, ref := range t.Of {
			if ref.name == "" {
				continue
			}
			a, ok := x.index[ref.name]
			if !ok {
				a, ok = x.index[strings.TrimSuffix(ref.name, ".rate")]
			}
			switch {
			case !ok:
				x.add(ref.node, ref.path, fmt.Sprintf("there is no assumption %q", ref.name), "the path of a number that may be a range", nearestOnly(ref.name, names))
			case slices.Contains(of, a-1):
				x.add(ref.node, ref.path, fmt.Sprintf("%q is there twice", ref.name), "each once")
			case a > 0:
				of = append(of, a-1)
			}
		}
		for _, a := range of {
			for _, b := range of {
				if known, ok := tied[[2]int{a, b}]; a != b && ok && known != t.Correlation.value {
					x.add(t.node, t.path, fmt.Sprintf("found a second correlation of %s and %s", x.model.Assumptions[a].Name, x.model.Assumptions[b].Name), "a pair has one correlation")
				}
				tied[[2]int{a, b}] = t.Correlation.value
			}
		}
		if len(t.Of) == 1 {
			x.add(t.node, t.path, "found one assumption alone", "at least two belong together")
		}
		if len(of) > 1 {
			x.model.Correlations = append(x.model.Correlations, sim.Correlation{Of: of, Correlation: t.Correlation.value})
			if x.model.CheckCorrelations() != nil {
				x.add(t.node, t.path, "the correlations contradict each other", "their matrix must be positive definite: if a goes with b and b with c, a cannot go against c", "bring the numbers closer to 0")
				x.model.Correlations = x.model.Correlations[:len(x.model.Correlations)-1]
			}
		}
	}
}
