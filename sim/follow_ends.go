package sim

// bury tells what became of the items that are gone.
func (f *follower) bury() {
	w := f.w
	f.unsure[0], f.unsure[1] = f.unsure[0][:0], f.unsure[1][:0]
	for _, n := range f.gone {
		s := &f.items[n-1]
		ended := s.state == working && s.due == w.today
		through := ended && s.outcome == passes && w.plan.stages[s.stage].last
		customer, won := f.signed[s.key]
		f.tellReturn(n)
		switch {
		case won:
			delete(f.signed, s.key)
			f.story.Customers[customer-1].Item = n
			f.win(n, customer)
		case s.state == queued && w.today-s.joined > w.plan.stages[s.stage].patience:
			e := f.itemEvent(GoesCold, n)
			e.Money, e.Days = s.worth, int(w.today-s.joined)
			f.tell(e)
			f.take(goneCold, s.segment, 1)
			f.cold[s.stage]++
		case s.owner == nobody:
			f.fail(n, ended)
		case through && f.clients[s.owner].here:
			f.win(n, int(s.owner)+1)
		case through:
			f.lose(n, s.opened, CustomerLeft)
		case ended && s.outcome == fails, s.state == working && !ended:
			f.fail(n, ended)
		default:
			f.unsure[0] = append(f.unsure[0], unsureItem{number: n})
		}
	}
}

// fail tells that an item failed, or notes that this may have been as an opportunity.
func (f *follower) fail(n int, ended bool) {
	s := &f.items[n-1]
	reason := Declined
	left := s.person != nobody && !f.w.people[s.person].here
	if left && !(ended && s.outcome == fails) {
		reason = PersonLeft
	}
	switch {
	case s.opened, ended && s.outcome == fails, s.state == working && !ended:
		f.lose(n, s.opened, reason)
	default:
		f.unsure[1] = append(f.unsure[1], unsureItem{n, reason})
	}
}

// tellUnseen tells of the day's flows what no evening has seen: whoever signed without having been
// followed, items that went on after their stage had ended today, and those that came and went.
func (f *follower) tellUnseen() {
	f.tellSigned()
	for segment := range f.w.plan.segments {
		for _, n := range f.findWinners(uint8(segment)) {
			f.win(n, int(f.items[n-1].owner)+1)
		}
	}
	for _, u := range f.unsure[0] {
		if s := &f.items[u.number-1]; f.story.Items[u.number-1].Customer == 0 {
			f.fail(u.number, s.state == working && s.due == f.w.today)
		}
	}
	for _, u := range f.unsure[1] {
		f.lose(u.number, f.of(losses, f.items[u.number-1].segment) > 0, u.reason)
	}
	for segment := range f.w.plan.segments {
		for _, left := range [...]struct {
			flow metric
			kind Kind
		}{{wins, Won}, {losses, Lost}, {disqualified, Disqualified}} {
			if n := f.of(left.flow, uint8(segment)); n > 0 {
				e := newEvent(left.kind)
				e.Segment, e.Count = segment, int(n)
				if left.kind == Won {
					e.Money = f.of(wonValue, uint8(segment))
				}
				f.tell(e)
			}
		}
	}
	for st, n := range f.w.cold {
		if n > f.cold[st] {
			e := newEvent(GoesCold)
			e.Stage, e.Count = st, int(n-f.cold[st])
			f.tell(e)
		}
		f.cold[st] = n
	}
}

// findWinners finds the items of a segment, among those that may have been won, that were: as many as were, worth
// together what was won. Where no items are, others came and were won within the day, and those are taken whom
// no failure is left for.
func (f *follower) findWinners(segment uint8) []int {
	f.winners = f.winners[:0]
	for _, u := range f.unsure[0] {
		if s := &f.items[u.number-1]; s.segment == segment && f.clients[s.owner].here {
			f.winners = append(f.winners, u.number)
		}
	}
	won, some := f.of(wins, segment), len(f.winners)
	if found, ok := f.worthTogether(f.winners[some:], f.winners, won, f.of(wonValue, segment)); ok {
		return found
	}
	failed := f.of(losses, segment) + f.of(disqualified, segment)
	for _, u := range f.unsure[1] {
		if f.items[u.number-1].segment == segment {
			failed--
		}
	}
	return f.winners[:max(min(int64(some)-failed, won), 0)]
}

// worthTogether adds, to some items, n of others whose values sum to worth; false where there are none such.
func (f *follower) worthTogether(some, others []int, n, worth int64) ([]int, bool) {
	if n == 0 {
		return some, worth == 0
	}
	for i, other := range others {
		if found, ok := f.worthTogether(append(some, other), others[i+1:], n-1, worth-f.valueOf(other)); ok {
			return found, true
		}
	}
	return some, false
}

// of is what of a flow of today is not told yet.
func (f *follower) of(m metric, segment uint8) int64 {
	return f.day[segment][m]
}

// take counts part of a flow as told.
func (f *follower) take(m metric, segment uint8, n int64) {
	f.day[segment][m] -= n
}

// win tells that an item is won.
func (f *follower) win(n, customer int) {
	s := &f.items[n-1]
	e := f.itemEvent(Won, n)
	e.Money = f.worth(n)
	e.Customer = customer
	if s.opened {
		e.Days = int(f.w.today - s.began)
	}
	f.story.Items[n-1].Customer = customer
	f.tell(e)
	f.take(wins, s.segment, 1)
	f.take(wonValue, s.segment, e.Money)
}

// lose tells that an item failed, as an opportunity or before.
func (f *follower) lose(n int, opened bool, reason Reason) {
	s := &f.items[n-1]
	e, flow := f.itemEvent(Disqualified, n), disqualified
	e.Days = int(f.w.today - s.came)
	if opened {
		e.Kind, flow = Lost, losses
		e.Money, e.Days = f.worth(n), 0
		if s.opened {
			e.Days = int(f.w.today - s.began)
		}
	}
	e.Reason = reason
	f.tell(e)
	f.take(flow, s.segment, 1)
}

// worth is an opportunity's first-year value, which the story knows from now on.
func (f *follower) worth(n int) int64 {
	f.story.Items[n-1].Worth = f.valueOf(n)
	return f.story.Items[n-1].Worth
}

// valueOf is the first-year value of an item that is gone, also if it became an opportunity today.
func (f *follower) valueOf(n int) int64 {
	it := f.items[n-1].item
	if it.opened {
		return it.worth
	}
	it.began = f.w.today
	return f.w.worthOf(&it)
}

// itemEvent is an event of an item as it was.
func (f *follower) itemEvent(k Kind, n int) Event {
	s, about := &f.items[n-1], &f.story.Items[n-1]
	e := newEvent(k)
	e.Item, e.Count, e.Person, e.Customer = n, 1, f.person(s.person), about.Owner
	e.Stage, e.Source, e.Segment = int(s.stage), about.Source, about.Segment
	return e
}

// newEvent is an event about nothing yet.
func newEvent(k Kind) Event {
	return Event{Kind: k, Shock: -1, Role: -1, Stage: -1, Source: -1, Segment: -1}
}
