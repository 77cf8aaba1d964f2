package sim

// lists are first-in-first-out lists of records, numbered from 0. Records share
// their numbers with the lists they stand in: the first records are the lists' own heads, so
// that adding to an empty list is the same as adding to any other.
type lists struct {
	next []int32 // by record: the one that follows, or nobody
	last []int32 // by list
}

// nobody ends lists and stands for no customer, and no person.
const nobody = int32(-1)

func newLists(n int) lists { return lists{next: make([]int32, n), last: make([]int32, n)} }

// reset empties all lists and forgets all other records.
func (l *lists) reset() {
	l.next = l.next[:len(l.last)]
	for i := range l.last {
		l.next[i], l.last[i] = nobody, int32(i)
	}
}

// add makes room for one more record and returns its number.
func (l *lists) add() int32 {
	l.next = append(l.next, nobody)
	return int32(len(l.next) - 1)
}

// first is the record at the head of a list, or nobody.
func (l *lists) first(list int32) int32 { return l.next[list] }

// remove takes a record out of the list it stands in.
func (l *lists) remove(list, i int32) {
	before := list
	for l.next[before] != i {
		before = l.next[before]
	}
	l.next[before] = l.next[i]
	if l.last[list] == i {
		l.last[list] = before
	}
}

func (l *lists) push(list, i int32) {
	l.next[l.last[list]] = i
	l.next[i] = nobody
	l.last[list] = i
}
