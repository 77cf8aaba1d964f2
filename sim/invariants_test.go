package sim

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// months reads one path of a block: series by month.
type ledgerOf struct {
	p     *Paths
	data  []int64
	index map[string]int
}

func readBlock(p *Paths, block int) ledgerOf {
	l := ledgerOf{p: p, index: map[string]int{}}
	for i, s := range p.Series {
		l.index[s.Metric+":"+s.Segment] = i
	}
	l.data, _ = p.Block(nil, block)
	return l
}

func (l ledgerOf) at(metric, segment string, path, month int) int64 {
	s, ok := l.index[metric+":"+segment]
	if !ok {
		panic(metric + ":" + segment)
	}
	return l.data[(s*l.p.Months+month)*BlockPaths+path]
}

func TestEveryPathAndMonthConservesMoneyItemsAndPeople(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t)
		p, err := Run(context.Background(), m, Options{Paths: 4, Seed: rapid.Uint64().Draw(t, "seed")})
		if err != nil {
			t.Fatal(err)
		}
		l := readBlock(p, 0)
		segments := []string{All}
		if len(m.Segments) > 1 {
			for _, s := range m.Segments {
				segments = append(segments, s.Name)
			}
		}
		opening := int64(0)
		for _, s := range m.Seats {
			if s.Seated {
				opening++
			}
		}
		for path := range p.N {
			heads, cash := opening, int64(0)
			for month := range p.Months {
				for _, seg := range segments {
					at := func(metric string) int64 { return l.at(metric, seg, path, month) }
					if got, want := at("opening_arr")+at("new_arr")+at("expansion_arr")-at("contraction_arr")-at("churned_arr"), at("arr"); got != want {
						t.Fatalf("path %d month %d %s: ARR moves to %d, closes at %d", path, month, seg, got, want)
					}
					in := at("opening_items") + at("items") + at("returned")
					out := at("wins") + at("losses") + at("disqualified") + at("gone_cold") + at("recycled")
					if in != out+at("open_items") {
						t.Fatalf("path %d month %d %s: %d items in, %d out, %d open", path, month, seg, in, out, at("open_items"))
					}
					if month > 0 && (at("opening_arr") != l.at("arr", seg, path, month-1) || at("opening_items") != l.at("open_items", seg, path, month-1)) {
						t.Fatalf("path %d month %d %s does not open where the last month closed", path, month, seg)
					}
				}
				at := func(metric string) int64 { return l.at(metric, All, path, month) }
				heads += at("hires") - at("leavers")
				if at("headcount") != heads {
					t.Fatalf("path %d month %d: headcount %d, hires and leavers make %d", path, month, at("headcount"), heads)
				}
				kinds := at("cost_base") + at("cost_variable") + at("cost_load") + at("cost_recruiting") + at("cost_sources") +
					at("cost_commission") + at("cost_delivery")
				if got := at("cost_acquisition") + at("cost_service"); got != kinds {
					t.Fatalf("path %d month %d: acquisition and service cost %d, the kinds of cost %d", path, month, got, kinds)
				}
				cash += at("cash_in") - kinds
				if at("cumulative_cash") != cash {
					t.Fatalf("path %d month %d: cumulative cash %d, receipts and cost make %d", path, month, at("cumulative_cash"), cash)
				}
				if at("cost") != kinds {
					t.Fatalf("path %d month %d: cost %d, its kinds make %d", path, month, at("cost"), kinds)
				}
				for i, s := range p.Series {
					if v := l.data[(i*p.Months+month)*BlockPaths+path]; v < 0 && s.Metric != "cumulative_cash" {
						t.Fatalf("path %d month %d: %s of %s is %d", path, month, s.Metric, s.Segment, v)
					}
				}
			}
		}
	})
}

func TestSegmentsAddUpToTheTotal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t)
		if len(m.Segments) == 1 {
			t.Skip("one segment is the total")
		}
		p, err := Run(context.Background(), m, Options{Paths: 2*BlockPaths + 1, Seed: 3, Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		l := readBlock(p, 2)
		for _, s := range p.Series {
			if !s.Split || s.Segment != All {
				continue
			}
			for month := range p.Months {
				sum := int64(0)
				for _, seg := range m.Segments {
					sum += l.at(s.Metric, seg.Name, 0, month)
				}
				if got := l.at(s.Metric, All, 0, month); got != sum {
					t.Fatalf("month %d: %s is %d, its segments make %d", month, s.Metric, got, sum)
				}
			}
		}
	})
}

func TestResultDoesNotDependOnWorkers(t *testing.T) {
	t.Parallel()
	run := func(workers, paths int, seed uint64) *Paths {
		p, err := Run(context.Background(), ref1(), Options{Paths: paths, Seed: seed, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	one, three := run(1, 300, 1), run(3, 300, 1)
	for b := range one.blocks {
		if !slices.Equal(one.blocks[b].data, three.blocks[b].data) {
			t.Fatalf("block %d differs between 1 and 3 workers", b)
		}
	}
	if other := run(1, 300, 2); slices.Equal(one.blocks[0].data, other.blocks[0].data) {
		t.Error("seed 2 gives the figures of seed 1")
	}
	few := run(2, 64, 1)
	if !slices.Equal(few.blocks[0].data, one.blocks[0].data) {
		t.Error("the first 64 paths of 300 are not those of a run of 64")
	}
}

func TestPathsAllocateNothing(t *testing.T) {
	p, err := compile(ref1())
	if err != nil {
		t.Fatal(err)
	}
	r := newRunner(p, 1, false)
	live := func() {
		for i := range uint64(20) {
			r.world.live(r.seed.child(i), false, r.rows[:r.width])
		}
	}
	live()
	if n := testing.AllocsPerRun(3, live); n != 0 {
		t.Errorf("20 paths the arena has seen before allocate %v times", n)
	}
}

func TestRunStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	done := 0
	_, err := Run(ctx, ref1(), Options{Paths: 1 << 20, Seed: 1, Workers: 1, Progress: func(n int) {
		if done += n; done >= 128 {
			cancel()
		}
	}})
	if err != context.Canceled || done > 256 {
		t.Errorf("got %v after %d paths, want context.Canceled after about 128", err, done)
	}
}
