package reports

import (
	"encoding/csv"
	"io"
	"math"

	"funnelcast/forecast"
)

// WriteRecoveryCSV writes a row for each stress: when it begins, whether it is over within the plan (over, lasting, or too_late to be
// told), for how many months it is felt with the 95 % interval (inf where the plan ends before it is over) and standard error, and the most that a
// quarter falls short, as a share of what the plan adds to ARR in an average month.
func WriteRecoveryCSV(w io.Writer, t *forecast.StressTest) error {
	out := csv.NewWriter(w)
	out.Write([]string{"plan", "stress", "begins", "outcome", "months_felt", "months_felt_lo95", "months_felt_hi95", "months_felt_se", "worst_quarter", "worst_quarter_se"})
	for i := range t.Plans[1:] {
		p := &t.Plans[i+1]
		r := p.Recovery
		out.Write(append([]string{p.Name, p.Scenario, r.Begins, r.Outcome},
			cells(float64(r.Months), float64(r.Lo), float64(r.Hi), float64(r.SE), float64(r.Worst), float64(r.WorstSE))...))
	}
	out.Flush()
	return out.Error()
}

// WriteReverseCSV writes a row for each strength of each stress that was tried, from the plan as it stands on, with the probability of
// the target there; after each stress's rows stands one with the strength at which it falls under the one asked for, with its interval.
func WriteReverseCSV(w io.Writer, r *forecast.Reverse) error {
	out := csv.NewWriter(w)
	out.Write([]string{"stress", "unit", "target", "what", "strength", "strength_lo95", "strength_hi95", "probability", "probability_se"})
	for _, b := range r.Breaks {
		for _, t := range b.Tried {
			none := math.NaN()
			out.Write(append([]string{b.Name, b.Unit, r.Target, "tried"}, cells(t.Strength, none, none, t.Probability, t.SE)...))
		}
		row := append([]string{b.Name, b.Unit, r.Target, "breaks"}, cells(float64(b.At), float64(b.Lo), float64(b.Hi), r.Under)...)
		out.Write(append(row, ""))
	}
	out.Flush()
	return out.Error()
}
