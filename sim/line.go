package sim

// A stack is a list of items, the latest first.
type stack struct{ top *item }

func (s *stack) push(it *item) {
	it.next = s.top
	s.top = it
}

// empty takes all items out and returns the earliest of them, linked to the next.
func (s *stack) empty() (first *item) {
	for it := s.top; it != nil; {
		next := it.next
		it.next = first
		first, it = it, next
	}
	s.top = nil
	return first
}

// remove takes out an item, which must be there.
func (s *stack) remove(gone *item) {
	at := &s.top
	for *at != gone {
		at = &(*at).next
	}
	*at = gone.next
}

// A line is a first-in-first-out list of items.
type line struct {
	first *item
	end   **item // where the next one is linked
}

func (l *line) clear() { l.first, l.end = nil, &l.first }

func (l *line) push(it *item) {
	*l.end = it
	l.end = &it.next
	it.next = nil
}

// pop removes the first item, which must be there.
func (l *line) pop() {
	l.first = l.first.next
	if l.first == nil {
		l.end = &l.first
	}
}

// remove takes an item out of the middle; the line is short and this is rare.
func (l *line) remove(gone *item) {
	for at := &l.first; *at != nil; at = &(*at).next {
		if *at == gone {
			*at = gone.next
			if gone.next == nil {
				l.end = at
			}
			return
		}
	}
}
