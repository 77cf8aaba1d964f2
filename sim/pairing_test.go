package sim

import (
	"math"
	"testing"
)

// withAE is a plan, ref1 or one like it, with one AE more from a month on.
func withAE(m *Model, month int) *Model {
	m.Seats = append(m.Seats, Seat{Key: 1 << 40, Role: 1, Month: month - 1})
	return m
}

// fate is what a path gave an item: where it came from and what it turned out to be.
type fate struct {
	source  int16
	segment uint8
	worth   int64   // 0 before it is an opportunity
	outcome [4]int8 // by stage: 0 not decided, 1 fails, 2 passes
}

// itemsOf lives one path of a model and notes every item that is alive at the end of a day.
func itemsOf(t *testing.T, m *Model) (leadsByDay []int64, items map[key]fate) {
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(p)
	w.prepare(key(7).child(1), false)
	items = map[key]fate{}
	for ; w.today < p.cal.end(); w.today++ {
		w.passDay()
		leadsByDay = append(leadsByDay, w.flowOf(leads))
		for it := range w.present() {
			if it.count > 0 {
				continue
			}
			l := items[it.key]
			l.source, l.segment = it.at.source, it.at.segment
			if it.opened {
				l.worth = it.worth
			}
			if it.state == working {
				l.outcome[it.at.stage] = int8(it.outcome) + 1
			}
			items[it.key] = l
		}
	}
	return leadsByDay, items
}

func TestOneMoreAEChangesNoLeadsArrivalOrLuck(t *testing.T) {
	leadsBefore, before := itemsOf(t, ref1())
	leadsAfter, after := itemsOf(t, withAE(ref1(), 6))
	for d := range leadsBefore {
		if leadsBefore[d] != leadsAfter[d] {
			t.Fatalf("day %d: %d leads so far without, %d with the AE", d, leadsBefore[d], leadsAfter[d])
		}
	}
	if started := sameLuck(t, before, after, func(fate) bool { return true }); started == 0 {
		t.Error("the AE started nothing that went cold before")
	}
}

// sameLuck checks that items of two plans had the same luck, and that those that always come
// are in both. It returns how many became an opportunity in the second alone.
func sameLuck(t *testing.T, before, after map[key]fate, always func(fate) bool) (started int) {
	t.Helper()
	n := 0
	for k, b := range before {
		a, ok := after[k]
		if !ok {
			if always(b) {
				t.Fatalf("item %x is missing with the AE", k)
			}
			continue
		}
		n++
		if a.source != b.source || a.segment != b.segment {
			t.Errorf("item %x came as %+v, with the AE as %+v", k, b, a)
		}
		if b.worth != 0 && a.worth != 0 && a.worth != b.worth {
			t.Errorf("item %x is worth %d, with the AE %d", k, b.worth, a.worth)
		}
		for s := range b.outcome {
			if b.outcome[s] != 0 && a.outcome[s] != 0 && a.outcome[s] != b.outcome[s] {
				t.Errorf("item %x ends stage %d otherwise with the AE", k, s)
			}
		}
		if b.worth == 0 && a.worth != 0 {
			started++
		}
	}
	for k, a := range after {
		if _, ok := before[k]; !ok && always(a) {
			t.Errorf("item %x of source %d is new with the AE", k, a.source)
		}
	}
	if n < len(before)*9/10 {
		t.Errorf("%d of %d items are there with the AE", n, len(before))
	}
	return started
}

// The same in a whole organisation, with hunters, partners, sign-ups and customers who want
// more: items have their keys, segments, worth and luck. Only what customers want may be other items, as more of
// them are won.
func TestOneMoreAEChangesNobodysLuckInAnOrganisation(t *testing.T) {
	_, before := itemsOf(t, organisation())
	_, after := itemsOf(t, withAE(organisation(), 6))
	sources := organisation().Sources
	seen := make([]int, len(sources))
	for _, l := range before {
		seen[l.source]++
	}
	for i, n := range seen {
		if n < 20 {
			t.Errorf("%d items of %s", n, sources[i].Name)
		}
	}
	started := sameLuck(t, before, after, func(l fate) bool { return sources[l.source].Kind != Base })
	if started == 0 {
		t.Error("the AE started nothing that went cold before")
	}
}

// One more BDR, partner manager or source changes nothing of what others find either: what is
// there without them is there with them, with the same luck.
func TestOneMoreHunterOrPartnerLeavesOthersItems(t *testing.T) {
	const bdr, alliances = 2, 5
	_, before := itemsOf(t, organisation())
	for what, change := range map[string]func(m *Model){
		"a BDR":             func(m *Model) { m.Seats = append(m.Seats, Seat{Key: 1 << 41, Role: bdr, Month: 2}) },
		"a partner manager": func(m *Model) { m.Seats = append(m.Seats, Seat{Key: 1 << 42, Role: alliances, Month: 2}) },
		"a source": func(m *Model) {
			m.Sources = append(m.Sources, Source{Name: "events", Enters: 1, Shares: m.Sources[0].Shares, Volume: []Step{{Value: fixed(9)}}})
		},
	} {
		m := organisation()
		change(m)
		_, after := itemsOf(t, m)
		n, lost := 0, 0
		for k, b := range before {
			a, ok := after[k]
			switch {
			case ok && (a.source != b.source || a.segment != b.segment || a.worth != 0 && b.worth != 0 && a.worth != b.worth):
				t.Fatalf("with %s item %x is %+v, without %+v", what, k, a, b)
			case ok:
				n++
			case m.Sources[b.source].Kind == Inbound || m.Sources[b.source].Kind == Prospecting || m.Sources[b.source].Kind == SelfServe:
				lost++
			}
		}
		if lost > 0 || n < len(before)*9/10 || len(after) <= len(before) {
			t.Errorf("with %s %d of %d items are there, %d more, and %d that nothing touches are missing", what, n, len(before), len(after)-n, lost)
		}
	}
}

// The difference between two nearly equal plans, path by path, carries only
// what the change did; between runs on different seeds it carries all their luck.
func TestPairedDifferenceIsFarSurerThanUnpaired(t *testing.T) {
	const paths, lastMonth = 2000, 23
	without := column(t, mustRun(t, ref1(), paths), "arr", lastMonth)
	_, seWithout := estimate(without)
	for _, c := range []struct {
		month int
		times float64
	}{{6, 3}, {18, 5}} {
		with := column(t, mustRun(t, withAE(ref1(), c.month), paths), "arr", lastMonth)
		_, seWith := estimate(with)
		difference := make([]int64, paths)
		for i := range difference {
			difference[i] = with[i] - without[i]
		}
		mean, paired := estimate(difference)
		unpaired := math.Hypot(seWithout, seWith)
		t.Logf("one AE more from month %d: ARR at month 24 %+.0f ± %.0f paired, ± %.0f unpaired (%.1f times)",
			c.month, mean/100, paired/100, unpaired/100, unpaired/paired)
		if !(mean >= 4*paired) {
			t.Errorf("an AE from month %d where closers are the bottleneck adds %.0f ± %.0f", c.month, mean, paired)
		}
		if !(unpaired >= c.times*paired) {
			t.Errorf("pairing brings the error from %.0f to %.0f only", unpaired, paired)
		}
	}
}
