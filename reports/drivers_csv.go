package reports

import (
	"encoding/csv"
	"io"
	"strconv"

	"funnelcast/forecast"
)

// WriteDriversCSV writes one row an assumption, in the order in which one should look into them. Numbers are as
// [WriteCSV] has them; p10 and p90 are as the engine takes them (shares, minor units, per month), and what
// was not found out is empty. A figure of one segment has it in its columns' names, as arr:mid_swing.
func WriteDriversCSV(w io.Writer, d *forecast.Drivers) error {
	out := csv.NewWriter(w)
	head := []string{"assumption", "written", "source", "sourced", "p10", "p90", "share", "share_se", "influential", "correlated",
		"total", "total_se", "narrower", "narrower_se"}
	for _, o := range d.Outcomes {
		figure := o.Metric
		if o.Metric != "probability" && o.Segment != "all" {
			figure += ":" + o.Segment // ARR of all segments stands beside that of one
		}
		for _, what := range []string{"at_p10", "at_p90", "swing"} {
			head = append(head, figure+"_"+what, figure+"_"+what+"_se")
		}
	}
	out.Write(head)
	for i := range d.Drivers {
		x := &d.Drivers[i]
		row := []string{x.Assumption, x.Written, x.Source, strconv.FormatBool(x.Sourced), cell(x.P10), cell(x.P90), cell(x.Share.Value), cell(x.Share.SE),
			strconv.FormatBool(x.Influential), strconv.FormatBool(x.Correlated)}
		pair := func(u *forecast.Uncertain) {
			if u == nil {
				row = append(row, "", "")
				return
			}
			row = append(row, cell(u.Value), cell(u.SE))
		}
		pair(x.Total)
		pair(&x.Narrower)
		for k := range d.Outcomes {
			if k < len(x.Swings) {
				pair(&x.Swings[k].Low)
				pair(&x.Swings[k].High)
				pair(&x.Swings[k].Range)
				continue
			}
			pair(nil)
			pair(nil)
			pair(nil)
		}
		out.Write(row)
	}
	out.Flush()
	return out.Error()
}
