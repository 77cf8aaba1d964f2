package forecast

import (
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"funnelcast/sim"
)

// A record is what a test says a run recorded: by series, month and path.
type record [][][]int64

func (r record) paths(series ...sim.Series) *sim.Paths {
	return sim.NewPaths(len(r[0][0]), len(r[0]), series, func(path, s, month int) int64 { return r[s][month][path] })
}

// A story is what a test says happened: by metric and month, path by path. A flow is 0
// in the months left out, a stock what it was; one figure holds for all paths.
type story map[string]map[int][]int64

// stocks are the metrics of stories that are read at month end.
var stocks = []string{"arr", "customers", "unmaintained_customers", "opening_arr", "cohort_arr", "pipeline_due", "cumulative_cash"}

func (s story) paths(n, months int, people ...sim.PersonYear) *sim.Paths {
	var series []sim.Series
	for _, metric := range slices.Sorted(maps.Keys(s)) {
		series = append(series, sim.Series{Metric: metric, Segment: sim.All, Stock: slices.Contains(stocks, metric)})
	}
	return sim.NewPaths(n, months, series, func(path, at, month int) int64 {
		told := s[series[at].Metric]
		for {
			if v, ok := told[month]; ok {
				return v[path%len(v)]
			}
			if month--; !series[at].Stock || month < 0 {
				return 0
			}
		}
	}, people...)
}

// once is a figure of one month that holds for all paths, or one for each.
func once(month int, v ...int64) map[int][]int64 { return map[int][]int64{month: v} }

var april2027 = sim.MonthOf(2027, time.April)

// plan is a model of nothing but a name, a currency and a calendar.
func plan(start sim.Month, months int) *sim.Model {
	return &sim.Model{
		Name: "plan", Currency: sim.Currency{Code: "USD", Decimals: 2},
		Start: start, FiscalStart: time.April, Months: months,
		Segments: []sim.Segment{{Name: "mid"}, {Name: "smb"}},
		Stages:   []sim.Stage{{Name: "lead"}, {Name: "sql"}},
		Roles:    []sim.Role{{Name: "ae", Pay: sim.Pay{Base: 1}}},
	}
}

// organisation is a plan from February 2028 on that has everything, with fiscal
// years from April.
func organisation(months int) *sim.Model {
	m := plan(sim.MonthOf(2028, time.February), months)
	m.DeliveryCost = 0.2
	m.Stages = []sim.Stage{{Name: "sql"}, {Name: "demo", Pipeline: true}, {Name: "proposal", Pipeline: true}}
	m.Roles = []sim.Role{{Name: "ae"}, {Name: "bdr"}}
	m.Activities = []sim.Activity{{Name: "call"}, {Name: "proposal"}}
	m.Sources = []sim.Source{{Name: "web"}, {Name: "outbound"}}
	return m
}

// figure finds a figure among the lines.
func figure(t *testing.T, lines []Line, metric, of string) Line {
	t.Helper()
	for _, l := range lines {
		if l.Metric == metric && l.Of == of {
			return l
		}
	}
	t.Fatalf("no %s of %q", metric, of)
	return Line{}
}

// named are the metrics of lines, in their order.
func named(lines []Line) []string {
	var names []string
	for _, l := range lines {
		names = append(names, l.Metric)
	}
	return names
}

// near reports a figure that is not the hand-worked one but for rounding.
func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-12*max(1, math.Abs(want))) { // nor NaN
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
