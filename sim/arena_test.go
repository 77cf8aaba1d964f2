package sim

import (
	"context"
	"testing"
)

// Nothing is allocated in paths once the arena has grown.
func TestPathsAllocateNothing(t *testing.T) {
	for _, m := range []*Model{ref1(), organisation()} {
		p, err := compile(m, NewLaws())
		if err != nil {
			t.Fatal(err)
		}
		r := newRunner(p, 1, false)
		live := func() {
			r.world.years = r.world.years[:0]
			for i := range uint64(20) {
				r.world.live(r.seed.child(i), false, r.rows[:r.width])
			}
		}
		live()
		if n := testing.AllocsPerRun(3, live); n != 0 {
			t.Errorf("%d sources: 20 paths the arena has seen before allocate %v times", len(m.Sources), n)
		}
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
