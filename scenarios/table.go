package scenarios

import (
	"fmt"
	"reflect"
	"slices"
)

// A Table is a mapping whose keys are names: segments, roles, months. Rows are
// sorted by name, so that the order of keys in a file means nothing.
type Table[T any] []Row[T]

// A Row is an entry of a Table.
type Row[T any] struct {
	place
	Name  string
	Value T
}

func (t *Table[T]) read(r *reader, n *node, path string, _ rule) {
	if n.kind != mapping {
		r.add(n, path, n.found(), "a mapping, each line a name, a colon and what belongs to it")
		return
	}
	*t = make(Table[T], len(n.entries))
	for i, e := range n.entries {
		row := &(*t)[i]
		row.Name = e.key.text
		row.put(join(path, row.Name), e.key)
		r.read(e.value, row.path, reflect.ValueOf(&row.Value).Elem(), rule{})
	}
	slices.SortFunc(*t, func(a, b Row[T]) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
}

// get returns the value under a name, or nil.
func (t Table[T]) get(name string) *T {
	for i := range t {
		if t[i].Name == name {
			return &t[i].Value
		}
	}
	return nil
}

func (Table[T]) under(*node, string) reflect.Type { return reflect.TypeFor[T]() }
func (Table[T]) table(*node) bool                 { return true }

// By is a value that is the same for all or given by name: by segment, or from a month on.
type By[T any] struct {
	place
	All  T
	Rows Table[T] // nil: All holds
}

func (b *By[T]) read(r *reader, n *node, path string, limits rule) {
	b.put(path, n)
	if byName[T](n) {
		b.Rows.read(r, n, path, limits)
		return
	}
	if n.kind == list {
		r.add(n, path, n.found(), "one value, or in {braces} one for each name or from each month on, such as {2027-04: 3, 2028-04: 6}")
		return
	}
	r.read(n, path, reflect.ValueOf(&b.All).Elem(), limits)
}

// byName tells {mid: 20%, smb: 30%} from a value written as a mapping.
func byName[T any](n *node) bool {
	t := reflect.TypeFor[T]()
	if n.kind != mapping || isForm(n) {
		return false
	}
	_, isLiteral := reflect.New(t).Interface().(literal)
	return isLiteral || t.Kind() != reflect.Struct ||
		!slices.ContainsFunc(fieldsOf(t), func(f field) bool { return n.get(f.key) != nil })
}

func (By[T]) under(n *node, key string) reflect.Type {
	t := reflect.TypeFor[T]()
	if byName[T](n) {
		return t
	}
	return under(n, t, key)
}

// one is the type of a value for all; nil for a node that tells values by name.
func (By[T]) one(n *node) reflect.Type {
	if byName[T](n) {
		return nil
	}
	return reflect.TypeFor[T]()
}

func (By[T]) table(n *node) bool { return byName[T](n) || isTable(n, reflect.TypeFor[T]()) }

// in returns the value for a name, or nil.
func (b *By[T]) in(segment string) *T {
	if b.Rows == nil {
		return &b.All
	}
	return b.Rows.get(segment)
}

// Names is one name or a list of them.
type Names []Ref

func (x *Names) read(r *reader, n *node, path string, _ rule) {
	if n.kind != list {
		*x = make(Names, 1)
		(*x)[0].read(r, n, path, rule{})
		return
	}
	*x = make(Names, len(n.items))
	for i, item := range n.items {
		(*x)[i].read(r, item, fmt.Sprintf("%s[%d]", path, i+1), rule{})
	}
}
