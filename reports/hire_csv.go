package reports

import (
	"encoding/csv"
	"io"
	"strconv"

	"funnelcast/forecast"
)

// WriteHireCSV writes one row a hire, best first. Numbers are as [WriteCSV] has them; what was not found out is empty.
func WriteHireCSV(w io.Writer, h *forecast.Hire) error {
	out := csv.NewWriter(w)
	out.Write([]string{"role", "month", "contender", "helps", "tied", "paths", "metric", "unit", "effect", "effect_se", "probability", "probability_se",
		"cost", "cost_se", "per_money", "per_money_se", "money", "cash", "cash_se", "paid_back", "behind", "behind_se"})
	cell := currency{}.cell
	for i := range h.Hires {
		v := &h.Hires[i]
		row := []string{v.Role, v.Month, strconv.FormatBool(v.Contender), strconv.FormatBool(v.Helps), strconv.FormatBool(v.Tied), strconv.Itoa(v.Paths),
			h.Aim.Metric, h.Aim.Unit, cell(v.Effect.Mean), cell(v.Effect.SE)}
		if v.Gain != nil {
			row = append(row, cell(v.Gain.Points), cell(v.Gain.SE))
		} else {
			row = append(row, "", "")
		}
		row = append(row, cell(v.Cost.Mean), cell(v.Cost.SE))
		if v.PerMoney != nil {
			row = append(row, cell(v.PerMoney.Value), cell(v.PerMoney.SE))
		} else {
			row = append(row, "", "")
		}
		row = append(row, cell(v.Money), cell(v.Cash.Mean), cell(v.Cash.SE), v.PaidBack)
		if v.Behind != nil {
			row = append(row, cell(v.Behind.Mean), cell(v.Behind.SE))
		} else {
			row = append(row, "", "")
		}
		out.Write(row)
	}
	out.Flush()
	return out.Error()
}

// WriteBottlenecksCSV writes one row a role and month: how busy it is. The role nobody has the share of the futures in
// which no role is full.
func WriteBottlenecksCSV(w io.Writer, h *forecast.Hire) error {
	out := csv.NewWriter(w)
	out.Write([]string{"role", "month", "utilisation_p50", "full", "full_se", "empty"})
	cell := currency{}.cell
	for _, l := range h.Calendar {
		for _, m := range l.Months {
			out.Write([]string{l.Role, m.Month, cell(m.P50), cell(m.Full.Value), cell(m.Full.SE), cell(m.Empty)})
		}
	}
	for _, m := range h.Unlimited {
		out.Write([]string{"nobody", m.Month, "", cell(m.Full.Value), cell(m.Full.SE), ""})
	}
	out.Flush()
	return out.Error()
}
