package sim

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Options say how a model is run.
type Options struct {
	Paths            int
	From             int // first path, a multiple of BlockPaths; not 0 only where a run is done in parts ([Paths.Append])
	Seed             uint64
	Workers          int            // 0 means one a processor
	FixedAssumptions bool           // put every assumption at its median
	Store            *Store         // nil keeps all in memory
	Laws             *Laws          // nil tabulates all laws anew
	Luck             uint64         // another number: the same assumptions path by path, and other luck with them
	Progress         func(done int) // told now and then how many more paths are finished; never from two goroutines at once
}

// Run simulates a model's futures. The result depends on the model, the seed
// and the number of paths alone, never on the number of workers nor on the parts it is done in:
// path i is the same whatever path a run begins with. It returns the context's error
// where that ends first, every mistake of a model that Check refuses, and what the
// store's file fails with. It panics where Options.From is not the first path of a block.
func Run(ctx context.Context, m *Model, o Options) (*Paths, error) {
	if o.Paths < 1 {
		return nil, errors.New("a run needs at least one path")
	}
	if o.From < 0 || o.From%BlockPaths != 0 {
		panic(fmt.Sprintf("sim: a run from path %d, which begins no block", o.From))
	}
	if o.Laws == nil {
		o.Laws = NewLaws()
	}
	p, err := compile(m, o.Laws)
	if err != nil {
		return nil, err
	}
	out := &Paths{
		N: o.Paths, from: o.From, Seed: o.Seed, Months: m.Months, Series: p.rows.series, parts: p.rows.parts,
		groups: p.groups(), store: o.Store,
	}
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var (
		shelf  = newShelf(out)
		next   atomic.Int64
		failed atomic.Bool
		wg     sync.WaitGroup
		told   sync.Mutex
	)
	for range min(workers, out.Blocks()) {
		wg.Go(func() {
			r := newRunner(p, o.Seed, o.FixedAssumptions)
			r.world.luck = o.Luck
			for b := int(next.Add(1)) - 1; b < out.Blocks() && ctx.Err() == nil && !failed.Load(); b = int(next.Add(1)) - 1 {
				if shelf.put(b, r.run(o.From+b*BlockPaths, out.inBlock(b))) != nil {
					failed.Store(true)
					return
				}
				if o.Progress != nil {
					told.Lock()
					o.Progress(out.inBlock(b))
					told.Unlock()
				}
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := out.Err(); err != nil {
		return nil, err
	}
	shelf.close()
	return out, nil
}

// runner is one worker: its arena and the rows of the block it is at.
type runner struct {
	world *world
	seed  key
	fixed bool
	rows  []int64
	width int
	packer
}

func newRunner(p *plan, seed uint64, fixed bool) *runner {
	width := len(p.rows.series) * p.rows.months
	return &runner{
		world: newWorld(p), seed: key(0).child(seed), fixed: fixed, rows: make([]int64, BlockPaths*width), width: width,
		packer: packer{groups: p.groups()},
	}
}

// run simulates n paths from the first on.
func (r *runner) run(first, n int) stretch {
	w := r.world
	w.years = w.years[:0]
	for i := range n {
		known := len(w.years)
		w.live(r.seed.child(uint64(first+i)), r.fixed, r.rows[i*r.width:][:r.width])
		for j := range w.years[known:] {
			w.years[known+j].Path = int32(first + i)
		}
	}
	l := &w.plan.rows
	return r.pack(r.rows, n, l.parts, l.months, w.years)
}
