package sim

type source struct {
	kind     SourceKind
	key      uint64
	burst    *table
	borders  []border // between the segments
	alone    int      // the only segment, or −1
	enters   uint8
	together bool   // the same people, or nobody, work all its items where they enter
	touched  uint32 // roles that had a hand in its items before they came

	paysAfter spread // of SelfServe
	worth     spread // of Base; no law: the segment's
	upsells   bool   // of Base: to the customer's own segment
}

func (p *plan) compileSource(s *Source, known *Laws) source {
	out := source{kind: s.Kind, key: nameKey(s.Name), alone: -1, enters: uint8(s.Enters)}
	switch {
	case s.Kind == Prospecting:
		out.touched = p.hand[s.By]
	case s.Kind == Partner && s.Partners.CarriedBy > 0:
		out.touched = p.hand[s.Partners.CarriedBy-1]
	}
	if s.Burstiness > 0 {
		out.burst = known.of(Gamma{M: 1, CV: s.Burstiness})
	}
	out.paysAfter, out.worth = known.spread(s.Signups.PaysAfter), known.spread(s.Worth)
	sum := 0.0
	for i, share := range s.Shares {
		if share == 1 {
			out.alone = i
		}
		if i > 0 {
			out.borders = append(out.borders, newBorder(sum))
		}
		sum += share
	}
	out.upsells = s.Kind == Base && sum == 0
	return out
}
