package forecast

import "slices"

// A Sequence is hires in a row, each the best given those before it. Its figures are of paths that had no say in any choice.
type Sequence struct {
	Asked int        `json:"asked"` // how many hires
	Steps []HireStep `json:"steps"`
	Total HireEffect `json:"total"`          // all of them against the plan as it stands
	Left  float64    `json:"left,omitempty"` // of the budget, if there is one
	// Unhelped and Unpaid are why there are fewer hires than asked: no more help, or none that helps is within what is left
	// of the budget.
	Unhelped bool `json:"unhelped"`
	Unpaid   bool `json:"unpaid"`
}

// A HireStep is a hire, and what it adds to the plan with the hires before it.
type HireStep struct {
	Role  string `json:"role"`
	Month string `json:"month"`
	HireEffect
	// Tied are the hires that were as good in its place when it was chosen.
	Tied []RoleStart `json:"tied"`
	// Dear are the hires that would surely have done more in its place, of each role the best, and cost more than was left of the budget.
	Dear []RoleStart `json:"too_dear"`
	// Swappable is whether the next hire was as good in its place, so that the two may come in either order.
	Swappable bool `json:"swappable"`
}

// A RoleStart is somebody to hire and from when.
type RoleStart struct {
	Role  string `json:"role"`
	Month string `json:"month"`
}

// sequence goes on from the best hire, hire by hire, until there are enough, none helps, or the money is spent.
func (h *hiring) sequence(base *candidate, r *race) (*Sequence, error) {
	s := &Sequence{Asked: h.Steps, Steps: []HireStep{}, Left: h.Budget}
	plans := []*candidate{{model: base.model}}
	for r != nil {
		if len(r.values) == 0 || !r.values[0].Helps {
			s.Unpaid = len(r.values) == 0 || slices.ContainsFunc(r.dear, func(v HireValue) bool { return v.Ahead })
			s.Unhelped = !s.Unpaid
			break
		}
		best := r.values[0]
		step := HireStep{Role: best.Role, Month: best.Month, Tied: []RoleStart{}, Dear: []RoleStart{}}
		for _, v := range r.values[1:] {
			if v.Tied {
				step.Tied = append(step.Tied, RoleStart{v.Role, v.Month})
			}
		}
		for _, v := range r.dear {
			sameRole := func(d RoleStart) bool { return d.Role == v.Role }
			if v.Ahead && !slices.ContainsFunc(step.Dear, sameRole) {
				step.Dear = append(step.Dear, RoleStart{v.Role, v.Month})
			}
		}
		if n := len(s.Steps); n > 0 {
			s.Steps[n-1].Swappable = slices.Contains(s.Steps[n-1].Tied, RoleStart{step.Role, step.Month})
		}
		s.Steps, plans = append(s.Steps, step), append(plans, &candidate{model: r.finalists[0].model})
		if len(s.Steps) == h.Steps {
			break
		}
		if h.Budget > 0 {
			if s.Left -= best.Cost.Mean; s.Left <= 0 {
				s.Unpaid = true
				break
			}
		}
		var err error
		if r, err = h.race(r.finalists[0], s.Left); err != nil {
			return nil, err
		}
	}
	return s, h.confirm(s, plans)
}

// confirm lets the plan, and it with one hire more each time, live paths that none of them has lived yet.
func (h *hiring) confirm(s *Sequence, plans []*candidate) error {
	if len(s.Steps) == 0 {
		return nil
	}
	n := h.fresh()
	if err := h.try(plans, h.Paths, h.Paths+n, false); err != nil {
		return err
	}
	for i := range s.Steps {
		e := h.effectOf(&plans[i].pathwise, &plans[i+1].pathwise, 0, n)
		e.Helps, e.Harms = h.sure(e.Effect, n, len(s.Steps))
		s.Steps[i].HireEffect = e
	}
	last := &plans[len(s.Steps)].pathwise
	s.Total = h.effectOf(&plans[0].pathwise, last, 0, n)
	s.Total.Helps, s.Total.Harms = h.sure(s.Total.Effect, n, 1)
	if h.Budget > 0 {
		s.Left = h.Budget - s.Total.Cost.Mean
	}
	return nil
}
