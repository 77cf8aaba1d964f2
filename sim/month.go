package sim

import "math"

// noteOpening notes what a month opens with.
func (w *world) noteOpening() {
	for s := range w.plan.segments {
		w.note(openingARR, uint8(s), w.base.arr[s])
		w.note(openingItems, uint8(s), w.openItems[s])
	}
}

// closeMonth records the month of the axis that ends today, unless it belongs
// to the warm-up, and makes ready for the next.
func (w *world) closeMonth(i int) {
	cal := &w.plan.cal
	w.countDays(w.today + 1)
	for _, d := range w.here {
		w.catchUp(d, w.today+1)
		w.settlePay(d, w.today+1)
		w.bookUsage(d)
	}
	w.countOutcomes(i)
	if i >= cal.warmUp {
		w.noteStocks(i)
		w.noteRevenue()
		w.noteCost(int64(cal.first[i+1] - cal.first[i]))
		w.record(i - cal.warmUp)
	}
	last := i+1 == len(cal.first)-1
	if year := w.plan.year[i]; year >= 0 && (last || w.plan.year[i+1] > year) {
		for _, d := range w.here {
			w.closeYear(d, true)
		}
		w.beginYear(w.today + 1)
	}
	w.resetMonth()
	if !last {
		w.setRates(i + 1)
		w.planPartners(i + 1)
		if i >= cal.warmUp {
			w.noteOpening()
		}
	}
}

// resetMonth empties everything that adds up over a month.
func (w *world) resetMonth() {
	clear(w.flows)
	clear(w.totals[:])
	clear(w.cold)
	clear(w.busy)
	clear(w.spent)
	clear(w.done)
	clear(w.assisted)
	clear(w.earned)
	w.quotaOfMonth = 0
	w.opened = yield{}
	w.ledger.reset()
	for s := range w.streams {
		s := &w.streams[s]
		s.came, s.items, s.yield = 0, 0, yield{}
	}
}

func (w *world) noteStocks(month int) {
	segments := len(w.plan.segments)
	for s := range segments {
		seg := uint8(s)
		w.note(arr, seg, w.base.arr[s])
		w.note(mrr, seg, (w.base.arr[s]+6)/12)
		w.note(customers, seg, w.count[s])
		w.note(unmaintained, seg, w.bare[s])
		w.note(openItems, seg, w.openItems[s])
		w.note(cohortARR, seg, w.cohort[s])
		worth, count, weighted := int64(0), int64(0), 0.0
		for st := range w.plan.stages {
			p := w.pipeOf(uint8(st), seg)
			worth += p.worth
			count += p.count
			weighted += float64(p.worth) * w.reach[st*segments+s]
		}
		w.note(openPipeline, seg, worth)
		w.note(openPipelineCount, seg, count)
		w.note(weightedPipeline, seg, wholeMoney(weighted))
		for ahead := 1; ahead <= dueWithin; ahead++ {
			w.note(pipelineDue, seg, w.dueIn[(month+ahead)*segments+s])
		}
	}
	for _, n := range w.staff.headcount {
		w.sum(headcount, n)
	}
	for i := range w.queues {
		w.sum(backlog, w.queues[i].waiting)
	}
	for _, n := range w.unused {
		w.sum(onboarding, n)
	}
	for j := range w.partners {
		if w.plan.model.Sources[j].Kind == Partner {
			w.sum(partners, int64(w.activePartners(j)))
		}
	}
	w.sum(quota, int64(math.Round(w.quotaOfMonth)))
}

// noteRevenue notes what the month's days of ARR in use are worth.
func (w *world) noteRevenue() {
	for s, n := range w.earned {
		w.note(revenue, uint8(s), wholeMoney(float64(n)/(12*w.plan.model.DaysPerMonth)))
	}
}

// flowOf is a split metric of the month over all segments.
func (w *world) flowOf(m metric) (sum int64) {
	for s := range w.flows {
		sum += w.flows[s][m]
	}
	return sum
}
