package main

import (
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// balanced RAW PATHS MONTHS checks the books of every path and month of a --raw
// file: ARR is the opening ARR with what came and went, a month opens with what
// the last one closed with, items, customers and cash are conserved, cost is the sum of
// its kinds either way, and segments sum to the total.
func balanced(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: balanced RAW PATHS MONTHS")
	}
	raw := readRaw(ts, args[0])
	paths, err := strconv.Atoi(args[1])
	ts.Check(err)
	months, err := strconv.Atoi(args[2])
	ts.Check(err)
	if len(raw.rows) != paths*months {
		ts.Fatalf("%d rows, want %d paths of %d months", len(raw.rows), paths, months)
	}
	for _, segment := range raw.segments {
		value := func(row int, metric string) int64 { return raw.value(ts, row, metric+segment) }
		for row := range raw.rows {
			opening, closing := value(row, "opening_arr"), value(row, "arr")
			sum := opening + value(row, "new_arr") + value(row, "expansion_arr") - value(row, "contraction_arr") - value(row, "churned_arr")
			if sum != closing {
				ts.Fatalf("row %d%s: opening %d and its changes make %d, closing is %d", row+1, segment, opening, sum, closing)
			}
			came := value(row, "opening_items") + value(row, "items") + value(row, "returned")
			var left int64
			for _, fate := range []string{"wins", "losses", "disqualified", "gone_cold", "recycled", "open_items"} {
				left += value(row, fate)
			}
			if came != left {
				ts.Fatalf("row %d%s: %d items came, %d are accounted for", row+1, segment, came, left)
			}
			if row%months > 0 && value(row, "customers") != value(row-1, "customers")+value(row, "new_customers")-value(row, "churned_customers") {
				ts.Fatalf("row %d%s: %d customers are not those of the month before with who came and went", row+1, segment, value(row, "customers"))
			}
			if row%months > 0 && (opening != value(row-1, "arr") || value(row, "opening_items") != value(row-1, "open_items")) {
				ts.Fatalf("row %d%s does not open with what the month before closed with", row+1, segment)
			}
		}
	}
	for row := range raw.rows {
		value := func(metric string) int64 { return raw.value(ts, row, metric) }
		kinds := int64(0)
		for _, kind := range []string{"base", "variable", "load", "recruiting", "sources", "commission", "delivery"} {
			kinds += value("cost_" + kind)
		}
		if kinds != value("cost") || value("cost_acquisition")+value("cost_service") != value("cost") {
			ts.Fatalf("row %d: cost is %d, its kinds make %d", row+1, value("cost"), kinds)
		}
		cash := value("cash_in") - value("cost")
		if row%months > 0 {
			cash += raw.value(ts, row-1, "cumulative_cash")
		}
		if cash != value("cumulative_cash") {
			ts.Fatalf("row %d: receipts and cost make %d, cumulative cash is %d", row+1, cash, value("cumulative_cash"))
		}
	}
	for column, at := range raw.columns {
		for row := range raw.rows {
			sum, split := int64(0), false
			for _, segment := range raw.segments[1:] {
				if part, ok := raw.columns[column+segment]; ok {
					sum, split = sum+raw.rows[row][part], true
				}
			}
			if split && sum != raw.rows[row][at] {
				ts.Fatalf("row %d: the segments' %s sum to %d, the total is %d", row+1, column, sum, raw.rows[row][at])
			}
		}
	}
}

// agrees RAW FORECAST checks every mean and percentile of a forecast.csv
// against the paths of a --raw file, with a definition of its own: the type-7
// percentile of Hyndman and Fan on the sorted values.
func agrees(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: agrees RAW FORECAST")
	}
	raw := readRaw(ts, args[0])
	table := readCSV(ts, args[1])
	if want := "month,metric,segment,unit,mean,mean_se,p5,p10,p25,p50,p75,p90,p95"; strings.Join(table[0], ",") != want {
		ts.Fatalf("columns %s, want %s", table[0], want)
	}
	for _, row := range table[1:] {
		month, metric, segment, unit := row[0], row[1], row[2], row[3]
		column := metric
		if segment != "all" {
			column += ":" + segment
		}
		var values []float64
		for _, i := range raw.of[month] {
			if unit != "days" {
				values = append(values, float64(raw.value(ts, i, column))/perUnit(metric, unit))
			} else if wins := raw.value(ts, i, strings.Replace(column, metric, "wins", 1)); wins > 0 {
				// of each deal won; the paths have them all together
				values = append(values, float64(raw.value(ts, i, strings.Replace(column, metric, metric+"_sum", 1)))/float64(wins))
			}
		}
		if len(values) == 0 {
			if cells := strings.Join(row[4:], ""); cells != "" {
				ts.Fatalf("%s in %s is told as %s, and no path has it", column, month, cells)
			}
			continue
		}
		slices.Sort(values)
		want := []float64{mean(values), standardError(values)}
		for _, p := range []float64{5, 10, 25, 50, 75, 90, 95} {
			want = append(want, percentile(values, p/100))
		}
		for i, w := range want {
			if i == 1 && len(values) < 2 {
				if row[4+i] != "" {
					ts.Fatalf("the error of %s in %s is told as %s, and one path has it", column, month, row[4+i])
				}
				continue
			}
			got, err := strconv.ParseFloat(row[4+i], 64)
			ts.Check(err)
			if !(math.Abs(got-w) <= 1e-9*max(1, math.Abs(w))) {
				ts.Fatalf("%s of %s in %s: %v in the forecast, %v from the paths", table[0][4+i], column, month, got, w)
			}
		}
	}
}

// perUnit is how many of a --raw file's whole numbers make one of a unit.
func perUnit(metric, unit string) float64 {
	switch {
	case unit == "share" || strings.HasPrefix(metric, "ramped_headcount"):
		return 1e6
	case unit == "USD":
		return 100
	case unit == "hours":
		return 60
	}
	return 1 // counts, days, and yen
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// standardError is that of a mean; of a single value it is told as 0.
func standardError(values []float64) float64 {
	if len(values) == 1 {
		return 0
	}
	m, n, squares := mean(values), float64(len(values)), 0.0
	for _, v := range values {
		squares += (v - m) * (v - m)
	}
	return math.Sqrt(squares / (n - 1) / n)
}

func percentile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + (at-float64(below))*(sorted[above]-sorted[below])
}

// A raw is a --raw file.
type raw struct {
	columns  map[string]int // by header: place in a row
	rows     [][]int64
	of       map[string][]int // rows, by month
	segments []string         // suffixes of headers: "" for the total, then ":mid" …
}

func readRaw(ts *testscript.TestScript, file string) *raw {
	table := readCSV(ts, file)
	r := &raw{columns: map[string]int{}, of: map[string][]int{}, segments: []string{""}}
	for i, name := range table[0][2:] {
		r.columns[name] = i
		if metric, segment, split := strings.Cut(name, ":"); split && metric == "arr" {
			r.segments = append(r.segments, ":"+segment)
		}
	}
	for _, line := range table[1:] {
		row := make([]int64, len(line)-2)
		for i := range row {
			var err error
			row[i], err = strconv.ParseInt(line[2+i], 10, 64)
			ts.Check(err)
		}
		r.of[line[1]] = append(r.of[line[1]], len(r.rows))
		r.rows = append(r.rows, row)
	}
	return r
}

// value returns a row's figure in the column of a name.
func (r *raw) value(ts *testscript.TestScript, row int, column string) int64 {
	at, ok := r.columns[column]
	if !ok {
		ts.Fatalf("the paths have no column %q", column)
	}
	return r.rows[row][at]
}

func readCSV(ts *testscript.TestScript, file string) [][]string {
	table, err := csv.NewReader(strings.NewReader(ts.ReadFile(file))).ReadAll()
	ts.Check(err)
	if len(table) < 2 {
		ts.Fatalf("%s has no rows", file)
	}
	return table
}
