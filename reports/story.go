package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// A Trace is one future told as a story, with what a report says of where it comes from.
type Trace struct {
	Model   *sim.Model
	Story   *sim.Story
	Picked  *forecast.Picked // how its path was found; nil where it was asked for by number
	Hash    string           // of the resolved scenario
	Version string           // of the program
	Fixed   bool             // every assumption is at its median

	// Of the story, what is told: everything of one item, customer or person by its number, or with all 0 the
	// people, wins, losses, churn, shocks and months.
	Item, Customer, Person int
	All                    bool // everything that happens
}

// mostLines is about how long a story is told before each month's largest has to stand for the rest.
const mostLines = 300

// shortened are the kinds of event that a story in brief may shorten, in the order in which it does.
var shortened = [...]sim.Kind{sim.Lost, sim.GoesCold, sim.Signs, sim.Won, sim.Churns}

var kindsTold = map[sim.Kind]string{
	sim.Lost: "lost opportunities", sim.GoesCold: "cold ones", sim.Signs: "sign-ups that pay", sim.Won: "wins", sim.Churns: "customers who leave",
}

// WriteStory tells the story in dated lines, for a terminal 100 columns wide.
func WriteStory(w io.Writer, t *Trace, o SummaryOptions) error {
	b := &teller{Trace: t, summary: newSummary(o.Colour), promoted: map[int]*sim.Event{}, known: map[int]bool{}}
	for i := range t.Story.Events {
		if e := &t.Story.Events[i]; e.Kind == sim.Promoted {
			b.promoted[e.Person] = e
		}
	}
	b.opening()
	b.events()
	return b.end(w, nil, o.Files)
}

// A teller tells a trace, event by event.
type teller struct {
	*Trace
	*summary
	promoted map[int]*sim.Event // by person
	known    map[int]bool       // items that were introduced
	year     int                // fiscal year under whose heading the last line stands
}

func (t *teller) opening() {
	s, m := t.Story, t.Model
	last := &s.Months[len(s.Months)-1]
	fmt.Fprintf(t, "%s: path %s of seed %d, %s to %s\n\n", t.strong(m.Name), Thousands(s.Path+1), s.Seed, s.Months[0].Month, last.Month)
	if p := t.Picked; p != nil {
		t.paragraph("", t.picked(p))
	}
	t.paragraph("", fmt.Sprintf("It ends with ARR of %s, %s, %s and %s.",
		t.money(last.ARR), t.pipeline(last), plural(last.Customers, "customer"), plural(last.Headcount, "person")))
}

// picked tells why this path is told.
func (t *teller) picked(p *forecast.Picked) string {
	what := FigureOf(&forecast.AimedAt{Metric: p.Metric, Segment: p.Segment, From: p.From, Month: p.Month})
	which := map[forecast.Choice]string{forecast.Median: "nearest to the median", forecast.Best: "with the most", forecast.Worst: "with the least"}[p.By]
	return fmt.Sprintf("Of %s simulated futures this is the one %s, judged by %s: %s. The median of all is %s.",
		Thousands(p.Paths), which, what, ofOnePath(p.Value, p.Unit), Percentile(p.Median, p.Unit))
}

// ofOnePath writes a figure of one path, which has no error, with three digits.
func ofOnePath(v float64, unit string) string { return number(v, 0, unit) }

// money writes an amount in minor units.
func (t *teller) money(minor int64) string {
	return ofOnePath(t.units(minor), t.Model.Currency.Code)
}

// events tells what happens, month by month under headings of fiscal years.
func (t *teller) events() {
	whole := t.Item == 0 && t.Customer == 0 && t.Person == 0
	events := t.selected()
	if whole && !t.All {
		events = t.shorten(events)
	}
	if t.Customer > 0 {
		t.paragraph("", t.introduced(t.Customer))
	}
	for m := range t.Story.Months {
		n := 0
		for n < len(events) && events[n].Month == m {
			n++
		}
		for _, same := range together(events[:n]) {
			t.line(m, t.Story.Date(&same[0]), t.sentence(same))
		}
		events = events[n:]
		if whole {
			t.line(m, t.Story.Months[m].Month.String(), t.strong("month ends")+": "+t.monthEnd(&t.Story.Months[m]))
		}
	}
}

// selected are the events that are asked for.
func (t *Trace) selected() []sim.Event {
	switch {
	case t.Item > 0:
		return t.Story.OfItem(t.Item)
	case t.Customer > 0:
		return t.Story.OfCustomer(t.Customer)
	case t.Person > 0:
		return t.Story.OfPerson(t.Person)
	}
	return t.Story.Events
}

// shorten keeps the events of a story in brief, and says where each month's largest has to stand for the rest.
func (t *teller) shorten(events []sim.Event) []sim.Event {
	var brief []sim.Event
	var count [sim.Kinds]int
	for i := range events {
		if e := &events[i]; t.matters(e) {
			brief = append(brief, *e)
			count[e.Kind]++
		}
	}
	var short []string
	for _, k := range shortened {
		months := len(t.Story.Months)
		if len(brief)+months <= mostLines || count[k] <= months {
			continue
		}
		short = append(short, kindsTold[k])
		largest := map[int]int64{}
		for i := range brief {
			if e := &brief[i]; e.Kind == k {
				largest[e.Month] = max(largest[e.Month], e.Money)
			}
		}
		told := map[int]bool{}
		brief = slices.DeleteFunc(brief, func(e sim.Event) bool {
			if e.Kind != k {
				return false
			}
			if e.Money < largest[e.Month] || told[e.Month] {
				return true
			}
			told[e.Month] = true
			return false
		})
	}
	if len(short) > 0 {
		t.paragraph("", "Of "+list(short)+" only each month's largest is told here; --all tells everything.")
	}
	return brief
}

// matters tells whether an event belongs to the story in brief.
func (t *teller) matters(e *sim.Event) bool {
	switch e.Kind {
	case sim.GoesCold:
		return t.Model.Stages[e.Stage].Pipeline
	case sim.ShockBegins, sim.ShockEnds, sim.Seated, sim.Joins, sim.Ramped, sim.Promoted, sim.Leaves, sim.Won, sim.Signs, sim.Lost, sim.Churns:
		return true
	}
	return false
}

// together splits events into those that are told in one sentence: the people of the first day, and what comes in a day.
func together(events []sim.Event) (groups [][]sim.Event) {
	for i := 0; i < len(events); {
		n := 1
		for k := events[i].Kind; (k == sim.Seated || k == sim.Arrives) && i+n < len(events) && events[i+n].Kind == k && events[i+n].Day == events[i].Day; n++ {
		}
		groups = append(groups, events[i:i+n])
		i += n
	}
	return groups
}

// line writes a dated line, below the heading of its fiscal year.
func (t *teller) line(month int, date, words string) {
	if year := t.Story.Months[month].FiscalYear; year != t.year {
		t.year = year
		fmt.Fprintf(t, "\n%s\n", t.strong(fmt.Sprintf("FY%d", year)))
	}
	margin := "  " + date + strings.Repeat(" ", max(len("2027-04-01")-len(date), 0)) + "  "
	for line := range strings.Lines(wrap(words, lineWidth-len(margin))) {
		fmt.Fprintf(t, "%s%s\n", margin, strings.TrimRight(line, " \n"))
		margin = strings.Repeat(" ", len(margin))
	}
}

// monthEnd tells what a month came to.
func (t *teller) monthEnd(e *sim.MonthEnd) string {
	parts := func(of ...string) string {
		of = slices.DeleteFunc(of, func(s string) bool { return s == "" })
		if len(of) == 0 {
			return ""
		}
		return " (" + strings.Join(of, ", ") + ")"
	}
	change := func(sign string, n int64, what string) string {
		if n == 0 {
			return ""
		}
		return sign + t.money(n) + " " + what
	}
	some := func(n int, worth int64, what string) string {
		switch {
		case n == 0:
			return ""
		case worth == 0:
			return fmt.Sprintf("%s %s", Thousands(n), what)
		}
		return fmt.Sprintf("%s %s (%s)", Thousands(n), what, t.money(worth))
	}
	told := "ARR " + t.money(e.ARR) + parts(change("+", e.NewARR, "new"), change("+", e.ExpansionARR, "expansion"),
		change("-", e.ContractionARR, "contraction"), change("-", e.ChurnedARR, "churn")) +
		", " + t.pipeline(e) + ", " + plural(e.Headcount, "person")
	if e.Cost != 0 || e.CumulatedNet != 0 {
		told += ", cash " + t.money(e.CumulatedNet)
	}
	for _, s := range []string{some(e.Wins, e.WonValue, "won"), some(e.Losses, e.LostValue, "lost"), some(e.Cold, e.ColdValue, "gone cold")} {
		if s != "" {
			told += "; " + s
		}
	}
	return told
}

func (t *teller) pipeline(e *sim.MonthEnd) string {
	if e.Open == 0 {
		return "no pipeline"
	}
	return "pipeline " + t.money(e.Pipeline) + " in " + plural(e.Open, "opportunity")
}
