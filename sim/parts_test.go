package sim

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestARunInPartsIsTheRunAtOnceToTheByte(t *testing.T) {
	t.Parallel()
	plans := rapid.Custom(anyModel)
	for seed := range 8 {
		m := plans.Example(seed)
		m.Roles[2].Quota = 1e8
		last := 1 + 9*seed // a part that ends amid a block ends the run
		inParts := part(t, m, 0, BlockPaths, uint64(seed))
		inParts.Append(part(t, m, BlockPaths, 2*BlockPaths, uint64(seed)))
		inParts.Append(part(t, m, 3*BlockPaths, last, uint64(seed)))
		whole := part(t, m, 0, 3*BlockPaths+last, uint64(seed))
		if inParts.N != whole.N || len(inParts.kept) != len(whole.kept) || !slices.Equal(inParts.Series, whole.Series) {
			t.Fatalf("%d paths in %d blocks, want %d in %d", inParts.N, len(inParts.kept), whole.N, len(whole.kept))
		}
		sameBlocks(t, fmt.Sprintf("plan %d in parts", seed), inParts, whole)
	}
}

func TestPeoplesYearsTellTheirPathOfTheWholeRun(t *testing.T) {
	m := ref1()
	m.Roles[1].Quota = 1e8
	p := part(t, m, BlockPaths, BlockPaths+1, 1)
	last := int32(BlockPaths)
	for y := range p.PersonYears(0, 1) {
		if y.Path != last && y.Path != last+1 {
			t.Fatalf("path %d comes after %d", y.Path, last)
		}
		last = y.Path
	}
	if last != 2*BlockPaths {
		t.Errorf("the last path is %d, want %d", last, 2*BlockPaths)
	}
}

func TestPathsThatDoNotFollowAreNotAppended(t *testing.T) {
	m, shorter, other := ref1(), ref1(), ref1()
	shorter.Months, other.Roles[1].Name = 12, "rep"
	panics := func(claim string, f func()) {
		t.Helper()
		defer func() {
			if recover() == nil {
				t.Error(claim)
			}
		}()
		f()
	}
	for _, c := range []struct {
		claim      string
		first, and *Paths
	}{
		{"a gap was let through", part(t, m, 0, 64, 1), part(t, m, 128, 1, 1)},
		{"paths were counted twice", part(t, m, 0, 64, 1), part(t, m, 0, 64, 1)},
		{"a run that ends amid a block was gone on with", part(t, m, 0, 65, 1), part(t, m, 64, 64, 1)},
		{"another seed was let through", part(t, m, 0, 64, 1), part(t, m, 64, 1, 2)},
		{"another horizon was let through", part(t, m, 0, 64, 1), part(t, shorter, 64, 1, 1)},
		{"other series were let through", part(t, m, 0, 64, 1), part(t, other, 64, 1, 1)},
		{"another store was let through", part(t, m, 0, 64, 1), storedPart(t, m, 64, 1, 1, 1, NewStore(&tape{}, 0))},
	} {
		panics(c.claim, func() { c.first.Append(c.and) })
	}
	for _, from := range []int{-64, 1, 63} {
		panics(fmt.Sprintf("a run began with path %d", from), func() { part(t, m, from, 1, 1) })
	}
}

func TestAPartMayFollowAnother(t *testing.T) {
	m := ref1()
	tail := part(t, m, 64, 64, 1)
	tail.Append(part(t, m, 128, 10, 1))
	all := mustRun(t, m, 138)
	arr := seriesAt(t, all, "arr", All)
	if got, want := tail.Column(nil, arr, 23), all.Column(nil, arr, 23)[64:]; !slices.Equal(got, want) {
		t.Errorf("ARR of paths 64 to 137: %v, want %v", got, want)
	}
}
