package forecast

import "funnelcast/sim"

// hiring is the work under way.
type hiring struct {
	HireDesign
	expedition
	m     *sim.Model // the plan as it stands
	unit  string
	scale float64 // of the figure
	money float64 // minor units of one unit of the currency
	less  bool
	plan  *pathwise // what hires are compared with
	calendar
}

// A candidate is a plan with a hire more, fewer or moved, and what is known of it.
type candidate struct {
	role, month int
	model       *sim.Model
	pathwise
}

// try lets plans live paths from..to, which are all fresh or none of them is; where they are watched, the people's load is kept, too.
func (h *hiring) try(plans []*candidate, from, to int, watched bool) error {
	var outings []*outing
	for _, c := range plans {
		o := &outing{model: c.model, from: from, to: to}
		if watched {
			o.watch = h.watch
		}
		outings = append(outings, o)
	}
	if err := h.live(outings); err != nil {
		return err
	}
	for i, c := range plans {
		if from < h.Paths-h.fresh() {
			outings[i].cashBy = nil
		}
		c.add(outings[i].pathwise)
	}
	return nil
}

func (h *hiring) month(i int) string { return monthOf(h.m, i) }
