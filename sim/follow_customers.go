package sim

// meetCustomer gives the world's customer i, who signed today, their place in the story.
func (f *follower) meetCustomer(i int) {
	c := &f.w.customers[i]
	f.story.Customers = append(f.story.Customers, Account{
		Segment: int(c.segment), Addition: c.upsold, Signed: f.dayOf(c.signed), ARR: c.arr,
	})
	f.signed[c.key] = i + 1
}

// tellSigned tells of those who signed today and are no followed item's customers: they signed up by
// themselves, or their deal came and was won within the day.
func (f *follower) tellSigned() {
	w := f.w
	for i := len(f.clients); i < len(w.customers); i++ {
		c := &w.customers[i]
		if f.signed[c.key] == 0 {
			continue
		}
		e := newEvent(Signs)
		e.Customer, e.Segment, e.Count, e.Money = i+1, int(c.segment), 1, c.arr
		if end, won := w.ends[c.key]; won {
			e.Kind, e.Money = Won, end.worth
			f.take(wins, c.segment, 1)
			f.take(wonValue, c.segment, e.Money)
		}
		f.tell(e)
	}
}

// lookAtCustomers tells whose contract came into use, grew, was renewed or ended. The ups and downs of one
// customer on one day are told as one.
func (f *follower) lookAtCustomers() {
	w := f.w
	for i := range w.customers {
		c := &w.customers[i]
		was := c // of who signed today, and may have left today
		if i < len(f.clients) {
			was = &f.clients[i]
			if !was.here {
				continue
			}
		}
		before := was.arr
		if c.live == w.today {
			before = c.opened // with what was won earlier in the day
			f.tellCustomer(GoesLive, i, before)
		}
		switch by := c.arr - before; {
		case c.live > w.today:
		case by > 0:
			f.tellCustomer(Grows, i, by)
		case by < 0:
			f.tellCustomer(Shrinks, i, -by)
		}
		seg := &w.plan.segments[c.segment]
		renews := c.months > was.months && c.months%seg.term == 0 && c.inUse && (seg.kind != Licence || was.arr > 0)
		switch {
		case !c.here:
			f.tellCustomer(Churns, i, c.arr)
		case renews:
			f.tellCustomer(Renews, i, c.arr)
		}
	}
	f.clients = append(f.clients[:0], w.customers...)
}

func (f *follower) tellCustomer(k Kind, i int, money int64) {
	c := &f.w.customers[i]
	e := newEvent(k)
	e.Customer, e.Segment, e.Money = i+1, int(c.segment), money
	if k == GoesLive || k == Churns {
		e.Days = int(f.w.today - c.signed)
	}
	f.tell(e)
}
