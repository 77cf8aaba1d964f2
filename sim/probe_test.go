package sim

// failer is what a check tells that it cannot go on.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// watch lives the first n paths of seed 1 and shows the end of each of their days.
func watch(t failer, m *Model, n int, look func(path int, w *world)) {
	t.Helper()
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(p)
	w.row = make([]int64, len(p.rows.series)*p.rows.months)
	for path := range n {
		w.prepare(key(0).child(1).child(uint64(path)), false)
		for month := 0; w.today < p.cal.end(); w.today++ {
			w.passDay()
			look(path, w)
			if w.today+1 == p.cal.first[month+1] {
				w.closeMonth(month)
				month++
			}
		}
	}
}

// record is the i-th record of items, gone or not.
func (r *records) record(i int) *item { return &r.chunks[i/itemChunk][i%itemChunk] }

// waits is what items of the only lane of a plan went through on one path: how many of those who
// came after the warm-up, and in time to be served, waited so many days.
type waits struct {
	days  []int
	area  float64 // of the number waiting at the end of each day
	queue []place // by record, as yesterday ended
	seen  int64   // who came this month
}

// place is a record of a queue: an item, or so many who came together.
type place struct {
	key    key
	joined int32
	n      int64 // 0: it does not wait
}

// waitsOf follows a plan's queue on n paths. Who joins in the last days is not counted,
// as some of them would not be served any more.
func waitsOf(t failer, m *Model, n int, last int32) []waits {
	t.Helper()
	all := make([]waits, n)
	watch(t, m, n, func(path int, w *world) {
		q := &all[path]
		came := w.flowOf(items)
		if w.plan.cal.first[w.plan.month[w.today]] < w.today {
			came -= q.seen
		}
		q.seen = w.flowOf(items)
		for i := range w.used {
			it := w.funnel.record(i)
			now := place{key: it.key, joined: it.joined, n: int64(max(it.count, 1))}
			if it.state != queued {
				now.n = 0
			}
			if i == len(q.queue) {
				q.queue = append(q.queue, place{})
			}
			was := q.queue[i]
			q.queue[i] = now
			if now.n > 0 && now.joined == w.today {
				came -= now.n
			}
			if now.key == was.key && now.n > 0 {
				was.n -= now.n
			}
			q.leave(w, was.joined, was.n, last)
		}
		q.leave(w, w.today, came, last)
		if w.today >= w.plan.cal.start() {
			q.area += float64(w.queues[0].waiting)
		}
	})
	return all
}

// leave notes that so many of those who joined on a day are served.
func (q *waits) leave(w *world, joined int32, n int64, last int32) {
	if n == 0 || joined < w.plan.cal.start() || joined >= w.plan.cal.end()-last {
		return
	}
	days := int(w.today - joined)
	for len(q.days) <= days {
		q.days = append(q.days, 0)
	}
	q.days[days] += int(n)
}

// eachQueue is a figure of each path's waits.
func eachQueue(all []waits, f func(q *waits) float64) []float64 {
	out := make([]float64, len(all))
	for i := range all {
		out[i] = f(&all[i])
	}
	return out
}

func (q *waits) served() float64 { return q.beyond(-1) }

// beyond is how many waited more than so many days.
func (q *waits) beyond(days int) (n float64) {
	for d, k := range q.days {
		if d > days {
			n += float64(k)
		}
	}
	return n
}

// total is how many days they waited together.
func (q *waits) total() (sum float64) {
	for d, k := range q.days {
		sum += float64(d) * float64(k)
	}
	return sum
}
