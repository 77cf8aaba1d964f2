package sim

// signing is a plan in which n contracts of a segment are signed on a day, and nothing
// else happens. Months have 30 days.
func signing(s Segment, n, day, months int) *Model {
	m := bare(months, 30)
	s.Name = "everybody"
	m.Segments = []Segment{s}
	m.Stages = []Stage{lasting("deal", 1, Fixed(day))}
	m.OpeningPipeline = []OpeningItems{{Count: n}}
	return m
}

// cancelling makes customers leave for sure at their first renewal from a day on and at
// none before: one in 10¹² would leave, and a shock makes that hazard 10¹⁵ times as high.
func cancelling(m *Model, day float64) {
	for i := range m.Segments {
		m.Segments[i].Churn = fixed(1e-12)
	}
	m.Shocks = []Shock{harmless("exodus", day/m.DaysPerMonth, 1000)}
	m.Shocks[0].Churn = fixed(1e15)
}
