package sim

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// runOf runs the first paths of a seed with so many workers.
func runOf(t testing.TB, m *Model, n, workers int, seed uint64) *Paths {
	t.Helper()
	return storedPart(t, m, 0, n, workers, seed, nil)
}

// part runs n paths from one on, with one worker or two.
func part(t testing.TB, m *Model, from, n int, seed uint64) *Paths {
	t.Helper()
	return storedPart(t, m, from, n, 1+from/BlockPaths%2, seed, nil)
}

// storedPart runs paths with a store, or in memory where that is nil.
func storedPart(t testing.TB, m *Model, from, n, workers int, seed uint64, s *Store) *Paths {
	t.Helper()
	p, err := Run(context.Background(), m, Options{From: from, Paths: n, Seed: seed, Workers: workers, Store: s})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sameBlocks compares what a run keeps with the first blocks of another, to the byte.
func sameBlocks(t testing.TB, what string, got, want *Paths) {
	t.Helper()
	if len(got.kept) == 0 {
		t.Fatalf("%s: no paths", what)
	}
	for b := range got.kept {
		got, want := &got.kept[b], &want.kept[b]
		if !bytes.Equal(got.data, want.data) || !slices.Equal(got.start, want.start) || got.first != want.first {
			t.Errorf("%s: block %d differs", what, b)
		}
	}
}

// sameFigures compares every column, block and person's year of two runs.
func sameFigures(t testing.TB, what string, got, want *Paths) {
	t.Helper()
	var a, b []int64
	for c := range want.columns() {
		a, b = got.Column(a, c/want.Months, c%want.Months), want.Column(b, c/want.Months, c%want.Months)
		if !slices.Equal(a, b) {
			t.Fatalf("%s: %v in month %d differs", what, want.Series[c/want.Months], c%want.Months)
		}
	}
	for block := range want.Blocks() {
		var n, m int
		a, n = got.Block(a, block)
		if b, m = want.Block(b, block); n != m || !slices.Equal(a, b) {
			t.Fatalf("%s: block %d differs", what, block)
		}
	}
	if !slices.Equal(yearsOf(got), yearsOf(want)) {
		t.Fatalf("%s: people's years differ", what)
	}
	if err := errors.Join(got.Err(), want.Err()); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// The first paths of a longer run are those of a shorter one, whatever the number of workers, and another seed is another draw.
func TestResultDoesNotDependOnWorkers(t *testing.T) {
	t.Parallel()
	one, three := runOf(t, ref1(), 300, 1, 1), runOf(t, ref1(), 300, 3, 1)
	sameBlocks(t, "three workers", three, one)
	sameBlocks(t, "64 paths", runOf(t, ref1(), 64, 2, 1), one)
	if other := runOf(t, ref1(), 64, 1, 2); slices.Equal(one.kept[0].data, other.kept[0].data) {
		t.Error("seed 2 gives the figures of seed 1")
	}
}

// The result is the same for any number of workers, to the byte, people's years included;
// neither does it depend on what an arena has seen before.
func TestAnyPlanIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	plans := rapid.Custom(anyModel)
	for seed := range 24 {
		m := plans.Example(seed)
		one, three := runOf(t, m, BlockPaths+2, 1, uint64(seed)), runOf(t, m, BlockPaths+2, 3, uint64(seed))
		sameBlocks(t, fmt.Sprintf("plan %d with three workers", seed), three, one)
		if years := yearsOf(one); !slices.Equal(years, yearsOf(three)) || slices.ContainsFunc(years, func(y PersonYear) bool { return int(y.Path) >= one.N }) {
			t.Fatalf("plan %d: people's years differ between 1 and 3 workers, or are of no path", seed)
		}
	}
}

// The fixed one as well, whose people's years come in the order of their paths.
func TestOrganisationIsTheSameForAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	m := organisation()
	one := runOf(t, m, 3*BlockPaths, 1, 4)
	sameBlocks(t, "three workers", runOf(t, m, 3*BlockPaths, 3, 4), one)
	sameBlocks(t, "64 paths", runOf(t, m, BlockPaths, 2, 4), one)
	var years []PersonYear
	for y := range one.PersonYears(0, 0) {
		years = append(years, *y)
	}
	if !slices.IsSortedFunc(years, func(a, b PersonYear) int { return int(a.Path - b.Path) }) || int(years[len(years)-1].Path) != one.N-1 {
		t.Error("people's years are not those of all paths in their order")
	}
}
