package sim

import (
	"fmt"
	"slices"
	"sort"
	"sync"
)

// Paths holds what a run recorded: for every path, series and month one whole
// number in the series' unit. Blocks of neighbouring paths are kept packed,
// since their figures are near each other; what memory is not to hold is in a [Store].
type Paths struct {
	N      int
	Seed   uint64
	Months int
	Series []Series
	from   int   // the first path's number; 0 but for a part that is still to be appended
	parts  []int // by series: how many of those that follow it it is the sum of; 0: it is kept itself
	groups groups
	kept   []stretch
	store  *Store // nil: all is in memory

	reading sync.Mutex // of what follows
	read    stretch    // that [Paths.Block] last read from the store
}

// BlockPaths is how many paths are run, kept and read together.
const BlockPaths = 64

// NewPaths holds the figures that value gives for each path, series and month,
// and people's years ordered by path, as if a run had recorded them.
func NewPaths(n, months int, series []Series, value func(path, series, month int) int64, people ...PersonYear) *Paths {
	p := &Paths{N: n, Months: months, Series: series, parts: make([]int, len(series)), groups: groupsOf(people)}
	rows := make([]int64, BlockPaths*len(series)*months)
	k := packer{groups: p.groups}
	for b := range p.Blocks() {
		for i := range p.inBlock(b) {
			for s := range series {
				for m := range months {
					rows[(i*months+m)*len(series)+s] = value(b*BlockPaths+i, s, m)
				}
			}
		}
		n := 0
		for n < len(people) && int(people[n].Path) < (b+1)*BlockPaths {
			n++
		}
		block := k.pack(rows, p.inBlock(b), p.parts, months, people[:n])
		block.first = b
		p.kept, people = append(p.kept, block), people[n:]
	}
	return p
}

// Append adds the paths that follow, run for the same model with the same seed and options: the
// result is that of one run, to the byte. The blocks are shared with next, which is not to be
// used any more. Append panics where next does not begin where p ends or p
// ends amid a block, and where the seeds, months, series or stores differ.
func (p *Paths) Append(next *Paths) {
	switch {
	case next.from != p.from+p.N: // so that p.N is whole blocks
		panic(fmt.Sprintf("sim: paths from %d on do not follow %d from %d on", next.from, p.N, p.from))
	case next.Seed != p.Seed || next.Months != p.Months || !slices.Equal(next.Series, p.Series) || !slices.Equal(next.parts, p.parts):
		panic("sim: paths of another run are not appended")
	case next.store != p.store:
		panic("sim: paths in another store are not appended")
	}
	for i := range next.kept {
		next.kept[i].first += p.Blocks()
	}
	p.N += next.N
	p.kept = append(p.kept, next.kept...)
}

// Err is the first error that reading or writing the store met; nil where there is none. Figures
// read before are right, later ones may be 0.
func (p *Paths) Err() error {
	if p.store == nil {
		return nil
	}
	return p.store.failed()
}

// inBlock is how many paths block b holds.
func (p *Paths) inBlock(b int) int { return min(BlockPaths, p.N-b*BlockPaths) }

// columns is how many columns series have.
func (p *Paths) columns() int { return len(p.Series) * p.Months }

// of cuts what is of a stretch out of values path by path.
func (p *Paths) of(values []int64, s *stretch) []int64 {
	return values[s.first*BlockPaths : min((s.first+s.blocks)*BlockPaths, p.N)]
}

// Column fills dst (grown if needed) with the values of one series in one
// month, path by path, and returns it.
func (p *Paths) Column(dst []int64, series, month int) []int64 {
	dst = sized(dst, p.N)
	clear(dst)
	first, last := p.summands(series)
	var memory []byte
	for i := range p.kept {
		s := &p.kept[i]
		for part := first; part <= last; part++ {
			addColumn(p.of(dst, s), s.column(p.store, &memory, part*p.Months+month))
		}
	}
	return dst
}

// summands are the series that a series is the sum of, itself where it is kept.
func (p *Paths) summands(series int) (first, last int) {
	if n := p.parts[series]; n > 0 {
		return series + 1, series + n
	}
	return series, series
}

// sized is dst with n values, whatever they are.
func sized(dst []int64, n int) []int64 {
	if cap(dst) < n {
		return make([]int64, n)
	}
	return dst[:n]
}

// Blocks is how many blocks of paths there are.
func (p *Paths) Blocks() int { return (p.N + BlockPaths - 1) / BlockPaths }

// Block fills dst (grown if needed) with the values of up to BlockPaths
// neighbouring paths, the first of which is path b·BlockPaths: the value of its
// i-th path, series s and month m stands at dst[(s·Months+m)·BlockPaths+i]. It returns
// dst and how many paths the block has. It is made for reading all blocks in their order.
func (p *Paths) Block(dst []int64, b int) ([]int64, int) {
	dst = sized(dst, p.columns()*BlockPaths)
	clear(dst)
	n := p.inBlock(b)
	s := &p.kept[sort.Search(len(p.kept), func(i int) bool { return p.kept[i].first > b })-1]
	if s.data == nil {
		p.reading.Lock()
		defer p.reading.Unlock()
		if p.read.first != s.first || p.read.data == nil {
			p.read = s.fetched(p.store, p.read.data)
		}
		s = &p.read
	}
	for c := range p.columns() {
		first, last := p.summands(c / p.Months)
		for part := first; part <= last; part++ {
			packed := s.column(nil, nil, part*p.Months+c%p.Months)
			for range b - s.first {
				packed = skipColumn(packed, BlockPaths)
			}
			addPacked(dst[c*BlockPaths:][:n], packed)
		}
	}
	return dst, n
}
