package scenarios

import "fmt"

// key returns the place of a key of a mapping, where the mapping has it.
func (p place) key(name string) (place, bool) {
	if p.node != nil {
		for _, e := range p.node.entries {
			if e.key.text == name {
				return place{path: join(p.path, name), node: e.key}, true
			}
		}
	}
	return place{}, false
}

// has tells whether a mapping has a key, readable or not.
func (p place) has(key string) bool {
	_, ok := p.key(key)
	return ok
}

// missing reports a key that a mapping lacks. What is no mapping was reported by the reader.
func (x *resolver) missing(p place, key, allowed string, hint ...string) {
	if p.node != nil && p.node.kind == mapping && !p.has(key) {
		x.add(p.node, p.path, fmt.Sprintf("missing key %q", key), append([]string{allowed}, hint...)...)
	}
}

// needs reports a key that is written without another.
func (x *resolver) needs(p place, have, need, allowed string, hint ...string) {
	if key, ok := p.key(have); ok && !p.has(need) {
		x.add(key.node, key.path, fmt.Sprintf("found %s without %s", have, need), append([]string{allowed}, hint...)...)
	}
}

// excludes reports a key that is written beside another.
func (x *resolver) excludes(p place, have, other, allowed string) {
	if key, ok := p.key(have); ok && p.has(other) {
		x.add(key.node, key.path, fmt.Sprintf("found %s beside %s", have, other), allowed, "remove one of the two")
	}
}
