package sim

import "context"

// Options say how a model is run.
type Options struct {
	Paths            int
	Seed             uint64
	Workers          int            // 0 means one a processor
	FixedAssumptions bool           // put every assumption at its median
	Progress         func(done int) // called now and then, from one goroutine at a time, with the number of paths finished
}

// Run simulates a model's futures. The result depends on the model, the seed
// and the number of paths alone, never on the number of workers. It returns
// ctx.Err() if the context ends first, and an error for a model that Check refuses.
func Run(ctx context.Context, m *Model, o Options) (*Paths, error) { panic("not built yet") }
