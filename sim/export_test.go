package sim

// What follows is for the tests that read scenario files. They are in a package of their own, sim_test,
// since package scenarios imports this one.

// Ref1 is the plan of that name.
var Ref1 = ref1

// Worker returns a function that simulates one path after another as a worker of a run
// does, but keeps none of them.
func Worker(m *Model) (live func(path int), err error) {
	p, err := compile(m, NewLaws())
	if err != nil {
		return nil, err
	}
	r := newRunner(p, 1, false)
	return func(path int) { r.world.live(r.seed.child(uint64(path)), false, r.rows[:r.width]) }, nil
}
