package sim

import "fmt"

// A Packed is a column of whole numbers, one a path, that is kept as those of the paths are.
type Packed struct {
	data  []byte // nil: it is in the store
	store *Store
	at    int64
	size  int
}

// Pack keeps a column made of those of the paths, for as long as it takes to need it again.
func (p *Paths) Pack(column []int64) Packed {
	var data []byte
	for i := 0; i < len(column); i += BlockPaths {
		data = appendPacked(data, column[i:min(i+BlockPaths, len(column))])
	}
	k := Packed{store: p.store, size: len(data)}
	if p.store == nil || p.store.hold(len(data)) {
		k.data = append(make([]byte, 0, len(data)+slack), data...)[:len(data)+slack]
		return k
	}
	p.store.hold(-len(data))
	k.at = p.store.reserve(len(data))
	if _, err := p.store.file.WriteAt(data, k.at); err != nil {
		p.store.fail(fmt.Errorf("keeping what is made of the run: %w", err))
	}
	return k
}

// AddTo adds the column to dst, path by path.
func (k *Packed) AddTo(dst []int64) {
	data := k.data
	if data == nil {
		data = make([]byte, k.size+slack)
		k.store.read(data[:k.size], k.at)
	}
	addColumn(dst, data)
}
