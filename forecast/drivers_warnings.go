package forecast

import (
	"fmt"
	"strings"

	"funnelcast/sim"
)

// thinlyDriven is below which small shares drown in chance.
const thinlyDriven = 500

// warn tells what the shares do not.
func (d *Drivers) warn(m *sim.Model) {
	last := d.Split[len(d.Split)-1]
	switch {
	case len(m.Assumptions) == 0:
		d.Warnings.add("Write what you are not sure of as a range, such as 17% .. 22% .. 28%.",
			"The plan has no number that is a range: its whole band is luck, which only holds if every number in it is known.")
	case last.SD == 0:
		d.Warnings.add("Ask for another figure with --target or --metric.",
			"The figure is the same in every future: nothing drives it.")
	case d.Paths < thinlyDriven:
		d.Warnings.add("Run more paths: --paths 1200.",
			"Only %d paths: shares below about %.0f %% cannot be told from none.", d.Paths, 100*leastShare(d.Paths, shapes, len(m.Assumptions)))
	}
	var tied []string
	for _, c := range m.Correlations {
		var names []string
		for _, k := range c.Of {
			names = append(names, m.Assumptions[k].Name)
		}
		tied = append(tied, fmt.Sprintf("%s (correlation %.2g)", strings.Join(names, " with "), c.Correlation))
	}
	if len(tied) > 0 {
		d.Warnings.add("Read them as one, or leave out what ties them (--set together=null) to see each by itself.",
			"Some assumptions go together in this plan: %s. Each one's share holds a part of the others', so that shares do not add up, and no share together with others is told. A swing moves one of them and leaves the others as they were.",
			strings.Join(tied, "; "))
	}
}
