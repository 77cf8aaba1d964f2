package forecast

import (
	"context"
	"errors"
	"math"
	"slices"

	"funnelcast/sim"
)

// A Scale is a stress of any strength, between Neutral, the plan as it stands, and Most.
type Scale struct {
	Name          string
	Unit          string // of the strength: change or times (factors), months, share (of another stress's strength)
	Neutral, Most float64
	Model         func(strength float64) (*sim.Model, error)
}

// A Break is how strong a stress must be before a target is less probable than asked: the reverse of a stress test.
type Break struct {
	Name string `json:"stress"`
	Unit string `json:"unit"` // see [Scale]
	// Below: in the plan itself already. Above: it stays more probable even at Most.
	Below bool `json:"below_already"`
	Above bool `json:"stays_above"`
	// At is the strength from which on the target is less probable; Lo and Hi hold the true one between
	// them with 95 %. They are the neutral strength where it is less probable in the plan itself (Hi is NaN where that
	// is not sure, as nothing else is tried then), and ∞ where that takes more than Most.
	At    Number  `json:"at"`
	Lo    Number  `json:"lo95"` // the milder end, whether that is the larger or the smaller number
	Hi    Number  `json:"hi95"`
	Most  float64 `json:"most"`
	Tried []Tried `json:"tried"` // from the mildest to the strongest, the plan itself first
}

// Tried is a strength that was tried.
type Tried struct {
	Strength    float64 `json:"strength"`
	Probability float64 `json:"probability"` // of the target
	SE          float64 `json:"se"`
}

// A Reverse is the answer to "how bad must it get".
type Reverse struct {
	Target string  `json:"target"`
	Under  float64 `json:"under"`  // the probability
	Breaks []Break `json:"breaks"` // in the order of the scales
}

// A ReverseDesign says what is asked, and on which paths: those of the plan, so that its luck is every strength's.
type ReverseDesign struct {
	Target int // index into the model's
	Under  float64
	sim.Options
}

// tries are the strengths tried between the ends of a scale.
const tries = 4

// ReverseLives is how many paths a design lives at most.
func ReverseLives(scales []Scale, paths int) int { return len(scales) * (1 + tries) * paths }

// ReverseStress finds for each scale the strength at which the probability of the target, that of the plan being
// known, falls under the one asked for. As every strength has the same luck the probability falls steadily
// with it, but for single paths. Between two strengths on either side it is taken for a straight line: where
// that crosses is tried next, but never in the outer fifths of what is left, and after the last try that is the answer.
//
// The error of a probability p is √(p(1−p)/N), so that the strengths at which the lines cross p ± 1.96 errors enclose the
// true one (inverse interpolation). It returns the context's error where that ends first.
func ReverseStress(ctx context.Context, plan *Chance, d ReverseDesign, scales []Scale) (*Reverse, error) {
	r := &Reverse{Target: plan.Name, Under: d.Under, Breaks: []Break{}}
	for _, s := range scales {
		b := Break{Name: s.Name, Unit: s.Unit, Most: s.Most, Tried: []Tried{{s.Neutral, plan.Probability, plan.SE}}}
		if plan.Probability > d.Under {
			if err := b.search(ctx, s, d); err != nil {
				return nil, err
			}
		}
		half := z95 * math.Sqrt(d.Under*(1-d.Under)/float64(d.Paths))
		b.At, b.Lo, b.Hi = Number(b.crossing(d.Under)), Number(b.crossing(d.Under+half)), Number(b.crossing(d.Under-half))
		b.Below, b.Above = plan.Probability <= d.Under, math.IsInf(float64(b.At), 1)
		if b.Below && math.IsInf(float64(b.Hi), 1) {
			b.Hi = Number(math.NaN()) // nothing stronger was tried
		}
		r.Breaks = append(r.Breaks, b)
	}
	return r, nil
}

// search tries strengths.
func (b *Break) search(ctx context.Context, s Scale, d ReverseDesign) error {
	try := func(strength float64) (at int, err error) {
		m, err := s.Model(strength)
		if err != nil {
			return 0, err
		}
		paths, err := sim.Run(ctx, m, d.Options)
		if err != nil {
			return 0, err
		}
		t := newReader(paths.N).target(m, paths, &m.Targets[d.Target])
		for at < len(b.Tried) && (b.Tried[at].Strength < strength) == (s.Neutral < s.Most) {
			at++
		}
		b.Tried = slices.Insert(b.Tried, at, Tried{strength, t.Probability, t.SE})
		return at, nil
	}
	worst, err := try(s.Most)
	if err != nil || b.Tried[worst].Probability > d.Under {
		return err
	}
	for left, right := 0, worst; ; {
		if len(b.Tried) == 2+tries {
			return nil
		}
		a, z := b.Tried[left], b.Tried[right]
		part := (a.Probability - d.Under) / (a.Probability - z.Probability)
		at, err := try(a.Strength + min(max(part, 0.2), 0.8)*(z.Strength-a.Strength))
		if err != nil {
			return err
		}
		if b.Tried[at].Probability > d.Under {
			left, right = at, at+1
		} else {
			left, right = at-1, at
		}
	}
}

// crossing is the mildest strength at which the lines between those tried reach down to a probability; ∞ where none does.
func (b *Break) crossing(p float64) float64 {
	if b.Tried[0].Probability <= p {
		return b.Tried[0].Strength
	}
	for i, t := range b.Tried[1:] {
		if a := b.Tried[i]; t.Probability <= p {
			return a.Strength + (t.Strength-a.Strength)*(a.Probability-p)/(a.Probability-t.Probability)
		}
	}
	return math.Inf(1)
}

// TargetNamed is the index of a target by its name, of the first for an empty one. The error is an [*Unknown] where there is no
// target of this name.
func TargetNamed(m *sim.Model, name string) (int, error) {
	switch {
	case name != "":
		return targetNamed(m, name)
	case len(m.Targets) == 0:
		return 0, errors.New("the scenario has no target; add one under targets")
	}
	return 0, nil
}
