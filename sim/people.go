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

// A desk is the part of a person that work meets: what they carry, what they can
// carry, and what they make of it.
type desk struct {
	person     *person
	load       int64 // what they carry ÷ what they can, or full
	role       int16
	ranked     bool    // somewhere it is their load that decides whether they start the next item
	byCredit   bool    // their load is the credit they have used, not what they hold
	hand       uint32  // the role's bit among those that have a hand in deals
	open, room int32   // items held, and how many may be
	turns      int32   // items that may still be started today
	started    int32   // items started today
	factor     float64 // on the odds of what they start
	step       int64   // load of one item held, or of one item of credit
	credit     float64 // items that could be started when the day began, with fractions
	daily      float64 // credit a day adds; 0 where nothing limits what they start
	banked     float64 // credit that may be left over from the day before

	handles  bool    // they start so many a month
	used     int64   // this month: items started, or held, of those whose number is limited
	capacity float64 // out of how many
	today    float64 // a day
	renewals float64 // renewals they could still work
	timed
	sales
}

// A pool is the people in seat who work a stage together, longest in seat first.
type pool struct {
	members []*desk
	inTurn  bool
	turn    int // whose turn it is, as an index into members
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
}

// usage adds up what was carried and could have been carried over a month.
type usage struct{ used, capacity float64 }

// Loads are whole numbers: whole is the load of a person who carries all they
// can, full that of one who can take nothing more.
const (
	whole = 1 << 40
	full  = 1 << 46
)

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
