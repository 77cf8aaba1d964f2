package forecast

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"funnelcast/sim"
)

// A lived is the run of a cell.
type lived struct {
	paths *sim.Paths
	err   error
}

// live runs cells beside each other, as many as there are workers, and gives the place where each run will be. Few
// paths are few blocks, which the workers of one cell could not share out evenly. Reading a run takes
// no time beside living it, so that no more than a few are kept.
func (d *SweepDesign) live(ctx context.Context, living *sync.WaitGroup) []chan lived {
	workers := d.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	together := min(workers, len(d.Plans))
	o := d.Options
	o.Workers = (workers + together - 1) / together
	all := &teller{to: d.Progress}
	o.Progress = all.tell
	runs := make([]chan lived, len(d.Plans))
	for i := range runs {
		runs[i] = make(chan lived, 1) // so that a worker goes on before it is read
	}
	var next atomic.Int64
	for range together {
		living.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(runs); i = int(next.Add(1)) - 1 {
				paths, err := sim.Run(ctx, d.Plans[i].Model, o)
				runs[i] <- lived{paths, err}
			}
		})
	}
	return runs
}
