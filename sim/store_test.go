package sim

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// tape is a file in memory. It counts what is read and fails on demand.
type tape struct {
	mu    sync.Mutex
	data  []byte
	reads int
	full  int   // bytes beyond which writing fails; 0 for none
	torn  error // of reading
}

var errFull = errors.New("no space left on tape")

func (f *tape) WriteAt(p []byte, at int64) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	end := int(at) + len(p)
	if f.full > 0 && end > f.full {
		return 0, errFull
	}
	if end > len(f.data) {
		f.data = append(f.data, make([]byte, end-len(f.data))...)
	}
	return copy(f.data[at:], p), nil
}

func (f *tape) ReadAt(p []byte, at int64) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.reads++
	if f.torn != nil {
		return 0, f.torn
	}
	n := copy(p, f.data[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// However much of it is in memory, however many workers there are and whatever parts it is done in, a run is the same.
func TestAStoredRunIsTheRunInMemory(t *testing.T) {
	t.Parallel()
	plans := rapid.Custom(anyModel)
	const n = 3*BlockPaths + 7
	for seed := range 2 {
		m, seed := plans.Example(seed), uint64(seed)
		m.Roles[2].Quota = 1e8
		want := part(t, m, 0, n, seed)
		half := int64(0)
		for i := range want.kept {
			half += int64(want.kept[i].bytes()) / 2
		}
		for _, room := range []int64{0, half} {
			for workers := range 2 {
				file := &tape{}
				got := storedPart(t, m, 0, n, workers+1, seed, NewStore(file, room))
				if len(file.data) == 0 {
					t.Fatal("nothing is in the store")
				}
				sameFigures(t, fmt.Sprintf("plan %d with room for %d bytes", seed, room), got, want)
			}
			s := NewStore(&tape{}, room)
			inParts := storedPart(t, m, 0, BlockPaths, 1, seed, s)
			inParts.Append(storedPart(t, m, BlockPaths, 2*BlockPaths+7, 2, seed, s))
			sameFigures(t, fmt.Sprintf("plan %d in parts with room for %d bytes", seed, room), inParts, want)
		}
		// What there is room for needs no file.
		sameFigures(t, "a run that memory holds", storedPart(t, m, 0, n, 2, seed, NewStore(nil, 4*half)), want)
	}
}

// A column of very many paths is read in few parts.
func TestAColumnIsReadAStretchAtATime(t *testing.T) {
	m := bare(1, 30)
	m.Stages = []Stage{lasting("deal", 1, Fixed(5), 0)}
	m.Roles = []Role{{Name: "ae"}}
	m.Segments[0].OpeningCustomers, m.Segments[0].Worth, m.Segments[0].Churn = 3, spreadOf(LogNormalMeanCV(1e5, 1)), fixed(0.9)
	const n = 2*stretchBlocks*BlockPaths + BlockPaths + 1
	file := &tape{}
	want, got := mustRun(t, m, n), storedPart(t, m, 0, n, 3, 1, NewStore(file, 0))
	arr := seriesAt(t, want, "arr", All)
	if a := got.Column(nil, arr, 0); !slices.Equal(a, want.Column(nil, arr, 0)) || slices.Min(a) == slices.Max(a) {
		t.Error("ARR is not that of a run in memory, or the same on every path")
	}
	if file.reads != 3 {
		t.Errorf("%d paths are read in %d parts, want 3", n, file.reads)
	}
	file.reads = 0
	sameFigures(t, "three stretches", got, want)
	if most := 3*(want.columns()+want.groups.count()) + 3; file.reads > most {
		t.Errorf("all columns and all blocks are read in %d parts, want at most %d", file.reads, most)
	}
}

func TestAFullFileEndsTheRun(t *testing.T) {
	told := 0
	for _, workers := range []int{1, 3} {
		for _, full := range []int{1, 100_000} {
			p, err := Run(context.Background(), ref1(), Options{
				Paths: 4 * BlockPaths, Seed: 1, Workers: workers, Store: NewStore(&tape{full: full}, 0), Progress: func(n int) { told += n },
			})
			if p != nil || !errors.Is(err, errFull) {
				t.Errorf("%d workers and %d bytes: got paths: %v, error %v", workers, full, p != nil, err)
			}
		}
	}
	if told >= 4*4*BlockPaths {
		t.Error("all paths of every run count as finished")
	}
}

func TestAFileThatCannotBeReadIsToldOf(t *testing.T) {
	file := &tape{}
	m := ref1()
	m.Roles[1].Quota = 1e8
	p := storedPart(t, m, 0, BlockPaths+1, 1, 1, NewStore(file, 0))
	arr := seriesAt(t, p, "arr", All)
	if p.Column(nil, arr, 23); p.Err() != nil {
		t.Fatal(p.Err())
	}
	file.torn = errors.New("torn")
	if column := p.Column(nil, arr, 23); slices.Max(column) != 0 {
		t.Errorf("figures out of nothing: %v", column)
	}
	p.Block(nil, 1)
	for y := range p.PersonYears(0, 1) {
		t.Fatalf("somebody out of nothing: %v", y)
	}
	if err := p.Err(); !errors.Is(err, file.torn) {
		t.Errorf("got %v, want %v", err, file.torn)
	}
	file.torn = nil
	if p.Err() == nil {
		t.Error("the error is forgotten")
	}
}

// Of every width, from values that are all the same to those that take 64 bits, below 0 and above it.
func TestPackedColumnsAreThoseThatWerePacked(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for width := range 65 {
		for _, n := range []int{1, BlockPaths, 2*BlockPaths + 5} {
			least, column, want := int64(rng.Uint64()), make([]int64, n), make([]int64, n)
			for i := range column {
				column[i] = least + int64(rng.Uint64()&(1<<width-1)) // which may come round
				want[i] = column[i] + 2
			}
			for _, s := range []*Store{nil, NewStore(nil, 1<<20), NewStore(&tape{}, 0)} {
				p := &Paths{N: n, store: s}
				packed, other, got, one := p.Pack(column), p.Pack([]int64{7}), slices.Repeat([]int64{2}, n), []int64{1}
				packed.AddTo(got)
				if other.AddTo(one); !slices.Equal(got, want) || one[0] != 8 || p.Err() != nil {
					t.Fatalf("%d values of %d bits: got %v, want %v; and %v, want 8; %v", n, width, got, want, one, p.Err())
				}
			}
		}
	}
}

func TestAPackedColumnThatCannotBeKeptIsToldOf(t *testing.T) {
	p := &Paths{N: 2, store: NewStore(&tape{full: 1}, 0)}
	if p.Pack([]int64{1, 2}); !errors.Is(p.Err(), errFull) {
		t.Errorf("got %v, want %v", p.Err(), errFull)
	}
}
