package reports

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// WritePlanCSV writes one row a plan, the plan as it stands first, then by cost. Numbers are as [WriteCSV] has them; what there
// is none of is empty. Hires are as --set takes them, save that those of the plan itself are not counted: ae@2027-04=2.
func WritePlanCSV(w io.Writer, f *forecast.Frontier) error {
	out := csv.NewWriter(w)
	out.Write([]string{"hires", "people", "chosen", "as_good", "beaten", "paths", "first_path", "searched", "probability", "probability_se", "gain", "gain_se",
		"cost", "cost_se", "amount", "amount_lo", "amount_hi", "metric", "unit", "p10", "p50", "p90"})
	for i := range f.Points {
		p := &f.Points[i]
		var hires []string
		people := 0
		for _, h := range p.Hires {
			hires, people = append(hires, fmt.Sprintf("%s@%s=%d", h.Role, h.Month, h.Count)), people+h.Count
		}
		row := []string{strings.Join(hires, " "), strconv.Itoa(people), strconv.FormatBool(i == f.Chosen), strconv.FormatBool(p.AsGood), strconv.FormatBool(p.Beaten),
			strconv.Itoa(f.Paths), strconv.Itoa(p.First), cell(p.Searched), cell(p.Probability.Value), cell(p.Probability.SE)}
		if p.Gain != nil {
			row = append(row, cell(p.Gain.Points), cell(p.Gain.SE), cell(p.Cost.Mean), cell(p.Cost.SE))
		} else {
			row = append(row, "", "", "", "")
		}
		if p.Amount != nil {
			row = append(row, cell(p.Amount.Value), cell(p.Amount.Lo), cell(p.Amount.Hi))
		} else {
			row = append(row, "", "", "")
		}
		out.Write(append(row, f.Aim.Metric, f.Aim.Unit, cell(p.Figure.P10.Value), cell(p.Figure.P50.Value), cell(p.Figure.P90.Value)))
	}
	out.Flush()
	return out.Error()
}
