package sim

// sightings are what a follower knows of items.
type sightings struct {
	items   []sighting    // by number − 1
	open    []int         // numbers of the items that are not gone, in order
	present map[key]*item // this evening's
	finders map[key]*desk // of what was found today by prospecting
	arrived []int64       // today, by source
	came    []int64       // the same of the month, up to the last evening
	cold    []int64       // by stage, of the month: up to the last evening, and what is told of today
	gone    []int         // scratch
}

// A sighting is an item as the last evening had it.
type sighting struct {
	item
	stage uint8 // in which it is told to be
	came  int32 // day it came
	since int32 // day on which the work of its stage began
}

func (s *sightings) init(p *plan) {
	s.present, s.finders = map[key]*item{}, map[key]*desk{}
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
			s.item, s.stage = *it, it.at.stage
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

// findArrivals counts what came today, and finds out by whom what could have been found.
func (f *follower) findArrivals() {
	w, day := f.w, uint64(f.w.today-f.w.plan.cal.start())
	clear(f.finders)
	for i := range w.streams {
		f.arrived[i] = w.streams[i].items - f.came[i]
		f.came[i] = w.streams[i].items
		if f.arrived[i] == 0 || w.plan.model.Sources[i].Kind != Prospecting {
			continue
		}
		for _, d := range w.hunters {
			p := d.person
			for _, j := range w.plan.roles[p.role].hunts {
				h := &w.plan.hunts[j]
				for n := range f.arrived[i] {
					if h.source == i {
						f.finders[p.seatKey.child(h.key^day).child(uint64(n))] = d
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
	s := sighting{item: *it, stage: it.at.stage, came: min(it.joined, w.today), since: min(it.joined, w.today)}
	source := int(it.at.source)
	about := Followed{Source: source, Segment: int(it.at.segment), Owner: int(it.owner), Worth: it.worth, Opening: f.clients == nil || source < 0}
	about.Finder = f.person(f.finders[it.key])
	if f.clients != nil {
		s.state, s.desk, s.second, s.opened = ahead, nil, nil, false
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
	was := *s
	f.story.Items[n-1].Worth = it.worth
	defer func() { s.item, s.stage = *it, it.at.stage }()
	if it.state == nurture {
		if was.state == ahead { // it came and failed on one day
			f.tell(f.itemEvent(Recycled, n))
		}
		return
	}
	today := f.w.today
	enters := was.state == ahead || was.state == nurture
	f.tellReturn(n)
	advanced := it.at.stage != was.stage
	for ; s.stage < it.at.stage; s.stage++ {
		e := f.itemEvent(Passes, n)
		if s.stage == was.stage && was.state == working {
			e.Days = int(today - s.since)
		}
		f.tell(e)
		s.desk = it.desk
	}
	handed := !advanced && was.desk != nil && it.desk != was.desk
	if handed {
		f.tell(f.itemEvent(HandedBack, n))
	}
	s.desk = it.desk
	if it.opened && !was.opened {
		e := f.itemEvent(Opens, n)
		e.Money = it.worth
		f.tell(e)
	}
	switch {
	case it.state == working && (was.state != working || advanced || handed):
		if !handed && was.left <= 0 {
			s.since = today
		}
		if it.desk != nil {
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
