package scenarios

import (
	"fmt"
	"math"
	"strings"

	"funnelcast/sim"
)

// shock tells an event that may befall the plan.
func (e *explainer) shock(s *sim.Shock) string {
	at := func(p float64) string { return e.month(int(math.Floor(s.From.Law.Quantile(p) + 1e-9))) }
	when := at(0.5)
	if at(0.02) != at(0.98) {
		when = at(0.02) + " to " + at(0.98)
	}
	var does []string
	for _, f := range []struct {
		by   sim.Value
		what string
	}{{s.WinOdds, "odds of winning"}, {s.Cycle, "time to close"}, {s.Leads, "leads"}, {s.Prospecting, "prospecting"}, {s.Worth, "contract value"}, {s.Churn, "churn"}, {s.Expansion, "expansion"}} {
		if f.by.Assumption > 0 || f.by.Fixed != 1 {
			does = append(does, f.what+" × "+e.tell(f.by, short))
		}
	}
	if s.HiringFrozen {
		does = append(does, "who leaves is not replaced")
	}
	if s.HiresLate != (sim.Value{}) {
		does = append(does, "planned hires come "+e.tell(s.HiresLate, inWholeDays)+" later")
	}
	told := fmt.Sprintf("%s comes with a chance of %s, beginning in %s", capital(s.Name), e.tell(s.Chance, percent), when)
	if len(does) > 0 {
		told += fmt.Sprintf(", for %s: %s", e.tellSpread(s.Lasts, short, " months"), strings.Join(does, ", "))
	}
	return told + "." + e.taken(s)
}

// taken tells whom an event takes away on its first day.
func (e *explainer) taken(s *sim.Shock) string {
	var who []string
	if n := s.ClosersLeave; n == 1 {
		who = append(who, "the most skilled closer leaves")
	} else if n > 1 {
		who = append(who, fmt.Sprintf("the %d most skilled closers leave", n))
	}
	if n := s.LargestCustomersLeave; n == 1 {
		who = append(who, "the customer with the most ARR cancels")
	} else if n > 1 {
		who = append(who, fmt.Sprintf("the %d customers with the most ARR cancel", n))
	}
	if len(who) == 0 {
		return ""
	}
	return " On its first day " + strings.Join(who, " and ") + "."
}
