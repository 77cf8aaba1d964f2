package forecast

import (
	"strings"
	"testing"

	"funnelcast/sim"
)

// The figure is what a target asks for: a stock in its month, a flow from its first month on; a metric's is
// the plan's last or its sum.
func TestAimOfTargetsAndMetrics(t *testing.T) {
	m := unsure(sim.Value{Fixed: 50}, sim.Value{Fixed: .2})
	m.Targets = []sim.Target{{Name: "Stock", Metric: "arr", Segment: "all", From: 1, Month: 2, AtLeast: 500_00}, {Name: "Flow", Metric: "wins", Segment: "all", From: 1, Month: 3, AtLeast: 9}}
	for _, c := range []struct {
		target, metric string
		from, to       int
		level          float64
	}{
		{"", "", 2, 2, 500}, {"Flow", "", 1, 3, 9}, {"", "arr", 3, 3, 0}, {"", "wins", 0, 3, 0}, {"", "wins@2027-02", 1, 1, 0}, {"", "arr@FY2027", 3, 3, 0},
	} {
		a, err := NewAim(m, c.target, c.metric)
		if err != nil {
			t.Fatal(err)
		}
		if a.from != c.from || a.to != c.to || (a.target != nil) != (c.metric == "") || a.target != nil && a.level(m) != c.level {
			t.Errorf("%q %q: %+v", c.target, c.metric, a)
		}
	}
	for _, c := range [][3]string{
		{"Plan", "", `there is no target "Plan"`}, {"", "ar", `there is no metric "ar"`}, {"Flow", "arr", "give one of them"},
		{"", "arr@summer", `found "arr@summer"; a metric such as`}, {"", "P(Flow)", `found "P(Flow)"; a metric`}, {"", "arr@2031-01", "not in the plan"},
	} {
		if _, err := NewAim(m, c[0], c[1]); err == nil || !strings.Contains(err.Error(), c[2]) {
			t.Errorf("%q %q: %v, want %s", c[0], c[1], err, c[2])
		}
	}
	m.Targets = nil
	if a, err := NewAim(m, "", ""); err != nil || a.metric != "arr" || a.to != 3 {
		t.Errorf("without targets: %+v, %v", a, err)
	}
}
