package sim

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// Unit says what the whole numbers of a series count.
type Unit uint8

// The units.
const (
	Count      Unit = iota // things or people
	Minor                  // minor units of the model's currency
	PerMillion             // millionths: a share, or a number of people with fractions
	Minutes                // minutes of people's time
	Days                   // days, summed over what is counted beside them
)

// A Series is one recorded quantity by month.
type Series struct {
	Metric  string // arr, headcount.ae, backlog.mql
	Segment string // a segment's name, or All
	Unit    Unit
	Stock   bool // read at month end (or averaged over the month); otherwise summed over the month
	Split   bool // recorded by segment too, where there is more than one
}

// All is the Segment of a total.
const All = "all"

// Paths holds what a run recorded: for every path, series and month one whole
// number in the series' unit. Blocks of neighbouring paths are kept packed,
// since their figures are near each other.
type Paths struct {
	N      int
	Seed   uint64
	Months int
	Series []Series
	from   int   // the first path's number; 0 but for a part that is still to be appended
	parts  []int // by series: how many of those that follow it it is the sum of; 0: it is kept itself
	blocks []block
}

// A PersonYear is what one person with a quota made of one fiscal year, or of
// the part of it that they sat in the role and the plan covers.
type PersonYear struct {
	Path     int32   // of the whole run, from 0
	Year     int16   // fiscal year of the plan, from 0
	Role     int16   // index into Model.Roles
	Full     bool    // twelve months in the role, ramped throughout
	Skill    float32 // of the person, 1 on average
	Credit   int64   // first-year value won, minor units; accepted items for a role with an ItemQuota
	Quota    int64   // for their time in the role, ramped, over-assignment included; in the unit of Credit
	Variable int64   // variable pay earned, minor units
}

// BlockPaths is how many paths are run, kept and read together.
const BlockPaths = 64

// NewPaths holds the figures that value gives for each path, series and month,
// and people's years ordered by path, as if a run had recorded them.
func NewPaths(n, months int, series []Series, value func(path, series, month int) int64, people ...PersonYear) *Paths {
	p := &Paths{N: n, Months: months, Series: series, blocks: make([]block, (n+BlockPaths-1)/BlockPaths)}
	p.parts = make([]int, len(series))
	rows := make([]int64, BlockPaths*len(series)*months)
	var k packer
	for b := range p.blocks {
		for i := range p.inBlock(b) {
			for s := range series {
				for m := range months {
					rows[(i*months+m)*len(series)+s] = value(b*BlockPaths+i, s, m)
				}
			}
		}
		p.blocks[b] = k.pack(rows, p.inBlock(b), p.parts, months)
		n := 0
		for n < len(people) && int(people[n].Path) < (b+1)*BlockPaths {
			n++
		}
		p.blocks[b].people, people = people[:n], people[n:]
	}
	return p
}

// Append adds the paths that follow, run for the same model with the same seed and options: the
// result is that of one run, to the byte. The blocks are shared with next, which is not to be
// used any more. Append panics where next does not begin where p ends or p
// ends amid a block, and where the seeds, months or series differ.
func (p *Paths) Append(next *Paths) {
	switch {
	case next.from != p.from+p.N: // so that p.N is whole blocks
		panic(fmt.Sprintf("sim: paths from %d on do not follow %d from %d on", next.from, p.N, p.from))
	case next.Seed != p.Seed || next.Months != p.Months || !slices.Equal(next.Series, p.Series) || !slices.Equal(next.parts, p.parts):
		panic("sim: paths of another run are not appended")
	}
	p.N += next.N
	p.blocks = append(p.blocks, next.blocks...)
}

// inBlock is how many paths block b holds.
func (p *Paths) inBlock(b int) int { return min(BlockPaths, p.N-b*BlockPaths) }

// Column fills dst (grown if needed) with the values of one series in one
// month, path by path, and returns it.
func (p *Paths) Column(dst []int64, series, month int) []int64 {
	if cap(dst) < p.N {
		dst = make([]int64, p.N)
	}
	dst = dst[:p.N]
	for b := range p.blocks {
		p.fill(dst[b*BlockPaths:][:p.inBlock(b)], b, series, month)
	}
	return dst
}

// fill sets dst to the values of one series in one month over the paths of a block.
func (p *Paths) fill(dst []int64, b, series, month int) {
	if p.parts[series] == 0 {
		p.blocks[b].column(dst, series*p.Months+month)
		return
	}
	clear(dst)
	var part [BlockPaths]int64
	for s := series + 1; s <= series+p.parts[series]; s++ {
		p.blocks[b].column(part[:len(dst)], s*p.Months+month)
		for i := range dst {
			dst[i] += part[i]
		}
	}
}

// Blocks is how many blocks of paths there are.
func (p *Paths) Blocks() int { return len(p.blocks) }

// Block fills dst (grown if needed) with the values of up to BlockPaths
// neighbouring paths, the first of which is path b·BlockPaths: the value of its
// i-th path, series s and month m stands at dst[(s·Months+m)·BlockPaths+i]. It returns
// dst and how many paths the block has.
func (p *Paths) Block(dst []int64, b int) ([]int64, int) {
	columns := len(p.Series) * p.Months
	if cap(dst) < columns*BlockPaths {
		dst = make([]int64, columns*BlockPaths)
	}
	dst = dst[:columns*BlockPaths]
	n := p.inBlock(b)
	for c := range columns {
		p.fill(dst[c*BlockPaths:][:n], b, c/p.Months, c%p.Months)
	}
	return dst, n
}

// A block is a packed table of columns. A column is the least of its values and, in
// as few bits as the largest needs, how much each of them exceeds it.
type block struct {
	data   []byte   // followed by what reading eight bytes at once may touch
	start  []uint32 // of each column in data
	people []PersonYear
}

// PersonYears are those of block b's paths, path by path; not to be changed.
func (p *Paths) PersonYears(b int) []PersonYear { return p.blocks[b].people }

func (b *block) column(dst []int64, c int) {
	d := b.data[b.start[c]:]
	least, n := binary.Varint(d[1:])
	width, d := uint(d[0]), d[1+n:]
	mask := uint64(1)<<width - 1
	for i := range dst {
		at := uint(i) * width
		dst[i] = least + int64(binary.LittleEndian.Uint64(d[at/8:])>>(at%8)&mask)
	}
}

// packer packs blocks; its memory is reused.
type packer struct {
	data   []byte
	values [BlockPaths]int64
	seen   map[uint64]uint32 // columns of the block by their hash
}

// pack turns the rows of n paths into a block. A row holds all series of the first
// month, then those of the second, and so on. Series that are the sum of others are left out, and
// equal columns are kept once.
func (k *packer) pack(rows []int64, n int, parts []int, months int) block {
	k.data = k.data[:0]
	if k.seen == nil {
		k.seen = map[uint64]uint32{}
	}
	clear(k.seen)
	series := len(parts)
	start := make([]uint32, series*months)
	width := series * months
	for m := range months {
		for s := range series {
			if parts[s] > 0 {
				continue
			}
			for i := range n {
				k.values[i] = rows[i*width+m*series+s]
			}
			start[s*months+m] = k.place(n)
		}
	}
	k.data = append(k.data, make([]byte, 8)...)
	return block{data: bytes.Clone(k.data), start: start}
}

// place adds the column of the first n values, if the block has none like it, and returns where it stands.
func (k *packer) place(n int) uint32 {
	hash := key(0)
	for _, v := range k.values[:n] {
		hash = hash.child(uint64(v))
	}
	if at, ok := k.seen[uint64(hash)]; ok {
		return at
	}
	at := uint32(len(k.data))
	k.seen[uint64(hash)] = at
	k.column(k.values[:n])
	return at
}

func (k *packer) column(values []int64) {
	least, most := values[0], values[0]
	for _, v := range values[1:] {
		least, most = min(least, v), max(most, v)
	}
	width := bits.Len64(uint64(most - least))
	if width > 57 { // beyond which eight bytes may not hold what begins within the first
		width = 64
	}
	k.data = binary.AppendVarint(append(k.data, byte(width)), least)
	held, n := uint64(0), 0 // bits that are still to be written, and how many
	for _, v := range values {
		by := uint64(v - least)
		held |= by << n
		if n += width; n >= 64 {
			k.data = binary.LittleEndian.AppendUint64(k.data, held)
			n -= 64
			held = by >> (width - n)
		}
	}
	for ; n > 0; n -= 8 {
		k.data = append(k.data, byte(held))
		held >>= 8
	}
}
