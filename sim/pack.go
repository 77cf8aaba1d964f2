package sim

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// A packed column is the least of its values and, in as few bits as the largest needs, how
// much each of them exceeds it: a byte with the number of bits, the least as a varint, the bits. Behind the
// last column there are slack bytes, which reading eight at once may touch.
const slack = 8

// addPacked adds a packed column to dst and returns what stands behind it.
func addPacked(dst []int64, d []byte) []byte {
	least, n := binary.Varint(d[1:])
	width, d := uint(d[0]), d[1+n:]
	if width > 0 {
		mask := uint64(1)<<width - 1
		for i := range dst {
			at := uint(i) * width
			dst[i] += least + int64(binary.LittleEndian.Uint64(d[at/8:])>>(at%8)&mask)
		}
	} else if least != 0 {
		for i := range dst {
			dst[i] += least
		}
	}
	return d[packedBytes(width, len(dst)):]
}

// skipColumn returns what stands behind a packed column of n values.
func skipColumn(d []byte, n int) []byte {
	_, least := binary.Varint(d[1:])
	return d[1+least+packedBytes(uint(d[0]), n):]
}

func packedBytes(width uint, n int) int { return (n*int(width) + 7) / 8 }

// addColumn adds to dst what neighbouring blocks have of a column.
func addColumn(dst []int64, d []byte) {
	for len(dst) > 0 {
		n := min(BlockPaths, len(dst))
		d = addPacked(dst[:n], d)
		dst = dst[n:]
	}
}

// packer packs blocks; its memory is reused.
type packer struct {
	groups groups
	data   []byte
	values [BlockPaths]int64
	seen   map[uint64]uint32 // columns of the block by their hash
	sorting
}

// pack turns the rows of n paths, and the years of their people, into a stretch of one block. A row
// holds all series of the first month, then those of the second, and so on. Series that are the sum of others
// are left out, and equal columns are kept once.
func (k *packer) pack(rows []int64, n int, parts []int, months int, people []PersonYear) stretch {
	k.data = k.data[:0]
	if k.seen == nil {
		k.seen = map[uint64]uint32{}
	}
	clear(k.seen)
	series := len(parts)
	start := make([]uint32, series*months+k.groups.count())
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
	k.packPeople(start[width:], people)
	k.data = append(k.data, make([]byte, slack)...)
	return stretch{blocks: 1, start: start, data: bytes.Clone(k.data)}
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
	k.data = appendPacked(k.data, k.values[:n])
	return at
}

// appendPacked packs a column behind data.
func appendPacked(data []byte, values []int64) []byte {
	least, most := values[0], values[0]
	for _, v := range values[1:] {
		least, most = min(least, v), max(most, v)
	}
	width := bits.Len64(uint64(most - least))
	if width > 57 { // beyond which eight bytes may not hold what begins within the first
		width = 64
	}
	data = binary.AppendVarint(append(data, byte(width)), least)
	held, n := uint64(0), 0 // bits that are still to be written, and how many
	for _, v := range values {
		by := uint64(v - least)
		held |= by << n
		if n += width; n >= 64 {
			data = binary.LittleEndian.AppendUint64(data, held)
			n -= 64
			held = by >> (width - n)
		}
	}
	for ; n > 0; n -= 8 {
		data = append(data, byte(held))
		held >>= 8
	}
	return data
}
