package sim

// bury tells what became of the items that are gone.
func (f *follower) bury() {
	for _, n := range f.gone {
		f.tellReturn(n)
		s := &f.items[n-1]
		about := &f.story.Items[n-1]
		end, told := f.w.ends[s.key]
		if !told {
			end.as, end.why = Disqualified, Declined
		}
		e := f.itemEvent(end.as, n)
		e.Reason = end.why
		switch end.as {
		case GoesCold:
			e.Money, e.Days = end.worth, int(f.w.today-end.joined)
			f.cold[s.stage]++
		case Disqualified:
			e.Days = int(f.w.today - s.came)
			f.take(disqualified, s.at.segment, 1)
		case Lost:
			about.Worth = end.worth
			e.Money, e.Days = end.worth, int(f.w.today-end.began)
			f.take(losses, s.at.segment, 1)
		case Won:
			about.Worth, about.Customer = end.worth, f.customerOf(&end.item, n)
			e.Money, e.Days, e.Customer = end.worth, int(f.w.today-end.began), about.Customer
			f.take(wins, s.at.segment, 1)
			f.take(wonValue, s.at.segment, end.worth)
		}
		f.tell(e)
	}
}

// customerOf is whom a followed item was won for: who signed, or its owner.
func (f *follower) customerOf(it *item, n int) int {
	customer, signed := f.signed[it.key]
	if !signed {
		return int(it.owner)
	}
	delete(f.signed, it.key)
	f.story.Customers[customer-1].Item = n
	return customer
}

// tellUnseen tells of the day's flows what no evening has seen: whoever signed without having been
// followed, and items that came and went.
func (f *follower) tellUnseen() {
	f.tellSigned()
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

// of is what of a flow of today is not told yet.
func (f *follower) of(m metric, segment uint8) int64 {
	return f.day[segment][m]
}

// take counts part of a flow as told.
func (f *follower) take(m metric, segment uint8, n int64) {
	f.day[segment][m] -= n
}

// itemEvent is an event of an item as it was.
func (f *follower) itemEvent(k Kind, n int) Event {
	s, about := &f.items[n-1], &f.story.Items[n-1]
	e := newEvent(k)
	e.Item, e.Count, e.Person, e.Customer = n, 1, f.person(s.desk), about.Owner
	e.Stage, e.Source, e.Segment = int(s.stage), about.Source, about.Segment
	return e
}

// newEvent is an event about nothing yet.
func newEvent(k Kind) Event {
	return Event{Kind: k, Shock: -1, Role: -1, Stage: -1, Source: -1, Segment: -1}
}
