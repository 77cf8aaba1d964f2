package reports

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// effectColumns are those of [forecast.HireEffect].
var effectColumns = []string{"paths", "metric", "unit", "effect", "effect_se", "probability", "probability_se", "cost", "cost_se", "cash", "cash_se", "helps", "harms"}

func effectRow(h *forecast.Hire, e *forecast.HireEffect) []string {
	row := []string{strconv.Itoa(e.Paths), h.Aim.Metric, h.Aim.Unit, cell(e.Effect.Mean), cell(e.Effect.SE), "", ""}
	if e.Gain != nil {
		row[5], row[6] = cell(e.Gain.Points), cell(e.Gain.SE)
	}
	return append(row, cell(e.Cost.Mean), cell(e.Cost.SE), cell(e.Cash.Mean), cell(e.Cash.SE), strconv.FormatBool(e.Helps), strconv.FormatBool(e.Harms))
}

// rows writes a table.
func rows(w io.Writer, head []string, all [][]string) error {
	out := csv.NewWriter(w)
	out.Write(head)
	out.WriteAll(all)
	return out.Error()
}

// WriteHireCSV writes one row a hire, best first. Numbers are as [WriteCSV] has them; what was not found out is empty.
func WriteHireCSV(w io.Writer, h *forecast.Hire) error {
	var all [][]string
	for i := range h.Hires {
		v := &h.Hires[i]
		row := append([]string{v.Role, v.Month, strconv.FormatBool(v.Contender), strconv.FormatBool(v.Tied), strconv.FormatBool(v.Dear)}, effectRow(h, &v.HireEffect)...)
		row = append(row, "", "", cell(v.Money), v.PaidBack, "", "")
		last := row[len(row)-6:]
		if v.PerMoney != nil {
			last[0], last[1] = cell(v.PerMoney.Value), cell(v.PerMoney.SE)
		}
		if v.Behind != nil {
			last[4], last[5] = cell(v.Behind.Mean), cell(v.Behind.SE)
		}
		all = append(all, row)
	}
	return rows(w, slices.Concat([]string{"role", "month", "contender", "tied", "too_dear"}, effectColumns, []string{"per_money", "per_money_se", "money", "paid_back", "behind", "behind_se"}), all)
}

// WritePlannedCSV writes one row for each other start of a planned hire. The start is empty where it is dropped.
func WritePlannedCSV(w io.Writer, h *forecast.Hire) error {
	var all [][]string
	for i := range h.Planned {
		p := &h.Planned[i]
		for j := range p.Changes {
			c := &p.Changes[j]
			all = append(all, append([]string{p.Role, p.Month, strconv.Itoa(p.Of), c.Month}, effectRow(h, &c.HireEffect)...))
		}
	}
	return rows(w, append([]string{"role", "planned", "of", "start"}, effectColumns...), all)
}

// WriteStartsCSV writes one row a planned hire: how late it may start. An edge that there is not is empty.
func WriteStartsCSV(w io.Writer, h *forecast.Hire) error {
	var all [][]string
	for i := range h.Planned {
		p := &h.Planned[i]
		l := p.Latest
		row := []string{p.Role, p.Month, strconv.Itoa(p.Of), strconv.Itoa(h.Paths), cell(h.Keep),
			cell(l.Planned.Probability.Value), cell(l.Planned.Probability.SE), cell(l.Dropped.Probability.Value), cell(l.Dropped.Probability.SE)}
		for _, s := range []*forecast.Start{l.Sure, l.Last, l.Fails} {
			if s == nil {
				s = &forecast.Start{}
			}
			row = append(row, s.Month)
		}
		all = append(all, row)
	}
	return rows(w, []string{"role", "planned", "of", "paths", "keep", "probability", "probability_se", "probability_without", "probability_without_se",
		"surely_safe_to", "latest", "surely_too_late_from"}, all)
}

// WriteStepsCSV writes one row for each hire in a row.
func WriteStepsCSV(w io.Writer, h *forecast.Hire) error {
	var all [][]string
	for i := range h.Sequence.Steps {
		s := &h.Sequence.Steps[i]
		var tied []string
		for _, t := range s.Tied {
			tied = append(tied, t.Role+"@"+t.Month)
		}
		all = append(all, append([]string{strconv.Itoa(i + 1), s.Role, s.Month, strings.Join(tied, " "), strconv.FormatBool(s.Swappable)}, effectRow(h, &s.HireEffect)...))
	}
	return rows(w, append([]string{"step", "role", "month", "as_good", "swappable"}, effectColumns...), all)
}

// WriteBottlenecksCSV writes one row a role and month: how busy it is, and what one more from that month does to the
// figure, where that was tried. The role nobody has the share of the futures in
// which no role is full.
func WriteBottlenecksCSV(w io.Writer, h *forecast.Hire) error {
	var all [][]string
	for _, l := range h.Calendar {
		for _, m := range l.Months {
			row := []string{l.Role, m.Month, cell(m.P50), cell(m.Full.Value), cell(m.Full.SE), cell(m.Empty), "", ""}
			if m.OneMore != nil {
				row[6], row[7] = cell(m.OneMore.Value), cell(m.OneMore.SE)
			}
			all = append(all, row)
		}
	}
	for _, m := range h.Unlimited {
		all = append(all, []string{"nobody", m.Month, "", cell(m.Full.Value), cell(m.Full.SE), "", "", ""})
	}
	return rows(w, []string{"role", "month", "utilisation_p50", "full", "full_se", "empty", "one_more", "one_more_se"}, all)
}
