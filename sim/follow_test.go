package sim

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// A story is that of the path a run records: month by month its events add up to the run's figures,
// on any plan, whatever the number of paths.
func TestAStoryAddsUpToWhatTheRunRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t)
		seed := rapid.Uint64Range(1, 1000).Draw(t, "seed")
		n := rapid.IntRange(1, 3).Draw(t, "paths")
		addsUp(t, m, seed, n)
	})
	addsUp(t, organisation(), 5, 3)
}

func addsUp(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, m *Model, seed uint64, n int) {
	paths, err := Run(context.Background(), m, Options{Paths: n, Seed: seed})
	if err != nil {
		t.Fatal(err)
	}
	story, err := Follow(m, seed, n-1, false)
	if err != nil {
		t.Fatal(err)
	}
	type figure struct {
		metric  string
		segment string
		month   int
	}
	told := map[figure]int64{}
	add := func(e *Event, metric string, n int64) {
		told[figure{metric, All, e.Month}] += n
		if e.Segment >= 0 && len(m.Segments) > 1 {
			told[figure{metric, m.Segments[e.Segment].Name, e.Month}] += n
		}
	}
	for i := range story.Events {
		e := &story.Events[i]
		switch e.Kind {
		case Won:
			add(e, "wins", int64(e.Count))
			add(e, "won_value", e.Money)
		case Signs:
			add(e, "self_serve_customers", 1)
		case Lost:
			add(e, "losses", int64(e.Count))
		case Disqualified:
			add(e, "disqualified", int64(e.Count))
		case GoesCold:
			told[figure{"gone_cold", All, e.Month}] += int64(e.Count)
			told[figure{"gone_cold." + m.Stages[e.Stage].Name, All, e.Month}] += int64(e.Count)
		case Recycled:
			add(e, "recycled", 1)
		case Arrives:
			told[figure{"items." + m.Sources[e.Source].Name, All, e.Month}] += int64(e.Count)
		case Joins:
			told[figure{"hires", All, e.Month}]++
		case Leaves:
			told[figure{"leavers", All, e.Month}]++
		case GoesLive:
			if story.Customers[e.Customer-1].Addition {
				add(e, "net_expansion", e.Money)
			} else {
				add(e, "new_arr", e.Money)
			}
		case Grows:
			add(e, "net_expansion", e.Money)
		case Shrinks:
			add(e, "net_expansion", -e.Money)
		case Churns:
			add(e, "churned_arr", e.Money)
			add(e, "churned_customers", 1)
		case Renews:
			add(e, "renewals", 1)
			add(e, "renewed", e.Money)
		}
	}
	recorded := map[figure]int64{}
	for i, s := range paths.Series {
		for month := range m.Months {
			v := paths.Column(nil, i, month)[n-1]
			f := figure{s.Metric, s.Segment, month}
			recorded[f] += v
			switch s.Metric {
			case "expansion_arr":
				recorded[figure{"net_expansion", s.Segment, month}] += v
			case "contraction_arr":
				recorded[figure{"net_expansion", s.Segment, month}] -= v
			}
		}
	}
	segments := []string{All}
	if len(m.Segments) > 1 {
		for i := range m.Segments {
			segments = append(segments, m.Segments[i].Name)
		}
	}
	for month := range m.Months {
		same := func(metric, segment string) {
			f := figure{metric, segment, month}
			if told[f] != recorded[f] {
				t.Fatalf("%s of %s in month %d: the story's events make %d, the run recorded %d", metric, segment, month, told[f], recorded[f])
			}
		}
		for _, s := range segments {
			for _, metric := range []string{"wins", "won_value", "self_serve_customers", "losses", "disqualified", "recycled", "new_arr", "net_expansion", "churned_arr", "churned_customers", "renewals"} {
				same(metric, s)
			}
		}
		for _, metric := range []string{"gone_cold", "hires", "leavers"} {
			same(metric, All)
		}
		for i := range m.Stages {
			same("gone_cold."+m.Stages[i].Name, All)
		}
		for i := range m.Sources {
			same("items."+m.Sources[i].Name, All)
		}
		end, at := &story.Months[month], func(metric string) int64 { return recorded[figure{metric, All, month}] }
		for _, c := range []struct {
			metric string
			is     int64
		}{
			{"arr", end.ARR}, {"new_arr", end.NewARR}, {"expansion_arr", end.ExpansionARR}, {"contraction_arr", end.ContractionARR},
			{"churned_arr", end.ChurnedARR}, {"open_pipeline", end.Pipeline}, {"open_pipeline_count", int64(end.Open)},
			{"customers", int64(end.Customers)}, {"headcount", int64(end.Headcount)}, {"wins", int64(end.Wins)}, {"losses", int64(end.Losses)},
			{"won_value", end.WonValue}, {"churned_customers", int64(end.ChurnedCustomers)}, {"cost", end.Cost}, {"cash_in", end.CashIn}, {"cumulative_cash", end.CumulatedNet},
		} {
			if c.is != at(c.metric) {
				t.Fatalf("%s at the end of month %d: %d in the story, %d recorded", c.metric, month, c.is, at(c.metric))
			}
		}
	}
	_ = fmt.Sprint
}
