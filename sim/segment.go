package sim

import "slices"

// segment is a compiled Segment.
type segment struct {
	kind                       ContractKind
	worth, openingWorth, units spread
	goLive                     spread
	noise                      *table // of Usage
	term                       int32  // months
	step                       int32  // months between events of a contract
	growEvery                  int32  // months between changes by expansion and contraction
	billEvery                  int32  // months between invoices
	arrears                    bool
	yearShare                  float64 // share of a yearly rate that a change applies
	daysToPay, lateBy          spread
	carers, growers            []int // roles that cover its customers, for churn and for expansion
	onboarders                 []int
	slowest                    float64 // factor on the days to go-live when nobody has room to onboard
	uncovered                  float64 // churn hazard factor of a customer nobody covers
	neglected                  float64 // share of expansion that a customer nobody covers does not make
	offers                     []int   // sources to which its customers bring items
}

func compileSegment(m *Model, i int, known *Laws) segment {
	s := &m.Segments[i]
	out := segment{
		kind: s.Kind, worth: known.spread(s.Worth), openingWorth: known.spread(s.OpeningWorth), units: known.spread(s.Units),
		goLive: known.spread(s.GoLive), daysToPay: known.spread(s.Billing.DaysToPay), lateBy: known.spread(s.Billing.LateBy),
		term: int32(s.TermMonths), arrears: s.Billing.Arrears, uncovered: 1, slowest: 1,
	}
	if out.openingWorth.law == nil {
		out.openingWorth = out.worth
	}
	out.growEvery = gcd(out.term, 12)
	out.billEvery = int32(s.Billing.Every)
	if out.billEvery == 0 || s.Kind == Licence {
		out.billEvery = 12
	}
	out.billEvery = min(out.billEvery, out.term)
	out.step = gcd(out.growEvery, out.billEvery)
	if s.Noise > 0 {
		out.noise = known.of(LogNormalMeanCV(1, s.Noise))
		out.step = 1
	}
	out.yearShare = float64(out.growEvery) / 12
	for r := range m.Roles {
		role := &m.Roles[r]
		if !covers(role, uint8(i)) {
			continue
		}
		if role.Accounts.Set && role.UncoveredChurn > 1 {
			out.carers = append(out.carers, r)
			out.uncovered = max(out.uncovered, role.UncoveredChurn)
		}
		if role.Accounts.Set && role.UncoveredExpansion > 0 {
			out.growers = append(out.growers, r)
			out.neglected = max(out.neglected, role.UncoveredExpansion)
		}
		if role.Onboards.Set {
			out.onboarders = append(out.onboarders, r)
			out.slowest = max(out.slowest, role.SlowestGoLive)
		}
	}
	for j := range m.Sources {
		src := &m.Sources[j]
		if src.Kind == Base && (len(src.From) == 0 || slices.Contains(src.From, i)) {
			out.offers = append(out.offers, j)
		}
	}
	return out
}

// covers tells whether a role's people look after a segment's customers.
func covers(r *Role, segment uint8) bool {
	return len(r.Covers) == 0 || slices.Contains(r.Covers, int(segment))
}

func gcd(a, b int32) int32 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
