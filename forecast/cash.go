package forecast

import (
	"math"

	"funnelcast/sim"
)

// Cash tells how much money a plan takes before it brings more than it costs. Months are
// counted from 1, the plan's first, and are ∞ where the event lies beyond the
// plan; percentiles between two months are rounded up.
type Cash struct {
	Trough      Band  `json:"trough"`             // lowest cumulative cash, in the plan's currency
	TroughMonth Band  `json:"trough_month"`       // the last month in which it is that low
	BreakEven   Event `json:"break_even"`         // the month after the trough: from there on more comes in than goes out; the first where it does so in that one, too
	PaidBack    Event `json:"paid_back,omitzero"` // cumulative cash is back at 0, of the paths in which it was below; none if there are none
}

// An Event happens on some paths.
type Event struct {
	Share float64 `json:"share"` // of the paths Among which it is counted
	SE    float64 `json:"se"`    // as [Target] has it
	Among float64 `json:"among"` // of all paths, the share that it could happen to
	Month Band    `json:"month"` // over the paths Among which it is counted
}

// Lines are the same as figures of the plan, for tables; none of a plan without cash.
func (c *Cash) Lines(currency string) []Line {
	if c == nil {
		return nil
	}
	unknown := Number(math.NaN())
	lines := []Line{
		{Metric: "cash_trough", Unit: currency, Band: c.Trough, Mean: unknown, MeanSE: unknown, Defined: 1},
		{Metric: "cash_trough_month", Unit: "month", Band: c.TroughMonth, Mean: unknown, MeanSE: unknown, Defined: 1},
	}
	for _, e := range []struct {
		metric string
		Event
	}{{"break_even", c.BreakEven}, {"paid_back", c.PaidBack}} {
		if e.Among > 0 {
			lines = append(lines,
				Line{Metric: e.metric, Unit: "share", Band: noBand(), Mean: Number(e.Share), MeanSE: Number(e.SE), Defined: e.Among},
				Line{Metric: e.metric + "_month", Unit: "month", Band: e.Month, Mean: unknown, MeanSE: unknown, Defined: e.Among})
		}
	}
	return lines
}

// A trough follows cumulative cash, path by path.
type trough struct {
	least []int64
	at    []int32 // the last month it was that low, from 0
	back  []int32 // the first month after it in which cash is 0 or more; −1 for none
	last  int32   // the plan's last month
}

func newTrough(n int) *trough {
	return &trough{least: make([]int64, n), at: make([]int32, n), back: make([]int32, n)}
}

// add notes a month; months come in their order.
func (t *trough) add(month int, cash []int64) {
	t.last = int32(month)
	for i, v := range cash {
		switch {
		case month == 0 || v <= t.least[i]:
			t.least[i], t.at[i], t.back[i] = v, t.last, -1
		case t.back[i] < 0 && v >= 0:
			t.back[i] = t.last
		}
	}
}

// cashOf summarises the trough; nil where nothing costs or nothing is paid.
func (b *books) cashOf(m *sim.Model) *Cash {
	t := b.cash
	if t == nil || !b.has("cost") || !b.has("cash_in") {
		return nil
	}
	n := len(t.least)
	r := newReader(n)
	_, scale := unitOf(m, sim.Series{Unit: sim.Minor})
	c := &Cash{Trough: r.band(t.least, scale)}
	lows, ends := make([]float64, n), make([]float64, n)
	var returns []float64
	for i, low := range t.at {
		lows[i], ends[i] = float64(low+1), math.Inf(1)
		switch {
		case low == 0 && t.least[i] > 0:
			ends[i] = 1
		case low < t.last:
			ends[i] = float64(low + 2)
		}
		if t.least[i] >= 0 {
			continue
		}
		back := math.Inf(1)
		if t.back[i] >= 0 {
			back = float64(t.back[i] + 1)
		}
		returns = append(returns, back)
	}
	c.TroughMonth = wholeMonths(r.ratio(lows, 1).Band)
	c.BreakEven = r.event(ends, n)
	if len(returns) > 0 {
		c.PaidBack = r.event(returns, n)
	}
	return c
}

// event describes the months in which something happens, ∞ where it does not, of n paths.
func (r *reader) event(months []float64, n int) Event {
	happened := 0
	for _, month := range months {
		if !math.IsInf(month, 1) {
			happened++
		}
	}
	e := Event{Among: float64(len(months)) / float64(n)}
	e.Share, e.SE = probability(happened, len(months))
	e.Month = wholeMonths(r.ratio(months, 1).Band)
	return e
}

// wholeMonths rounds percentiles up to months.
func wholeMonths(b Band) Band {
	for _, q := range []*Quantile{&b.P10, &b.P50, &b.P90} {
		q.Value = math.Ceil(q.Value)
	}
	return b
}
