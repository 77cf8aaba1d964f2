package sim

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sync"
)

// A stretch is neighbouring blocks, packed: of each column, and of each group of people's years, what the
// blocks have of it, one after the other. In memory it is one block; in the store it is many, so
// that a column is read in few large parts.
type stretch struct {
	first, blocks int
	start         []uint32 // of each column, then of each group
	data          []byte   // nil: it is in the store
	at            int64    // there
	size          []uint32 // of each column and group, where it is in the store
}

// stretchBlocks is how many blocks are stored together: 8,192 paths, of which a column takes about 10 kB.
const stretchBlocks = 128

// bytes is how much memory the stretch takes.
func (s *stretch) bytes() int { return len(s.data) + 4*len(s.start) }

// column is what the stretch has of a column, until memory, into which what is in the store is read, is used again.
func (s *stretch) column(store *Store, memory *[]byte, c int) []byte {
	if s.data != nil {
		return s.data[s.start[c]:]
	}
	size := int(s.size[c])
	*memory = slices.Grow((*memory)[:0], size+slack)[:size+slack]
	store.read((*memory)[:size], s.at+int64(s.start[c]))
	return *memory
}

// fetched is the whole stretch in memory.
func (s *stretch) fetched(store *Store, memory []byte) stretch {
	size := 0
	for c, start := range s.start {
		size = max(size, int(start)+int(s.size[c]))
	}
	in := *s
	in.data = slices.Grow(memory[:0], size+slack)[:size+slack]
	store.read(in.data[:size], s.at)
	return in
}

// shelf gathers a run's blocks, in whatever order they come, and stores those for which there is no room in
// memory as soon as enough neighbours are there.
type shelf struct {
	out    *Paths
	blocks []stretch // of one block; empty once it is stored
	stored []stretch // by stretch; empty where its blocks are in memory
	there  []int     // by stretch: how many of its blocks came
	mu     sync.Mutex
}

func newShelf(out *Paths) *shelf {
	stretches := (out.Blocks() + stretchBlocks - 1) / stretchBlocks
	return &shelf{out: out, blocks: make([]stretch, out.Blocks()), stored: make([]stretch, stretches), there: make([]int, stretches)}
}

// put takes block b. While blocks are written others wait, or there might soon be more of them than memory holds.
func (h *shelf) put(b int, block stretch) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	block.first = b
	h.blocks[b] = block
	store := h.out.store
	if store == nil {
		return nil
	}
	i := b / stretchBlocks
	h.there[i]++
	of := h.blocks[i*stretchBlocks : min((i+1)*stretchBlocks, len(h.blocks))]
	if store.hold(block.bytes()) || h.there[i] < len(of) {
		return nil
	}
	var err error
	if h.stored[i], err = h.write(of); err != nil {
		return store.fail(fmt.Errorf("keeping what the run recorded: %w", err))
	}
	for j := range of {
		store.hold(-of[j].bytes())
		of[j] = stretch{}
	}
	return nil
}

// write writes blocks to the store as one stretch.
func (h *shelf) write(blocks []stretch) (stretch, error) {
	p, columns := h.out, len(blocks[0].start)
	s := stretch{first: blocks[0].first, blocks: len(blocks), start: make([]uint32, columns), size: make([]uint32, columns)}
	order := make([]int, 0, columns) // columns that differ
	seen := map[key]int{}            // them by the hash of their places in the blocks
	end := uint32(0)
	for c := range columns {
		if c < p.columns() && p.parts[c/p.Months] > 0 {
			continue
		}
		hash := key(0)
		for i := range blocks {
			hash = hash.child(uint64(blocks[i].start[c]))
		}
		if same, ok := seen[hash]; ok {
			s.start[c], s.size[c] = s.start[same], s.size[same]
			continue
		}
		seen[hash] = c
		order = append(order, c)
		s.start[c] = end
		for i := range blocks {
			s.size[c] += uint32(len(p.piece(&blocks[i], c)))
		}
		end += s.size[c]
	}
	s.at = p.store.reserve(int(end))
	w := bufio.NewWriterSize(io.NewOffsetWriter(p.store.file, s.at), 1<<20)
	for _, c := range order {
		for i := range blocks {
			w.Write(p.piece(&blocks[i], c)) // its error is Flush's
		}
	}
	return s, w.Flush()
}

// piece is what a block in memory has of a column or a group.
func (p *Paths) piece(block *stretch, c int) []byte {
	d := block.data[block.start[c]:]
	rest := skipPeople
	if c < p.columns() {
		rest = func(d []byte) []byte { return skipColumn(d, p.inBlock(block.first)) }
	}
	return d[:len(d)-len(rest(d))]
}

// close hands the paths what was gathered.
func (h *shelf) close() {
	for i := range h.stored {
		if h.stored[i].blocks > 0 {
			h.out.kept = append(h.out.kept, h.stored[i])
			continue
		}
		h.out.kept = append(h.out.kept, h.blocks[i*stretchBlocks:min((i+1)*stretchBlocks, len(h.blocks))]...)
	}
}
