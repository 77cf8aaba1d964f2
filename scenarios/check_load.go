package scenarios

import (
	"fmt"
	"math"
	"strings"

	"funnelcast/sim"
)

// people is how many persons of a role are in seat in a month, and how many
// ramped ones they equal. Attrition and slips are left out.
func (c *checker) people(role, month int) (heads, ramped float64) {
	for _, seat := range c.m.Seats {
		since := month - seat.Month
		holds := seat.Role
		if seat.Becomes > 0 && month >= seat.BecomesMonth {
			holds = seat.Becomes - 1
			since = month - seat.BecomesMonth
		}
		if holds != role || !seat.Seated && month < seat.Month {
			continue
		}
		heads++
		ramp := c.m.Roles[role].Ramp
		if seat.Seated && holds == seat.Role || len(ramp) == 0 {
			ramped++
		} else {
			ramped += ramp[min(since, len(ramp)-1)]
		}
	}
	return heads, ramped
}

// arrivals is how many items of each segment come into each stage in a month,
// at medians and without any delay or limit.
func (c *checker) arrivals(month int) [][]float64 {
	in := make([][]float64, len(c.m.Stages))
	for i := range in {
		in[i] = make([]float64, len(c.m.Segments))
	}
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		volume := 0.0
		for _, step := range s.Volume {
			if step.From <= month {
				volume = c.median(step.Value)
			}
		}
		volume *= math.Pow(1+c.median(s.Growth), float64(month))
		if s.Kind == sim.Prospecting {
			_, ramped := c.people(s.By, month)
			volume *= ramped
		} else {
			volume *= c.m.LeadSeason[(c.m.Start+sim.Month(month)).Calendar()-1]
		}
		for j, share := range s.Shares {
			for k := s.Enters; k < len(in); k++ {
				in[k][j] += volume * share
				share *= c.median(c.m.Stages[k].Passes[j])
			}
		}
	}
	return in
}

// wins is how many items of each segment pass the last stage of a month's arrivals.
func (c *checker) wins(month int) []float64 {
	last := len(c.m.Stages) - 1
	won := c.arrivals(month)[last]
	for j := range won {
		won[j] *= c.median(c.m.Stages[last].Passes[j])
	}
	return won
}

// A demand is what a month asks of a role.
type demand struct {
	ramped  float64
	starts  float64 // items to start a month
	open    float64 // items open at once: starts × mean days open ÷ days in a month
	started string  // the stages, for the text
}

func (c *checker) demand(role, month int) (d demand) {
	_, d.ramped = c.people(role, month)
	in := c.arrivals(month)
	var stages []string
	for k := range c.m.Stages {
		s := &c.m.Stages[k]
		team, works := 0.0, false
		for _, r := range s.WorkedBy {
			_, ramped := c.people(r, month)
			team += ramped
			works = works || r == role
		}
		if !works {
			continue
		}
		stages = append(stages, s.Name)
		share := 1.0 / float64(len(s.WorkedBy))
		if team > 0 {
			share = d.ramped / team
		}
		for j, n := range in[k] {
			p := c.median(s.Passes[j])
			d.starts += share * n
			d.open += share * n * (p*mean(s.Won[j]) + (1-p)*mean(s.Lost[j])) / c.m.DaysPerMonth
		}
	}
	d.started = strings.Join(stages, ", ")
	return d
}

// loads compares what comes in with what the people can carry, in the first
// and in the last month.
func (c *checker) loads() []Note {
	var notes []Note
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		for _, kind := range []struct {
			is   sim.Capacity
			noun string
			of   func(demand) float64
		}{
			{r.Handles, "items a month", func(d demand) float64 { return d.starts }},
			{r.Open, "slots", func(d demand) float64 { return d.open }},
		} {
			each := c.median(kind.is.Value)
			if !kind.is.Set || c.demand(i, 0).started == "" {
				continue
			}
			var parts []string
			worst, missing := 0.0, 0.0
			for _, month := range []int{0, c.m.Months - 1} {
				d := c.demand(i, month)
				need, room := kind.of(d), each*d.ramped
				if room == 0 { // others in the team carry it, or check says that nobody does
					continue
				}
				if load := need / room; load > worst {
					worst, missing = load, math.Ceil(need/0.85/max(each, 1e-9)-d.ramped)
				}
				parts = append(parts, fmt.Sprintf("%s of %s %s (%s ramped × %s) in %s, %s",
					short(need), short(room), kind.noun, short(d.ramped), short(each), c.month(month), percent(math.Round(100*need/room)/100)))
				if c.m.Months == 1 {
					break
				}
			}
			if len(parts) == 0 {
				continue
			}
			note := Note{Text: fmt.Sprintf("%s (%s) fills %s", r.Name, c.demand(i, 0).started, strings.Join(parts, "; "))}
			switch more := countOf(int(min(missing, 1e6)), "more ramped "+r.Name, "more ramped "+r.Name); {
			case worst > 1:
				note.Remedy = fmt.Sprintf("more comes in than can be carried, and the rest waits or goes cold; about %s would bring the load to 85%%", more)
			case worst > 0.85:
				note.Remedy = fmt.Sprintf("above 85%% queues grow in busy months; %s would keep some air", more)
			}
			notes = append(notes, note)
		}
	}
	return notes
}

// short writes a number with the digits it deserves.
func short(v float64) string {
	if math.Abs(v) >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}

// deals divides each ARR target by the mean deal.
func (c *checker) deals() []Note {
	opening := map[string]float64{}
	for i := range c.m.Segments {
		s := &c.m.Segments[i]
		worth := float64(s.OpeningCustomers) * mean(s.OpeningWorth)
		opening[s.Name] = worth
		opening[sim.All] += worth
	}
	var notes []Note
	for _, t := range c.m.Targets {
		if t.Metric != "arr" && t.Metric != "new_arr" {
			continue
		}
		deal := c.meanDeal(t.Segment, t.Month)
		if deal <= 0 {
			continue
		}
		need, text := t.AtLeast, ""
		if t.Metric == "arr" && opening[t.Segment] > 0 {
			need = max(0, need-opening[t.Segment])
			text = fmt.Sprintf(" above the opening %s", c.money(opening[t.Segment]))
		}
		notes = append(notes, Note{Text: fmt.Sprintf("target %s, %s of %s%s: %s ÷ a mean deal of %s = %s deals by %s",
			t.Name, t.Metric, c.money(t.AtLeast), text, c.money(need), c.money(deal), short(math.Ceil(need/deal-1e-9)), c.month(t.Month)),
			Remedy: "before churn and expansion; ask whether the team has ever won that many in the time"})
	}
	return notes
}

// meanDeal is the mean contract value, weighted by the wins that a month's arrivals lead to.
func (c *checker) meanDeal(segment string, month int) float64 {
	worth, weight := 0.0, 0.0
	for j, n := range c.wins(month) {
		if segment == sim.All || segment == c.m.Segments[j].Name {
			n = max(n, 1e-12) // no wins at all: each segment alike
			worth += n * mean(c.m.Segments[j].Worth)
			weight += n
		}
	}
	return worth / max(weight, 1e-300)
}
