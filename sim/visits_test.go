package sim

// Visits are what items went through on some paths, told twice: first as the engine counted
// at the end of each day who was there, then as the items' own days have it. The engine's counts go up
// and down as things happen; an item's days are known from the day on which it joined a queue and, once it
// is begun, from the day on which its stage is to end.
type Visits struct {
	Days   int64 // of all paths
	Stages []Visit
	Held   [2]int64 // item-days in people's hands
	Open   [2]int64 // item-days of all open items
	Opened [2]int64 // new opportunities
	Lost   int64    // items that may have become opportunities and been lost with a leaver, all on one day
	Won    [2]int64
	Unsure int64 // further wins, if the customers they are of are still there
	Quick  bool  // some opportunities pass a stage on the day they come, and are not all seen
}

// Visit is what they went through in one stage.
type Visit struct {
	Name    string
	Waiting [2]int64  // item-days in its queues
	InPipe  [2]int64  // item-days of the opportunities there
	Begun   int       // items that were begun there for the first time and took days
	Worked  int64     // those days
	Excess  []float64 // by such an item: days beyond the mean of the plan's law
}

// visitor follows the items of a path from day to day, record by record.
type visitor struct {
	*Visits
	w      *world
	spells []item
	means  map[lasts]float64
}

// lasts is what the mean of a stage's days depends on.
type lasts struct {
	law   *table
	scale float64
}

// VisitsOf follows the first n paths of a plan.
func VisitsOf(t failer, m *Model, n int) *Visits {
	t.Helper()
	v := visitor{Visits: &Visits{Quick: quick(m)}, means: map[lasts]float64{}}
	for i := range m.Stages {
		v.Stages = append(v.Stages, Visit{Name: m.Stages[i].Name})
	}
	watch(t, m, n, func(_ int, w *world) {
		if w.today == 0 {
			v.w, v.spells = w, v.spells[:0]
		}
		v.count()
		v.follow()
		if w.today+1 == w.plan.cal.end() {
			for i := range v.spells {
				v.waited(&v.spells[i], int64(max(v.spells[i].count, 1)), w.today+1)
			}
		}
	})
	return v.Visits
}

// count adds up what the engine has counted by the end of today.
func (v *visitor) count() {
	w := v.w
	v.Days++
	for i := range w.queues {
		v.Stages[w.queues[i].lane.stage].Waiting[0] += w.queues[i].waiting
	}
	for i := range w.stations {
		v.Stages[w.stations[i].stage].InPipe[0] += w.stations[i].count
	}
	for _, n := range w.openItems {
		v.Open[0] += n
	}
	for _, d := range w.here {
		v.Held[0] += int64(d.open)
	}
	if month := w.plan.month[w.today]; w.today+1 == w.plan.cal.first[month+1] {
		v.Opened[0] += w.flowOf(opportunities)
		if int(month) >= w.plan.cal.warmUp {
			v.Won[0] += w.flowOf(wins)
		}
	}
}

// follow looks at every record. Where its item is no longer as it was, one spell has ended and
// another may have begun.
func (v *visitor) follow() {
	w := v.w
	for i := range w.used {
		if i == len(v.spells) {
			v.spells = append(v.spells, item{})
		}
		was, it := &v.spells[i], w.funnel.record(i)
		if it.state == was.state && it.key == was.key && it.at == was.at && it.joined == was.joined && it.due == was.due && it.desk == was.desk {
			if it.count < was.count { // of a batch, some were picked up
				v.waited(was, int64(was.count-it.count), w.today)
			}
			if it.second != was.second && !was.second.person.here { // who has left it to the other
				v.Held[1] += v.left(was)
			}
			*was = *it
			continue
		}
		v.waited(was, int64(max(was.count, 1)), w.today)
		v.worked(was)
		if w.loses(was, it) {
			v.Lost++
		}
		if it.state != gone && it.opened && !it.opening && !(was.state != gone && was.key == it.key && was.opened) {
			v.Opened[1]++
		}
		if it.state == working {
			v.begin(it, was)
		}
		*was = *it
	}
}

// loses tells whether an item may have passed on today, and been lost with a leaver at once.
func (w *world) loses(was, now *item) bool {
	return was.state == working && was.due == w.today && was.outcome == passes && !was.opened &&
		(now.key != was.key || now.state == gone) &&
		was.desk != nil && !was.desk.person.here
}

// until is how many of the days before one are still to come, within the horizon.
func (v *visitor) until(day int32) int64 { return int64(min(day, v.w.plan.cal.end()) - v.w.today) }

// waited ends so many items' wait.
func (v *visitor) waited(s *item, n int64, day int32) {
	if s.state != queued && s.state != held {
		return
	}
	days := n * int64(day-s.joined)
	v.Stages[s.at.stage].Waiting[1] += days
	v.Open[1] += days
	if s.opened {
		v.Stages[s.at.stage].InPipe[1] += days
	}
	if s.desk != nil || s.second != nil { // the one waits for the other
		v.Held[1] += days
	}
}

// left is what the second person's leaving changes in the days an item is held: if it waits,
// they have held it until today; if it is worked, they do not hold it from today on.
func (v *visitor) left(s *item) int64 {
	if s.state == working {
		return -v.until(s.due)
	}
	return int64(v.w.today - s.joined)
}

// begin notes the days an item is to take from today on.
func (v *visitor) begin(s, was *item) {
	v.take(s, v.until(s.due))
	same := was.key == s.key && was.state != gone
	resumed := same && was.at == s.at && (was.state == working || was.left > 0)
	if resumed || s.at.source < 0 { // what was open on the first day has an age
		return
	}
	st := &v.Stages[s.at.stage]
	st.Begun++
	st.Worked += int64(s.due - v.w.today)
	if mean, ok := v.mean(s); ok {
		st.Excess = append(st.Excess, float64(s.due-v.w.today)-mean)
	}
}

// take adds days of work to all who count them.
func (v *visitor) take(s *item, days int64) {
	v.Open[1] += days
	if s.opened {
		v.Stages[s.at.stage].InPipe[1] += days
	}
	for _, d := range [...]*desk{s.desk, s.second} {
		if d != nil {
			v.Held[1] += days
		}
	}
}

// worked ends an item's work: on the day it was to, or before, if who had it is there no longer.
func (v *visitor) worked(s *item) {
	if s.state != working {
		return
	}
	w := v.w
	if s.due != w.today && s.desk != nil && (!s.desk.person.here || !w.works(s.desk, s.at.lane)) {
		v.take(s, -v.until(s.due))
	}
	if s.due != w.today || s.outcome != passes || !w.plan.stages[s.at.stage].last || w.today < w.plan.cal.start() {
		return
	}
	if s.owner > 0 { // whose customer may have left meanwhile
		v.Unsure++
		return
	}
	v.Won[1]++
}

// mean is that of the whole days max(1, ⌊X + U⌋) that the plan's law X gives an item: X's own,
// and what the shortest day adds, E(1−X)⁺.
func (v *visitor) mean(s *item) (days float64, ok bool) {
	w := v.w
	st := &w.plan.model.Stages[s.at.stage]
	chosen := w.disturbed || w.plan.model.CloseSeason != [12]float64{}
	if s.outcome == passes && w.plan.stages[s.at.stage].last && chosen {
		return 0, false // the odds of the day on which a deal would close choose among its days
	}
	takes := st.Lost[s.at.segment]
	if s.outcome == passes {
		takes = st.Won[s.at.segment]
	}
	l := lasts{w.plan.stages[s.at.stage].takes[s.outcome][s.at.segment].law, 1}
	if takes.Centre > 0 {
		l.scale = w.values[takes.Centre-1]
	}
	if st.Pipeline {
		l.scale *= w.sky.cycle
	}
	days, known := v.means[l]
	if !known {
		const n = 4096
		days = l.scale * takes.Law.Mean()
		for i := range n {
			short := 1 - l.scale*takes.Law.Quantile((float64(i)+.5)/n)
			if short <= 0 {
				break
			}
			days += short / n
		}
		v.means[l] = days
	}
	return days, true
}
