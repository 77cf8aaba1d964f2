package sim

type role struct {
	hunts  []int // of plan.hunts, that its people go on day by day
	yields []int // those that ask for no time and whose activities are not counted
	ranked bool  // in some lane who starts an item is chosen by load
	skill  *table
	ramp   []float64

	beyondSpan float64 // what its people lose of their odds and of their ramp's speed when nobody has time for them
}

func (p *plan) compileRole(i int, known *Laws) role {
	r := &p.model.Roles[i]
	out := role{ramp: r.Ramp, ranked: p.ranks(i), beyondSpan: p.model.beyondSpan(i)}
	if len(out.ramp) == 0 {
		out.ramp = []float64{1}
	}
	if r.SkillCV > 0 {
		out.skill = known.of(LogNormalMeanCV(1, r.SkillCV))
	}
	for _, yields := range [...]bool{false, true} { // activities take their time first, yields have what is left
		for j := range p.hunts {
			switch h := &p.hunts[j]; {
			case p.model.Sources[h.source].By != i || (h.cascade == nil) != yields:
			case yields && !r.Hours.Set:
				out.yields = append(out.yields, j)
			default:
				out.hunts = append(out.hunts, j)
			}
		}
	}
	return out
}
