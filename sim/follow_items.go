package sim

// sightings are what a follower knows of items.
type sightings struct {
	items   []sighting      // by number − 1
	open    []int           // numbers of the items that are not gone, in order
	present map[key]*item   // this evening's
	paying  map[key]bool    // sign-ups that will pay by themselves, as the last evening had them, and those that may have come today
	finders map[key]int32   // of what was found today by prospecting
	arrived []int64         // today, by source
	came    []int64         // the same of the month, up to the last evening
	cold    []int64         // by stage, of the month: up to the last evening, and what is told of today
	gone    []int           // scratch
	winners []int           // scratch: who may be
	unsure  [2][]unsureItem // scratch: items gone today that may be won, and may have been opportunities
}

// A sighting is an item as the last evening had it.
type sighting struct {
	item
	came  int32 // day it came
	since int32 // day on which the work of its stage began
}

// An unsureItem went further today than the last evening could tell.
type unsureItem struct {
	number int
	reason Reason
}

func (s *sightings) init(p *plan) {
	s.present, s.paying, s.finders = map[key]*item{}, map[key]bool{}, map[key]int32{}
	s.arrived, s.came = make([]int64, len(p.sources)), make([]int64, len(p.sources))
	s.cold = make([]int64, len(p.stages))
}

// lookAtItems tells what became of the items.
func (f *follower) lookAtItems() {
	f.findItems()
	f.findArrivals()
	still := f.open[:0]
	f.gone = f.gone[:0]
	for _, n := range f.open {
		k := f.items[n-1].key
		if f.present[k] != nil || f.inNurture(k) != nil {
			still = append(still, n)
		} else {
			f.gone = append(f.gone, n)
		}
	}
	f.open = still
	f.bury()
	for _, n := range f.open {
		s := &f.items[n-1]
		if it := f.inNurture(s.key); it != nil {
			f.tellReturn(n)
			f.tell(f.itemEvent(Recycled, n))
			f.take(recycled, s.segment, 1)
			s.item = *it
		} else {
			f.compare(n, f.present[s.key])
		}
		delete(f.present, s.key)
	}
	f.tellArrivals()
	for it := range f.w.present() {
		if f.present[it.key] == it {
			n := f.meet(it)
			f.compare(n, it)
		}
	}
	f.tellUnseen()
	f.findPaying()
}

// findPaying gathers the sign-ups that will pay by themselves.
func (f *follower) findPaying() {
	clear(f.paying)
	for it := range f.w.present() {
		if it.state == ahead && it.owner == nobody {
			f.paying[it.key] = true
		}
	}
}

// inNurture is the record under which an item of this key waits for its next round; nil where it does not.
func (f *follower) inNurture(k key) *item {
	if it := f.present[key(k.draw(toReturn))]; it != nil && it.state == nurture {
		return it
	}
	return nil
}

// findItems gathers the single items in the funnel or in nurture.
func (f *follower) findItems() {
	clear(f.present)
	for it := range f.w.present() {
		if it.count == 0 && it.state != ahead {
			f.present[it.key] = it
		}
	}
}

// findArrivals counts what came today, and finds out by whom what could have been found, and which
// of today's sign-ups could have paid.
func (f *follower) findArrivals() {
	w, day := f.w, uint64(f.w.today-f.w.plan.cal.start())
	clear(f.finders)
	for i := range w.streams {
		f.arrived[i] = w.streams[i].items - f.came[i]
		f.came[i] = w.streams[i].items
		if w.plan.model.Sources[i].Kind == SelfServe {
			for n := range w.streams[i].came {
				f.paying[w.streams[i].key.child(day).child(1<<42|uint64(n))] = true
			}
		}
		if f.arrived[i] == 0 || w.plan.model.Sources[i].Kind != Prospecting {
			continue
		}
		for _, who := range w.hunters {
			p := &w.people[who]
			for _, j := range w.plan.roles[p.role].hunts {
				h := &w.plan.hunts[j]
				for n := range f.arrived[i] {
					if h.source == i {
						f.finders[p.seatKey.child(h.key^day).child(uint64(n))] = who
					}
				}
			}
		}
	}
}

func (f *follower) tellArrivals() {
	for i, n := range f.arrived {
		if n > 0 {
			e := newEvent(Arrives)
			e.Source, e.Count = i, int(n)
			f.tell(e)
		}
	}
}

// meet gives an item a number. One that is new has the state in which items come, whatever it has gone
// through since; one that the follower finds on its first morning is as it is.
func (f *follower) meet(it *item) int {
	w := f.w
	s := sighting{item: *it, came: min(it.joined, w.today), since: min(it.joined, w.today)}
	source := int(w.stations[it.station].source)
	about := Followed{Source: source, Segment: int(it.segment), Owner: int(it.owner) + 1, Worth: it.worth, Opening: f.clients == nil || source < 0}
	if who, ok := f.finders[it.key]; ok {
		about.Finder = f.person(who)
	}
	if f.clients != nil {
		s.state, s.person, s.second, s.opened = ahead, nobody, nobody, false
		if source >= 0 && it.state != nurture {
			s.stage = w.plan.sources[source].enters
		}
	}
	f.items, f.story.Items = append(f.items, s), append(f.story.Items, about)
	n := len(f.items)
	f.open = append(f.open, n)
	e := f.itemEvent(Appears, n)
	if about.Finder > 0 {
		e.Person = about.Finder
	}
	f.tell(e)
	return n
}

// compare tells what an item that is still there went through since the last evening.
func (f *follower) compare(n int, it *item) {
	s := &f.items[n-1]
	was := s.item
	f.story.Items[n-1].Worth = it.worth
	defer func() { s.item = *it }()
	if it.state == nurture {
		if was.state == ahead { // it came and failed on one day
			f.tell(f.itemEvent(Recycled, n))
			f.take(recycled, it.segment, 1)
		}
		return
	}
	today := f.w.today
	enters := was.state == ahead || was.state == nurture
	f.tellReturn(n)
	advanced := it.stage != was.stage
	for ; s.stage < it.stage; s.stage++ {
		e := f.itemEvent(Passes, n)
		if s.stage == was.stage && was.state == working {
			e.Days = int(today - s.since)
		}
		f.tell(e)
		s.person = it.person
	}
	handed := !advanced && was.person != nobody && it.person != was.person
	if handed {
		f.tell(f.itemEvent(HandedBack, n))
	}
	s.person = it.person
	if it.opened && !was.opened {
		f.take(opportunities, it.segment, 1)
		e := f.itemEvent(Opens, n)
		e.Money = it.worth
		f.tell(e)
	}
	switch {
	case it.state == working && (was.state != working || advanced || handed):
		if !handed && was.left <= 0 {
			s.since = today
		}
		if it.person != nobody {
			e := f.itemEvent(Begins, n)
			e.Days = int(today - it.joined)
			f.tell(e)
		}
	case it.state != working && (enters || advanced || was.state != it.state && !handed):
		f.tell(f.itemEvent(Queues, n))
	}
}

// tellReturn tells of an item that was in nurture, and is no longer.
func (f *follower) tellReturn(n int) {
	if f.items[n-1].state == nurture {
		f.tell(f.itemEvent(Returns, n))
	}
}

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
	return f.day[int(m)*len(f.w.plan.segments)+int(segment)]
}

// take counts part of a flow as told.
func (f *follower) take(m metric, segment uint8, n int64) {
	f.day[int(m)*len(f.w.plan.segments)+int(segment)] -= n
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
