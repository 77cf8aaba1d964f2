package sim

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// MostHands is how many roles may have a hand in deals: an item notes in a bit each which of them it went through.
const MostHands = 32

// Check reports everything that makes a model impossible to run, joined: a reference
// that points nowhere, a share outside its range, a law without finite quantiles,
// correlations that contradict each other, more people of their own than an item
// can tell apart. The scenario's reader finds such mistakes with their place in the
// file; this is the engine's own guard, and what it lets pass compiles.
func (m *Model) Check() error {
	var errs []error
	need := func(ok bool, format string, a ...any) {
		if !ok {
			errs = append(errs, fmt.Errorf(format, a...))
		}
	}
	need(m.Months >= 1, "months is %d; at least 1 is needed", m.Months)
	need(m.WarmUp >= 0, "warm-up is %d months; it cannot be negative", m.WarmUp)
	need(m.DaysPerMonth >= 1, "a month has %v days; at least 1 is needed", m.DaysPerMonth)
	need(len(m.Segments) >= 1, "there is no segment")
	need(len(m.Stages) >= 1, "the funnel has no stage")
	need(len(m.Segments) < 64 && len(m.Stages) < mostStages && len(m.Sources) < 1<<15 && len(m.Roles) < 1<<15, "too many segments, stages, sources or roles")
	hands := 0
	for i := range m.Roles {
		if m.Sells(i) {
			hands++
		}
	}
	need(hands <= MostHands, "%d roles have a hand in deals; at most %d can be followed", hands, MostHands)
	crews, _ := m.crews()
	need(len(crews) <= mostLanes, "sources and segments have people of their own in %d ways; at most %d can be told apart", len(crews), mostLanes)
	need(len(m.Shocks) < 1<<12, "too many shocks")
	for _, a := range m.Assumptions {
		need(a.Law != nil && finite(a.Law.Quantile(1e-8)) && finite(a.Law.Quantile(1-1e-8)), "assumption %s has no finite law", a.Name)
	}
	for _, at := range m.strays() {
		need(false, "%s, which does not exist", at)
	}
	before := len(errs)
	for _, c := range m.Correlations {
		need(len(c.Of) >= 2 && math.Abs(c.Correlation) < 1, "a correlation needs two assumptions and a figure between −1 and 1")
		for _, a := range c.Of {
			need(a >= 0 && a < len(m.Assumptions), "a correlation names assumption %d, which does not exist", a)
		}
	}
	if len(errs) == before {
		err := m.CheckCorrelations()
		need(err == nil, "%w", err)
	}
	role := func(r int) bool { return r >= 0 && r < len(m.Roles) }
	segment := func(s int) bool { return s >= 0 && s < len(m.Segments) }
	stage := func(s int) bool { return s >= 0 && s < len(m.Stages) }
	for i := range m.Segments {
		s := &m.Segments[i]
		need(s.Kind != Licence || s.TermMonths == 12, "the maintenance of segment %s has a term of %d months, not 12", s.Name, s.TermMonths)
		need(s.Noise >= 0 && (s.Noise == 0 || s.Kind == Usage), "segment %s goes up and down without being paid by use", s.Name)
		need(s.Billing.Every >= 0 && s.Billing.Instalments >= 0, "segment %s is invoiced every %d months in %d instalments", s.Name, s.Billing.Every, s.Billing.Instalments)
		need(s.Needs == 0 || role(s.Needs-1), "segment %s needs role %d, which does not exist", s.Name, s.Needs-1)
		for _, r := range s.WorkedBy {
			need(role(r), "segment %s is worked by role %d, which does not exist", s.Name, r)
		}
		need(s.Worth.Law != nil, "segment %s has no contract value", s.Name)
		need(s.TermMonths >= 1, "segment %s has a term of %d months", s.Name, s.TermMonths)
		need(s.ChurnSpread >= 0 && s.ChurnSpread < 1, "segment %s has a churn spread of %v, outside 0..1", s.Name, s.ChurnSpread)
		need(s.OpeningCustomers >= 0, "segment %s opens with %d customers", s.Name, s.OpeningCustomers)
	}
	for i := range m.Stages {
		s := &m.Stages[i]
		need(len(s.Passes) == len(m.Segments) && len(s.Won) == len(m.Segments) && len(s.Lost) == len(m.Segments), "stage %s is not described for every segment", s.Name)
		need(s.Needs == 0 || role(s.Needs-1), "stage %s needs role %d, which does not exist", s.Name, s.Needs-1)
		for _, r := range s.WorkedBy {
			need(role(r), "stage %s is worked by role %d, which does not exist", s.Name, r)
		}
		need(len(s.Activities) <= len(m.Activities), "stage %s has more activities than there are", s.Name)
		need(stage(s.Recycle.To), "stage %s recycles to stage %d, which does not exist", s.Name, s.Recycle.To)
		need(s.Needs == 0 || !slices.Contains(s.WorkedBy, s.Needs-1), "stage %s needs as second role one that works it", s.Name)
		need(s.Needs == 0 || len(s.WorkedBy) > 0, "stage %s needs a second role but nobody works it", s.Name)
	}
	for i := range m.Sources {
		s := &m.Sources[i]
		need(stage(s.Enters), "source %s enters stage %d, which does not exist", s.Name, s.Enters)
		need(s.Kind != Prospecting || role(s.By), "source %s is worked by role %d, which does not exist", s.Name, s.By)
		need(len(s.Shares) == len(m.Segments), "source %s is not shared over the segments", s.Name)
		need(len(s.Lift) == 0 || len(s.Lift) == len(m.Stages), "source %s lifts %d of %d stages", s.Name, len(s.Lift), len(m.Stages))
		need(len(s.Volume) > 0 || s.Kind == Prospecting && len(s.Cascades) > 0, "source %s has no volume", s.Name)
		for _, c := range s.Cascades {
			need(c.Activity >= 0 && c.Activity < len(m.Activities) && len(c.Steps) > 0, "source %s has a cascade without activity or steps", s.Name)
		}
		for _, r := range s.WorkedBy {
			need(role(r), "source %s is worked by role %d, which does not exist", s.Name, r)
		}
		for _, r := range [...]int{s.Partners.SignedBy, s.Partners.CarriedBy} {
			need(r == 0 || role(r-1), "the partners of source %s are in the hands of role %d, which does not exist", s.Name, r-1)
		}
		for _, from := range s.From {
			need(segment(from), "source %s comes from segment %d, which does not exist", s.Name, from)
		}
		need(s.Kind != SelfServe || segment(s.Signups.PaysIn), "sign-ups of source %s pay in segment %d, which does not exist", s.Name, s.Signups.PaysIn)
		need(s.CloserForgoes >= 0 && s.CloserForgoes <= 1, "closers forgo %v of their commission on source %s, outside 0..1", s.CloserForgoes, s.Name)
	}
	for i := range m.Roles {
		r := &m.Roles[i]
		need(r.Quota == 0 || r.ItemQuota == 0, "role %s has two quotas", r.Name)
		for _, reports := range r.Manages {
			need(role(reports), "role %s manages role %d, which does not exist", r.Name, reports)
		}
		for _, s := range r.Covers {
			need(segment(s), "role %s covers segment %d, which does not exist", r.Name, s)
		}
	}
	for i := range m.Seats {
		s := &m.Seats[i]
		need(role(s.Role) && (s.Becomes == 0 || role(s.Becomes-1)), "a seat has role %d, which does not exist", s.Role)
	}
	for i := range m.Shocks {
		s := &m.Shocks[i]
		need(s.ClosersLeave >= 0 && s.LargestCustomersLeave >= 0, "shock %s takes %d closers and %d customers", s.Name, s.ClosersLeave, s.LargestCustomersLeave)
	}
	for i := range m.OpeningPipeline {
		o := &m.OpeningPipeline[i]
		need(stage(o.Stage) && segment(o.Segment), "the opening pipeline names a stage or segment that does not exist")
	}
	return errors.Join(errs...)
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
