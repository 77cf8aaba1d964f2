package sim

import (
	"fmt"
	"time"
)

// A Story is one path told event by event, so that a figure of it can be explained. It is made by
// looking at the path at the end of each day ([Follow]); what comes and goes within one day
// is told by its number and not followed. Whom and what the story follows is numbered from 1 in
// the order of appearance: the n-th person is People[n−1], and 0 stands for nobody and nothing.
// Money is in minor units of the model's currency.
type Story struct {
	Path   int // of the run, from 0
	Seed   uint64
	People []Member
	Items  []Followed
	// Customers have the engine's order: those of the first day, then as they sign.
	Customers []Account
	Events    []Event // of the plan's months, in order; those of one day people first, then items, then customers
	Months    []MonthEnd

	daysPerMonth float64
}

// A Member is a person of a story.
type Member struct {
	Role     int // index into Model.Roles of their first role
	Seat     int // index into Model.Seats
	Occupant int // of the seat, from 1
}

// A Followed is an item of a story.
type Followed struct {
	Source   int   // index into Model.Sources; −1: of the opening pipeline
	Segment  int   // index into Model.Segments
	Finder   int   // person who found it by prospecting; 0 for none
	Owner    int   // customer it came from; 0 for none
	Customer int   // customer it became, or added to; 0 for none
	Opening  bool  // open when the plan begins
	Worth    int64 // first-year value, once it is an opportunity
}

// An Account is a customer of a story.
type Account struct {
	Segment  int   // index into Model.Segments
	Item     int   // whose win made them a customer; 0: there on the first day, or by themselves
	Opening  bool  // there on the first day
	Addition bool  // the contract is an addition of another product to that of an existing customer
	Signed   int   // day of the signature; below 0 for opening customers
	ARR      int64 // at the signature, or on the first day
}

// An Event is something that happens on a day of a path. Fields that its Kind does not name are 0, or −1 for
// Stage, Source and Segment.
type Event struct {
	Day   int // from the plan's first day, from 0
	Month int // of the plan, from 0
	Kind  Kind

	Person   int // number in the story: who it happens to, or whose work it is
	Item     int // number in the story; 0 for items that came and went within the day
	Customer int // number in the story
	Shock    int // index into Model.Shocks; −1 for other events
	Role     int // index into Model.Roles: of Joins, Promoted; −1 for other events
	Stage    int // index into Model.Stages
	Source   int // index into Model.Sources
	Segment  int // index into Model.Segments

	Count  int    // how many items; 1 where there is an Item
	Money  int64  // minor units; see Kind
	Days   int    // see Kind
	Reason Reason // of Lost and Disqualified
}

// Kind is what an event is.
type Kind uint8

// The kinds of event. Each tells what its Money and Days are, where it has them.
const (
	ShockBegins  Kind = iota // Days: how many it lasts within the plan; 0 for one that takes people or customers away and is over
	ShockEnds                // the first day without it
	Seated                   // Person is there on the first day
	Joins                    // Person is hired
	Ramped                   // Person is fully productive
	Promoted                 // Person changes to Role
	Leaves                   // Person leaves; Count: items they had in hand
	Arrives                  // Count items come from Source
	Appears                  // Item comes into Stage; Person found it, Customer brings it. One that is Opening is there, and Person has it
	Returns                  // Item comes back from nurture, into Stage
	Queues                   // Item waits for somebody in Stage; with a Person, for a second one
	Opens                    // Item becomes an opportunity; Money: its first-year value
	Begins                   // Person takes Item up in Stage; Days: it waited
	Passes                   // Item passes Stage; Days: since work on it began
	HandedBack               // Item has lost its Person, in Stage
	Recycled                 // Item failed in Stage and will come back
	GoesCold                 // Item waited too long in Stage; Money: its value, if known; Days: it waited
	Disqualified             // Item failed before it was an opportunity; Days: since it came
	Lost                     // Item, an opportunity, failed; Money: its value; Days: since it became one
	Won                      // Item is won and Customer signs; Money: its first-year value; Days: since it became an opportunity
	Signs                    // Customer signs up by themselves; Money: ARR
	GoesLive                 // Customer's contract is in use; Money: ARR from now on; Days: since the signature
	Renews                   // Customer renews; Money: ARR now
	Grows                    // Money: more ARR of Customer than the day before
	Shrinks                  // Money: less ARR of Customer than the day before
	Churns                   // Customer leaves; Money: ARR lost; Days: since the signature
	Kinds        int  = iota
)

var kindNames = [Kinds]string{
	"shock_begins", "shock_ends", "seated", "joins", "ramped", "promoted", "leaves",
	"arrives", "appears", "returns", "queues", "opens", "begins", "passes", "handed_back", "recycled",
	"goes_cold", "disqualified", "lost", "won", "signs", "goes_live", "renews", "grows", "shrinks", "churns",
}

// String returns the kind in one word, such as goes_cold.
func (k Kind) String() string { return kindNames[k] }

// Reason is why an item was lost or disqualified.
type Reason uint8

// The reasons.
const (
	Declined     Reason = iota // it did not pass its stage
	PersonLeft                 // whoever had it left, and it with them
	CustomerLeft               // the customer it was for had left meanwhile
)

var reasonNames = [...]string{"declined", "person_left", "customer_left"}

// String returns the reason in one word.
func (r Reason) String() string { return reasonNames[r] }

// A MonthEnd is what a month came to: as the run records it, and for lost and cold
// opportunities what the events add up to.
type MonthEnd struct {
	Month      Month
	FiscalYear int // calendar year in which the fiscal year begins
	Days       int

	ARR, NewARR, ExpansionARR, ContractionARR, ChurnedARR int64

	Pipeline                   int64 // value of the open opportunities
	Open                       int   // how many they are
	Customers, Headcount       int
	Wins, Losses, Cold         int   // opportunities; Cold counts those that waited for an opportunity's stage
	WonValue, LostValue        int64 // first-year
	ColdValue                  int64 // of those whose value was known
	ChurnedCustomers           int
	Cost, CashIn, CumulatedNet int64 // money spent and received in the month; received less spent since the plan began
}

// Date is the day of an event. Where a month has about as many days as the calendar's, it is a
// date such as 2027-04-17: the model's months are all of one length, so its days are spread over
// those of the month they belong to. Otherwise it is a day of the month's working
// days, as in "2027-04 day 12 of 21".
func (s *Story) Date(e *Event) string {
	m := &s.Months[e.Month]
	day := e.Day
	for i := range s.Months[:e.Month] {
		day -= s.Months[i].Days
	}
	if s.daysPerMonth < 28 {
		return fmt.Sprintf("%s day %d of %d", m.Month, day+1, m.Days)
	}
	days := time.Date(m.Month.Year(), m.Month.Calendar()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return fmt.Sprintf("%s-%02d", m.Month, 1+day*days/m.Days)
}

// OfItem are the events of a followed item, by its number.
func (s *Story) OfItem(n int) []Event {
	return s.where(func(e *Event) bool { return e.Item == n })
}

// OfPerson are the events of a person, and of the items they had in hand.
func (s *Story) OfPerson(n int) []Event {
	return s.where(func(e *Event) bool { return e.Person == n })
}

// OfCustomer are the events of a customer and of the item they became one by.
func (s *Story) OfCustomer(n int) []Event {
	item := s.Customers[n-1].Item
	return s.where(func(e *Event) bool { return e.Customer == n || item > 0 && e.Item == item })
}

func (s *Story) where(is func(e *Event) bool) []Event {
	var found []Event
	for i := range s.Events {
		if is(&s.Events[i]) {
			found = append(found, s.Events[i])
		}
	}
	return found
}
