package forecast

import (
	"cmp"
	"runtime"
	"sync"
	"sync/atomic"
)

// beside does n jobs, as many beside each other as there are workers, 0 for one a processor. Each job has its own place
// to put its result, so the order in which they are done does not show; the error is that of the first that failed.
func beside(workers, n int, job func(i int) error) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var done sync.WaitGroup
	errs := make([]error, n)
	for range min(workers, n) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if errs[i] = job(i); errs[i] != nil {
					return
				}
			}
		})
	}
	done.Wait()
	return cmp.Or(errs...)
}

// A teller tells from several goroutines, one at a time, how many more paths are finished.
type teller struct {
	told sync.Mutex
	to   func(done int) // nil: nobody
}

func (t *teller) tell(done int) {
	if t.to != nil {
		t.told.Lock()
		defer t.told.Unlock()
		t.to(done)
	}
}
