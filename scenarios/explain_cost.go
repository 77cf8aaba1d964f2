package scenarios

import (
	"fmt"
	"math"

	"funnelcast/sim"
)

// books are what selling costs and brings in some months, at target.
type books struct{ people, sources, service, wins, arr, leaving, licences float64 }

// economics divides what selling costs in the last twelve months by the customers it wins: one month may be of high or low season.
func (e *explainer) economics() []string {
	var b books
	for month := e.lastYear(); month < e.m.Months; month++ {
		e.book(&b, month)
	}
	months := float64(e.m.Months - e.lastYear())
	if b.wins == 0 || b.people+b.sources == 0 {
		return nil
	}
	cac := (b.people + b.sources) / b.wins
	text := fmt.Sprintf("%s people who sell cost %s a month at target", capital(e.since(e.lastYear())), e.money(b.people/months))
	if b.sources > 0 {
		text += fmt.Sprintf(" and sources %s", e.amount(b.sources/months))
	}
	text += fmt.Sprintf("; divided by %s that is %s for each (CAC).", several(b.wins/months, "new customer", "new customers"), e.money(cac))
	lines := []string{text}
	if b.arr+b.licences > 0 && e.m.DeliveryCost < 1 {
		lines = append(lines, e.paidBack(cac, b.arr/b.wins, b.licences/b.wins, b.leaving/b.wins))
	}
	if b.service > 0 {
		lines = append(lines, fmt.Sprintf("People who serve customers cost %s a month more.", e.money(b.service/months)))
	}
	return lines
}

// book adds a month to the books.
func (e *explainer) book(b *books, month int) {
	for i := range e.m.Roles {
		heads, _ := e.people(i, month)
		p := &e.m.Roles[i].Pay
		cost := heads * (p.Base*(1+p.Load) + p.Variable) / 12
		if e.m.Roles[i].Serves {
			b.service += cost
		} else {
			b.people += cost
		}
	}
	for i := range e.m.Sources {
		s := &e.m.Sources[i]
		items := sum(e.items(s, month, e.flows[month].customers))
		if s.Kind == sim.SelfServe {
			items = e.volume(s, month)
		}
		b.sources += s.CostPerMonth + s.CostPerItem*items
		for j, n := range e.flows[month].won[i] {
			if s.Signups.PaysIn == j {
				n += e.flows[month].paying[i]
			}
			worth := n * e.worth(s, j)
			b.sources += worth * e.median(s.Commission)
			joins := 1 - e.addition(s, j, month)
			b.wins += joins * n
			b.arr += joins * worth * e.recurring(j)
			b.leaving += joins * worth * e.recurring(j) * e.yearlyChurn(&e.m.Segments[j])
			if e.m.Segments[j].Kind == sim.Licence {
				b.licences += joins * worth
			}
		}
	}
}

// paidBack tells when and how often a new customer brings what winning it costs, of ARR, of the licences that are paid
// once, and of the ARR that a year loses; their margin counts, that of licences at once.
func (e *explainer) paidBack(cac, arr, licences, leaving float64) string {
	margin := 1 - e.m.DeliveryCost
	var pays, earns []string
	if licences > 0 {
		pays, earns = append(pays, e.amount(licences)+" once for a licence"), append(earns, e.amount(licences*margin))
	}
	if arr > 0 {
		pays, earns = append(pays, e.amount(arr)+" a year"), append(earns, e.amount(arr*margin))
	}
	text := "A new customer pays " + named(pays, "and")
	if margin < 1 {
		text += fmt.Sprintf(", %s of it margin", named(earns, "and"))
	}
	switch left := cac - licences*margin; {
	case left <= 0:
		text += ": paid back at once"
	case arr > 0:
		text += ": paid back after " + countOf(int(math.Round(min(12*left/(arr*margin), 1e6))), "month")
	default:
		text += ": never paid back"
	}
	switch {
	case leaving > 0:
		life := arr / leaving
		worth := (licences + arr*life) * margin
		lost := percent(round3(1/life)) + " of it"
		if licences > 0 {
			lost = percent(round3(1/life)) + " of the yearly part"
		}
		text += fmt.Sprintf(", and with %s lost in a year worth %s in the end (LTV), %s times the cost", lost, e.amount(worth), short(worth/cac))
	case arr == 0:
		text += fmt.Sprintf(", %s times the cost", short(licences*margin/cac))
	}
	return text + "."
}
