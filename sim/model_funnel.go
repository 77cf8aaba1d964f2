package sim

// An Activity is a kind of work that is counted: calls, emails, meetings.
type Activity struct {
	Name    string
	Minutes float64 // of selling time that one takes
}

// A Stage is one step of the funnel, in order. Passing the last stage is the win.
type Stage struct {
	Name             string
	Pipeline         bool  // items here are opportunities: they have a value and count as pipeline
	WorkedBy         []int // roles that can work it; none: no capacity is used and nothing queues
	Needs            int   // 1 + a second role that must have room too; 0 for none
	Effort           Effort
	Activities       []float64 // by activity: how many one item takes, done as its work starts; nil: none
	Passes           []Value   // by segment: probability to pass, 0..1
	Won, Lost        []Spread
	ColdAfter        float64 // days an item waits before it goes cold; 0: only served on the day; NoLimit: waits for ever
	ResponseHalfLife float64 // days of waiting that halve the odds; 0: waiting does not matter
	Recycle          Recycle
}

// Effort is the selling time that an item takes in a stage, besides its activities.
type Effort struct {
	Start  float64 // hours when work starts
	Weekly float64 // hours a week while it is open
}

// NoLimit is a number of days that never pass.
const NoLimit = -1

// Recycle sends a share of a stage's failures back into the funnel.
type Recycle struct {
	Share Value  // 0..1
	To    int    // stage they re-enter
	After Spread // days in nurture
}
