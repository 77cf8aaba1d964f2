package sim

// person is the number of a person in the story, who is in it from now on; 0 for nobody.
func (f *follower) person(d *desk) int {
	if d == nil {
		return 0
	}
	p := d.person
	if f.numbers[p.number] == 0 {
		occupant := 1
		for i := range f.w.people[:p.number] {
			if f.w.people[i].seat == p.seat {
				occupant++
			}
		}
		f.story.People = append(f.story.People, Member{Role: int(p.role), Seat: int(p.seat), Occupant: occupant})
		f.numbers[p.number] = len(f.story.People)
	}
	return f.numbers[p.number]
}

// lookAtPeople tells the day's moves and whose ramp is over.
func (f *follower) lookAtPeople(moves []move) {
	kinds := [...]Kind{leave: Leaves, promote: Promoted, start: Joins}
	for _, mv := range moves {
		d := &f.w.desks[mv.person]
		f.tellPerson(kinds[mv.kind], d)
		f.ramped[mv.person] = f.isRamped(d)
	}
	for _, d := range f.w.here {
		if ramped := &f.ramped[d.person.number]; !*ramped && f.isRamped(d) {
			*ramped = true
			f.tellPerson(Ramped, d)
		}
	}
}

func (f *follower) tellPerson(k Kind, d *desk) {
	e := newEvent(k)
	e.Person, e.Role = f.person(d), int(d.person.role)
	f.tell(e)
}

func (f *follower) isRamped(d *desk) bool {
	return int(d.person.month) == len(f.w.plan.roles[d.person.role].ramp)-1
}

// countHands counts what today's leavers had in hand: what was handed back, and what was lost with them.
func (f *follower) countHands(from int) {
	today := f.story.Events[from:]
	for i := range today {
		if today[i].Kind != Leaves {
			continue
		}
		for _, e := range today[i:] {
			if e.Person == today[i].Person && (e.Kind == HandedBack || e.Reason == PersonLeft) {
				today[i].Count++
			}
		}
	}
}
