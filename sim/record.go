package sim

import "math"

// record writes the month into the path's row.
func (w *world) record(month int) {
	rows, segments := &w.plan.rows, len(w.plan.segments)
	row := w.row[month*len(rows.series):][:len(rows.series)]
	put := func(series int, n int64) {
		if series >= 0 {
			row[series] = n
		}
	}
	for s := range w.flows {
		flow, at := &w.flows[s], rows.first+s
		for m, first := range &rows.split {
			if first >= 0 {
				row[first+at] = flow[m]
			}
		}
	}
	for t, at := range &rows.totals {
		if at >= 0 {
			row[at] = w.totals[t]
		}
	}
	clear(w.backlogs)
	for i := range w.queues {
		w.backlogs[w.queues[i].lane.stage] += w.queues[i].waiting
	}
	for st := range w.plan.stages {
		put(rows.coldAt[st], w.cold[st])
		put(rows.backlogAt[st], w.backlogs[st])
		if at := rows.enteredAt[st]; at >= 0 {
			put(at, w.flowOf(w.plan.stages[st].flow))
		}
		if at := rows.pipelineAt[st]; at >= 0 {
			n := int64(0)
			for s := range segments {
				n += w.pipeOf(uint8(st), uint8(s)).count
			}
			put(at, n)
		}
	}
	for s := range w.streams {
		for i, n := range [...]int64{w.streams[s].items, w.streams[s].won, w.streams[s].added} {
			put(rows.itemsFrom[s]+i, n)
		}
	}
	if at := rows.opened; at >= 0 {
		put(at, w.opened.won)
		put(at+1, w.opened.added)
	}
	for r := range w.plan.roles {
		w.recordRole(r, put)
	}
}

// recordRole writes a role's part of the month.
func (w *world) recordRole(r int, put func(series int, n int64)) {
	rows := &w.plan.rows
	put(rows.headcountOf[r], w.staff.headcount[r])
	put(rows.rampedOf[r], w.ramped(r))
	put(rows.costOf[r], w.ledger.costOf[r])
	if at := rows.utilisationOf[r]; at >= 0 {
		put(at, w.utilisation(r))
	}
	if at := rows.hoursOf[r]; at >= 0 {
		for use, seconds := range w.spent[r][:timeUses] {
			put(at+use, int64(math.Round(seconds/60)))
		}
	}
	put(rows.assistedOf[r], w.assisted[r])
	activities := len(w.plan.model.Activities)
	done := rows.doneBy[r*(activities+Outcomes):]
	for a := range activities {
		put(done[a], int64(math.Round(w.done[r*activities+a])))
	}
	for o, n := range w.outcomes[r*Outcomes : (r+1)*Outcomes] {
		put(done[activities+o], n)
	}
}

// ramped is a role's headcount in ramped equivalents, in millionths.
func (w *world) ramped(r int) int64 {
	sum := int64(0)
	for _, d := range w.here {
		if p := d.person; int(p.role) == r {
			sum += int64(p.ramp*1e6 + 0.5)
		}
	}
	return sum
}

// utilisation is the share of a role's capacity that the month used, in
// millionths: items started ÷ handles, else items held ÷ slots, else customers ÷ accounts at month
// end; or the hours that were asked for ÷ hours, where that is more. Without capacity it is 0.
func (w *world) utilisation(r int) int64 {
	u := w.busy[r]
	if role := &w.plan.model.Roles[r]; !role.Open.Set && !role.Handles.Set {
		u = usage{used: w.customersOf(r), capacity: w.accounts[r]}
	}
	share := w.spent[r].asked()
	if u.capacity > 0 {
		share = max(share, u.used/u.capacity)
	}
	return int64(share*1e6 + 0.5)
}
