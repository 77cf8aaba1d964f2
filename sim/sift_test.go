package sim

import (
	"fmt"
	"testing"
)

// Leads of two segments that pass at once with 13 % and 31 %, or not at all:
// 60 % and 40 % of 1,000 leads a month leave 78 and 124 on average.
func TestEachSegmentPassesAtItsOwnRate(t *testing.T) {
	for _, by := range [][]int{nil, {0}} {
		m := ref1()
		m.Months = 2
		m.Segments = append(m.Segments, m.Segments[0])
		m.Segments[0].Name, m.Segments[1].Name = "mid", "smb"
		m.Stages = m.Stages[:2]
		m.Stages[0] = Stage{Name: "lead", WorkedBy: by, Passes: []Value{fixed(0.13), fixed(0.31)}, Won: same(2, Spread{}), Lost: same(2, Spread{}), ColdAfter: NoLimit}
		m.Stages[1] = Stage{Name: "sql", Passes: same(2, fixed(0.5)), Won: same(2, spreadOf(Fixed(90))), Lost: same(2, spreadOf(Fixed(90))), ColdAfter: NoLimit}
		m.Sources[0].Volume = []Step{{Value: fixed(1000)}}
		m.Sources[0].Shares = []float64{0.6, 0.4}
		p := mustRun(t, m, 1500)
		for segment, want := range map[string]float64{"mid": 78, "smb": 124} {
			mean, se := estimate(p.Column(nil, seriesAt(t, p, "sqls", segment), 0))
			near(t, fmt.Sprintf("SQLs of %s worked by %v", segment, by), mean, se, want)
		}
	}
}

// Whatever their luck, nobody passes at odds of nothing, and everybody does at certain odds.
func TestNobodyPassesAtNoOdds(t *testing.T) {
	for _, l := range []luck{0, 1 << 40, ^luck(0)} {
		if l.outcome(0) != fails || l.outcome(certain) != passes {
			t.Errorf("luck %x passes at no odds: %v; at certain ones: %v", l, l.outcome(0), l.outcome(certain))
		}
	}
}
