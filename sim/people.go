package sim

// A person sits in a seat for a while. Who comes and goes depends on no item,
// so a path's people are known before its first lead.
type person struct {
	number   int32 // index into staff.people
	seat     int32
	role     int16
	hired    bool  // joined by a hire, not seated on the first day
	first    int32 // first day in seat
	last     int32 // day of leaving; the end of the axis for those who stay
	key      key
	seatKey  key
	skill    float64
	progress float64 // days of learning, slowed beyond the span
	ramp     float64 // share of full productivity
	month    int32   // month of the ramp
	span     float64 // factor for being led, or not, by somebody who has time
	led      bool    // within some manager's span, or managed by nobody

	here bool
}

// staff is the part of a world that holds the people.
type staff struct {
	people   []person
	desks    []desk // by person
	moves    []move
	nextMove int

	here        []*desk // people in seat, longest first
	pools       []pool
	round       []*desk // who takes part in a round of dealing
	learners    []*desk // those whose ramp is not over
	handlers    []*desk // those who handle so many items a month
	holders     []*desk // those who only hold so many
	hunters     []*desk // those who prospect
	renewers    []*desk // those who work renewals
	timekeepers []*desk // those who have so many hours a week

	headcount    []int64    // by role
	busy         []usage    // by role
	spent        []spending // by role: seconds of this month
	second       [][]*desk  // by role: its people in seat
	done         []float64  // by role and activity, this month
	outcomes     []int64    // by role and outcome of prospecting, this month
	assisted     []int64    // by role, this month
	trails       []trail    // by hunt
	lookouts     []lookout
	lookedUnder  *climate // the climate lookouts are for; nil where they are out of date
	fallOut      poisson
	partners     [][]partner  // by source
	planned      []int        // by source: partners signed by plan
	years        []PersonYear // of the paths since they were last collected
	quotaOfMonth float64
	handed       []*item // what is handed over
}

func (s *staff) init(p *plan) {
	s.pools = make([]pool, len(p.pools))
	for i := range s.pools {
		s.pools[i].inTurn = p.pools[i].inTurn
	}
	s.headcount = make([]int64, len(p.roles))
	s.busy = make([]usage, len(p.roles))
	s.second = make([][]*desk, len(p.roles))
	s.spent = make([]spending, len(p.roles))
	s.done = make([]float64, len(p.roles)*len(p.model.Activities))
	s.outcomes = make([]int64, len(p.roles)*Outcomes)
	s.assisted = make([]int64, len(p.roles))
	s.trails = make([]trail, len(p.hunts))
	for i := range s.trails {
		if c := p.hunts[i].cascade; c != nil {
			s.trails[i].shares, s.trails[i].lost = make([]float64, len(c.Steps)), make([]float64, len(c.Steps))
		}
	}
	s.partners = make([][]partner, len(p.sources))
	s.planned = make([]int, len(p.sources))
}
