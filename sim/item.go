package sim

import "iter"

// An item is a lead on its way to a contract, or a batch of leads that arrived
// together and wait to be picked up one by one. Records are recycled within a path.
type item struct {
	next    *item    // in the line it stands in
	at      *station // of its source and segment; of a batch: of its source and any segment
	key     key      // of the item; of the source's day for a batch
	worth   int64    // first-year value, once it is an opportunity
	desk    *desk    // of the person who has it; nil for nobody
	second  *desk    // of the second person
	touched uint32   // roles that had a hand in it, a bit each
	number  uint32   // of a batch: the next lead's number within its day
	count   uint32   // of a batch: leads left in it; 0 for a single item
	began   int32    // day it became an opportunity
	owner   int32    // number of the customer it comes from, from 1; 0 for none
	due     int32    // day its stage ends, or it returns from nurture
	joined  int32    // day it joined the queue
	left    int32    // days that remained of its stage when its person left; −age for an item that was open on the first day
	state   state
	outcome outcome // what becomes of it at due
	opened  bool    // it is an opportunity
	opening bool    // it was one on the first day already
}

// state says where an item is.
type state uint8

const (
	gone    state = iota
	queued        // waits for a person
	held          // has a person, waits for a second one
	working       // in a stage until due
	nurture       // out of the funnel until due
	ahead         // not in the funnel yet: what a customer will want, or a sign-up that will pay
)

// outcome says how an item ends a stage.
type outcome uint8

const (
	fails outcome = iota
	passes
)

const (
	itemChunk = 512 // records that are made at a time
	itemBatch = 16  // that are made free at a time
)

// records are the items of a path. They stay where they are, so that lines can link them.
type records struct {
	chunks [][]item
	used   int
	free   *item // first of those that are free again
}

func (r *records) reset() { r.used, r.free = 0, nil }

// newItem returns a blank record.
func (r *records) newItem() *item {
	if r.free == nil {
		r.add()
	}
	it := r.free
	r.free, it.next = it.next, nil
	return it
}

// add makes free some records that no item of the path has had, the first first. It is rare, and kept out of the way of what is not.
//
//go:noinline
func (r *records) add() {
	if r.used == len(r.chunks)*itemChunk {
		r.chunks = append(r.chunks, make([]item, itemChunk))
	}
	few := r.chunks[r.used/itemChunk][r.used%itemChunk:][:itemBatch]
	for i := range few {
		r.freeItem(&few[len(few)-1-i])
	}
	r.used += itemBatch
}

func (r *records) freeItem(it *item) {
	*it = item{next: r.free}
	r.free = it
}

// present goes through the items that are not gone.
func (r *records) present() iter.Seq[*item] {
	return func(yield func(*item) bool) {
		for i := range r.used {
			if it := &r.chunks[i/itemChunk][i%itemChunk]; it.state != gone && !yield(it) {
				return
			}
		}
	}
}
