package scenarios_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"funnelcast/forecast"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// A ledger is what a run of a few paths recorded.
type ledger struct {
	*draft
	s     *scenarios.Scenario
	m     *sim.Model
	p     *sim.Paths
	at    map[string]int // series by metric and segment
	block []int64
}

// paths of a run; the first of a longer run are the same.
const paths = 3

// play saves a draft, loads it with what --set raises, and runs it. Should anything fail, the scenario is
// told as a file with the command that runs it.
func (d *draft) play(file string, seed uint64, set []string) *ledger {
	sets := ""
	for _, s := range set {
		sets += " --set '" + s + "'"
	}
	d.Logf("save as scenario.yaml and run funnelcast run scenario.yaml --paths %d --seed %d%s\n%s", paths, seed, sets, d.text.String())
	if err := os.WriteFile(file, []byte(d.text.String()), 0o644); err != nil {
		d.Fatal(err)
	}
	s, err := scenarios.Load(file, scenarios.Patches{Set: set})
	if err != nil {
		d.Fatal(err)
	}
	l := &ledger{draft: d, s: s, m: s.Model(), at: map[string]int{}}
	if l.p, err = sim.Run(context.Background(), l.m, sim.Options{Paths: paths, Seed: seed}); err != nil {
		d.Fatal(err)
	}
	for i, series := range l.p.Series {
		l.at[series.Metric+":"+series.Segment] = i
	}
	l.block, _ = l.p.Block(nil, 0)
	return l
}

// of is a series in a month of a path; 0 where the plan has no such thing.
func (l *ledger) of(metric, segment string, path, month int) int64 {
	s, ok := l.at[metric+":"+segment]
	if !ok {
		return 0
	}
	return l.block[(s*l.p.Months+month)*sim.BlockPaths+path]
}

// split are the names that figures are told by: all, and the segments where there are several.
func (l *ledger) split() []string {
	names := []string{sim.All}
	for _, s := range l.m.Segments {
		if len(l.m.Segments) > 1 {
			names = append(names, s.Name)
		}
	}
	return names
}

// each calls look with every path and month.
func (l *ledger) each(look func(path, month int)) {
	for path := range l.p.N {
		for month := range l.p.Months {
			look(path, month)
		}
	}
}

// A scenario of any parts is read, runs, loses nothing and tells numbers: what the engine says holds on
// every path does, in every month and segment, and only cash is ever below nothing.
func TestAnyScenarioFileRunsAndConservesMoneyItemsAndPeople(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "scenario.yaml")
	rapid.Check(t, func(t *rapid.T) {
		d := anyScenario(t, has{limits: true, care: true, base: true, blows: true, recycles: true})
		l := d.play(file, rapid.Uint64().Draw(t, "seed"), nil)
		for _, segment := range l.split() {
			l.conserves(segment)
		}
		l.paysItsPeople()
		l.addsUp()
		l.tellsNumbers()
		if l.s.Check(); len(l.s.Explain()) == 0 {
			t.Fatal("nothing is told of it")
		}
	})
}

// conserves checks the identities of ARR, items and customers.
func (l *ledger) conserves(segment string) {
	opened := int64(0)
	for _, s := range l.m.Segments {
		if segment == sim.All || segment == s.Name {
			opened += int64(s.OpeningCustomers)
		}
	}
	customers := make([]int64, l.p.N)
	l.each(func(path, month int) {
		of := func(metric string) int64 { return l.of(metric, segment, path, month) }
		l.same(path, month, segment+": ARR", of("opening_arr")+of("new_arr")+of("expansion_arr")-of("contraction_arr")-of("churned_arr"), of("arr"))
		l.same(path, month, segment+": items", of("opening_items")+of("items")+of("returned"),
			of("wins")+of("losses")+of("disqualified")+of("gone_cold")+of("recycled")+of("open_items"))
		customers[path] += of("new_customers") - of("churned_customers")
		l.same(path, month, segment+": customers", opened+customers[path], of("customers"))
		if month > 0 {
			l.same(path, month, segment+": opening ARR", of("opening_arr"), l.of("arr", segment, path, month-1))
			l.same(path, month, segment+": opening items", of("opening_items"), l.of("open_items", segment, path, month-1))
		}
	})
}

// paysItsPeople checks head counts and what everything costs.
func (l *ledger) paysItsPeople() {
	seated := int64(0)
	for _, s := range l.m.Seats {
		if s.Seated {
			seated++
		}
	}
	heads, cash := slices.Repeat([]int64{seated}, l.p.N), make([]int64, l.p.N)
	l.each(func(path, month int) {
		of := func(metric string) int64 { return l.of(metric, sim.All, path, month) }
		heads[path] += of("hires") - of("leavers")
		cash[path] += of("cash_in") - of("cost")
		l.same(path, month, "headcount", heads[path], of("headcount"))
		l.same(path, month, "kinds of cost", of("cost_base")+of("cost_variable")+of("cost_load")+of("cost_recruiting")+of("cost_sources")+
			of("cost_commission")+of("cost_delivery"), of("cost"))
		l.same(path, month, "acquisition and service", of("cost_acquisition")+of("cost_service"), of("cost"))
		l.same(path, month, "cumulative cash", cash[path], of("cumulative_cash"))
	})
}

// same is an equality, to the unit.
func (l *ledger) same(path, month int, claim string, got, want int64) {
	if got != want {
		l.Fatalf("path %d month %d: %s: %d is not %d", path, month, claim, got, want)
	}
}

// addsUp checks that segments make the total and that nothing is negative but cumulative cash,
// of which more can have gone out than come in.
func (l *ledger) addsUp() {
	l.each(func(path, month int) {
		for _, s := range l.p.Series {
			v, sum := l.of(s.Metric, s.Segment, path, month), int64(0)
			if v < 0 && s.Metric != "cumulative_cash" {
				l.Fatalf("path %d month %d: %s of %s is %d", path, month, s.Metric, s.Segment, v)
			}
			if s.Split && s.Segment == sim.All && len(l.m.Segments) > 1 {
				for _, segment := range l.m.Segments {
					sum += l.of(s.Metric, segment.Name, path, month)
				}
				l.same(path, month, s.Metric+" of the segments", sum, v)
			}
		}
	})
}

// tellsNumbers checks that a forecast of the run has no number that is none, but where it says that
// nothing defines it, and the error of what one path alone has. Series and targets could not be written as JSON.
func (l *ledger) tellsNumbers() {
	f := forecast.New(l.m, l.p, forecast.About{})
	if _, err := json.Marshal(f); err != nil {
		l.Fatal(err)
	}
	figures := []forecast.Figures{f.Plan}
	var lines []forecast.Line
	for _, y := range f.Years {
		lines, figures = append(append(lines, y.Lines...), y.Quota...), append(figures, y.Figures)
	}
	for _, x := range figures {
		lines = slices.Concat(lines, x.Ratios, x.Activities, x.Sources)
	}
	for _, line := range lines {
		numbers := float64(line.Mean)
		if math.Round(line.Defined*float64(l.p.N)) > 1 {
			numbers += float64(line.MeanSE)
		}
		for _, q := range []forecast.Quantile{line.P10, line.P50, line.P90} {
			numbers += math.Abs(q.Value) + math.Abs(q.Lo) + math.Abs(q.Hi)
		}
		if math.IsNaN(numbers) && line.Defined > 0 {
			l.Fatalf("%s of %q is %+v", line.Metric, line.Of, line)
		}
	}
}
