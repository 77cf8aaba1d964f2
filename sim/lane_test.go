package sim

import (
	"slices"
	"testing"
)

// Roles of the plans below.
const (
	anAE = iota
	aSpecialist
	anAM
	anSE
	anExpert
)

// lanes is a plan of two segments whose deals of 100 days an AE of three slots works, but for
// those of the second, which a specialist of two does; an AM of one slot has nothing to do yet.
func lanes() *Model {
	m := bare(3, 30)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[0].Name, m.Segments[1].Name, m.Segments[1].WorkedBy = "main", "second product", []int{aSpecialist}
	m.Stages = []Stage{inSegments(2, lasting("deal", 1, Fixed(100), anAE))}
	m.OpeningPipeline = []OpeningItems{{Count: 10}, {Segment: 1, Count: 7}}
	for i, slots := range []float64{3, 2, 1, 5, 1} {
		m.Roles = append(m.Roles, Role{Name: []string{"ae", "specialist", "am", "se", "expert"}[i], Open: limit(slots)})
		m.Seats = append(m.Seats, seated(i, 1)...)
	}
	return m
}

// open checks how many deals of each segment are in work.
func open(t *testing.T, m *Model, main, second int64) *Paths {
	t.Helper()
	p := mustRun(t, m, 2)
	alwaysOf(t, p, "open_pipeline_count", "main", 0, main)
	alwaysOf(t, p, "open_pipeline_count", "second product", 0, second)
	return p
}

// A segment's own people work its opportunities instead of the stage's, and the stage's people
// the others; who has time for the one has none for the other.
func TestSegmentsOwnPeopleWorkItsOpportunities(t *testing.T) {
	m := lanes()
	p := open(t, m, 3, 2)
	always(t, p, "backlog.deal", 0, 7+5)
	m.Seats = seated(anAE, 1)
	open(t, m, 3, 0)
	m.Seats = seated(aSpecialist, 1)
	open(t, m, 0, 2)
	m.Seats = append(seated(anAE, 1), seated(aSpecialist, 1)...)
	m.Segments[1].WorkedBy = []int{anAE, aSpecialist}
	always(t, mustRun(t, m, 2), "open_pipeline_count", 0, 5)
	m.OpeningPipeline[0].Count = 0
	open(t, m, 0, 5)
}

// Before they are opportunities everybody works them: a stage outside the pipeline is worked by
// its own people, whatever the segment.
func TestSegmentsOwnPeopleWorkOpportunitiesOnly(t *testing.T) {
	m := lanes()
	m.Stages[0].Pipeline = false
	p := mustRun(t, m, 2)
	alwaysOf(t, p, "open_items", "second product", 0, 7)
	always(t, p, "backlog.deal", 0, 17-3)
	always(t, p, "utilisation.specialist", 0, 0)
	always(t, p, "utilisation.ae", 0, 1e6)
}

// A source's own people work its items, of every segment, instead of the segment's and the
// stage's, in every stage that somebody works; a stage nobody works stays nobody's.
func TestSourcesOwnPeopleWorkItsItems(t *testing.T) {
	m := lanes()
	m.OpeningPipeline = nil
	first := m.Stages[0]
	first.Name, first.Pipeline, first.WorkedBy, first.Won = "sql", false, nil, same(2, Spread{})
	m.Stages = []Stage{first, m.Stages[0]}
	m.Sources = []Source{inbound(300), inbound(300)}
	m.Sources[0].Shares, m.Sources[1].Shares = []float64{.5, .5}, []float64{.5, .5}
	m.Sources[1].Name, m.Sources[1].WorkedBy = "accounts", []int{anAM}
	p := mustRun(t, m, 8)
	always(t, p, "backlog.sql", 0, 0)
	always(t, p, "open_pipeline_count.deal", 0, 3+2+1)
	for _, role := range []string{"ae", "specialist", "am"} {
		always(t, p, "utilisation."+role, 1, 1e6)
	}
	m.Sources = m.Sources[1:]
	p = mustRun(t, m, 8)
	always(t, p, "open_pipeline_count.deal", 0, 1)
	always(t, p, "utilisation.ae", 1, 0)
	always(t, p, "utilisation.specialist", 1, 0)
}

// Each lane is first in, first out by itself: of deals of ten days, worth 1 to 6 and 10 to 40, the
// AE's are signed three at a time and the specialist's two, in their order.
func TestEachLaneIsFirstInFirstOut(t *testing.T) {
	m := lanes()
	m.DaysPerMonth, m.Months = 10, 4
	m.Stages[0].Won = same(2, spreadOf(Fixed(10)))
	m.OpeningPipeline = nil
	for i := range 6 {
		m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Count: 1, Worth: spreadOf(Fixed(float64(i + 1)))})
		if i < 4 {
			m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Segment: 1, Count: 1, Worth: spreadOf(Fixed(float64(10*i + 10)))})
		}
	}
	p := mustRun(t, m, 2)
	for month, want := range [][2]int64{{0, 0}, {1 + 2 + 3, 10 + 20}, {4 + 5 + 6, 30 + 40}, {0, 0}} {
		alwaysOf(t, p, "won_value", "main", month, want[0])
		alwaysOf(t, p, "won_value", "second product", month, want[1])
	}
}

// The same for what comes day by day from a source whose segments different people work: in
// each lane nobody is served before who came on an earlier day.
func TestArrivalsOfALaneAreServedInTheirOrder(t *testing.T) {
	servedInOrder(t, arriving(), func(segment uint8) uint8 { return segment })
}

// Lanes that share all their people serve who comes first, whichever lane it is in: here deals of the
// second product need somebody else too, who has always time.
func TestLanesOfTheSamePeopleAreServedInOneOrder(t *testing.T) {
	m := arriving()
	m.Segments[1].WorkedBy, m.Segments[1].Needs = nil, anSE+1
	m.Roles[anSE].Open = Capacity{}
	servedInOrder(t, m, func(uint8) uint8 { return 0 })
	m.Segments[0], m.Segments[1] = m.Segments[1], m.Segments[0]
	servedInOrder(t, m, func(uint8) uint8 { return 0 })
}

// arriving is lanes with deals that come day by day.
func arriving() *Model {
	m := lanes()
	m.OpeningPipeline = nil
	m.Stages[0].Won = same(2, spreadOf(Uniform{2, 20}))
	m.Sources = []Source{inbound(20)}
	m.Sources[0].Shares = []float64{.6, .4}
	return m
}

// servedInOrder checks that in each group of segments nobody is served before who came on an
// earlier day, and nobody waits while who came later was served.
func servedInOrder(t *testing.T, m *Model, group func(segment uint8) uint8) {
	t.Helper()
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(p)
	w.prepare(key(5), false)
	came, served := map[key]int32{}, [2]int32{}
	n := 0
	for ; w.today < p.cal.end(); w.today++ {
		w.passDay()
		var began [2][]int32
		for it := range w.present() {
			day, known := came[it.key]
			if !known {
				came[it.key], day = w.today, w.today
			}
			if it.state == working && it.began == w.today {
				began[group(it.at.segment)] = append(began[group(it.at.segment)], day)
			}
		}
		for s, days := range began {
			if len(days) > 0 && slices.Min(days) < served[s] {
				t.Fatalf("day %d: who came on day %d is served after who came on day %d", w.today, slices.Min(days), served[s])
			}
			for _, day := range days {
				served[s] = max(served[s], day)
				n++
			}
		}
		for it := range w.present() {
			if it.state == queued && came[it.key] < served[group(it.at.segment)] {
				t.Fatalf("day %d: who came on day %d waits while who came on day %d was served", w.today, came[it.key], served[group(it.at.segment)])
			}
		}
	}
	if n < 15 || w.queues[0].waiting+w.queues[1].waiting < 5 {
		t.Errorf("%d served, %d and %d wait", n, w.queues[0].waiting, w.queues[1].waiting)
	}
}

// A segment's second role comes instead of the stage's: the AE's deals need an engineer of five
// slots, those of the second product an expert of one. Who works them needs nobody of their own role.
func TestSegmentsSecondRoleComesInsteadOfTheStages(t *testing.T) {
	m := lanes()
	m.Stages[0].Needs = anSE + 1
	m.Roles[anAE].Open, m.Roles[aSpecialist].Open = limit(9), limit(9)
	always(t, mustRun(t, m, 2), "open_pipeline_count", 0, 5)
	m.Segments[1].Needs = anExpert + 1
	open(t, m, 5, 1)
	m.Segments[1].Needs = aSpecialist + 1
	open(t, m, 5, 7)
}

// A leaver's deals wait for those who work their lane, not for others who have time.
func TestLeaversItemsStayInTheirLane(t *testing.T) {
	m := lanes()
	m.Months = 5
	m.Roles[aSpecialist].Attrition, m.Roles[aSpecialist].NeverBackfills = fixed(1e9), true
	m.Roles[anAE].Open = limit(1000)
	m.Sources = []Source{inbound(60)}
	m.Sources[0].Shares = []float64{1, 0}
	p := mustRun(t, m, 4)
	for month := range 5 {
		alwaysOf(t, p, "open_pipeline_count", "second product", month, 2) // opened before they waited
		always(t, p, "backlog.deal", month, 7)
		alwaysOf(t, p, "wins", "second product", month, 0)
	}
}

// Who works the next stage's lane too keeps what passes; who does not hands it on.
func TestItemStaysWithItsPersonWithinTheirLanes(t *testing.T) {
	m := lanes()
	second := m.Stages[0]
	second.Name, second.WorkedBy = "contract", []int{anAM}
	m.Stages[0].Won = same(2, spreadOf(Fixed(10)))
	m.Stages = append(m.Stages, second)
	m.Roles[anAM].Open = limit(4)
	p := mustRun(t, m, 2)
	// The AM works the main segment's contracts, the specialist the second product's, with the deals
	// that came to them first.
	alwaysOf(t, p, "open_pipeline_count", "second product", 0, 2)
	always(t, p, "open_pipeline_count.contract", 0, 6+2) // 3 of day 10 and 3 of day 20, of whom 2 wait
	always(t, p, "backlog.contract", 0, 2)
	always(t, p, "utilisation.specialist", 1, 1e6)
}

// Who works what, told at once: the source's people before the segment's before the stage's, the segment's only of opportunities, and
// nobody where the stage has nobody.
func TestWorkersAreTheSourcesThenTheSegmentsThenTheStages(t *testing.T) {
	m := lanes()
	m.Stages[0].Needs, m.Segments[1].Needs = anSE+1, anExpert+1
	early, nobodys := m.Stages[0], m.Stages[0]
	early.Pipeline, nobodys.WorkedBy = false, nil
	m.Stages = append(m.Stages, early, nobodys)
	own, expert := &Source{WorkedBy: []int{anAM}}, &Source{WorkedBy: []int{anExpert, anAM}}
	for _, c := range []struct {
		from           *Source
		segment, stage int
		roles          []int
		second         int
	}{
		{nil, 0, 0, []int{anAE}, anSE},
		{&Source{}, 0, 0, []int{anAE}, anSE},
		{nil, 1, 0, []int{aSpecialist}, anExpert},
		{nil, 1, 1, []int{anAE}, anSE},
		{own, 1, 0, []int{anAM}, anExpert},
		{own, 1, 1, []int{anAM}, anSE},
		{expert, 1, 0, []int{anExpert, anAM}, -1},
		{expert, 0, 0, []int{anExpert, anAM}, anSE},
		{own, 1, 2, nil, -1},
	} {
		if roles, second := m.Workers(c.from, c.segment, c.stage); !slices.Equal(roles, c.roles) || second != c.second {
			t.Errorf("%v, segment %d, stage %d: %v and %d, want %v and %d", c.from, c.segment, c.stage, roles, second, c.roles, c.second)
		}
	}
}

// What makes lanes is who works them, not how they are listed: the same roles in another order, or one of them twice, are the same.
func TestTheSameRolesAreOneLane(t *testing.T) {
	m := lanes()
	m.Stages[0].WorkedBy, m.Segments[1].WorkedBy = []int{anAE, anAM}, []int{anAM, anAE, anAM}
	if crews, of := m.crews(); len(crews) != 1 || len(of) != 2 {
		t.Errorf("%v of %v", crews, of)
	}
}
