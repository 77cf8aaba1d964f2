package sim

// A line is a first-in-first-out list of items.
type line struct {
	first *item
	end   **item // where the next one is linked
}

func (l *line) clear() { l.first, l.end = nil, &l.first }

func newLines(n int) []line {
	lines := make([]line, n)
	clearLines(lines)
	return lines
}

func clearLines(lines []line) {
	for i := range lines {
		lines[i].clear()
	}
}

// take empties the line and returns its first item, linked to the next.
func (l *line) take() *item {
	first := l.first
	if first != nil {
		l.clear()
	}
	return first
}

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
