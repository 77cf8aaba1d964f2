package sim

import (
	"encoding/binary"
	"iter"
	"math"
)

// A PersonYear is what one person with a quota made of one fiscal year, or of
// the part of it that they sat in the role and the plan covers.
type PersonYear struct {
	Path     int32   // of the whole run, from 0
	Year     int16   // fiscal year of the plan, from 0
	Role     int16   // index into Model.Roles
	Full     bool    // twelve months in the role, ramped throughout, but for a part of the first day
	Skill    float32 // of the person, 1 on average
	Credit   int64   // first-year value won, minor units; accepted items for a role with an ItemQuota
	Quota    float64 // for their time in the role, ramped, over-assignment included; in the unit of Credit, items to the thousandth
	Variable int64   // variable pay earned, minor units
}

// groups are the fiscal years and roles by which people's years are kept.
type groups struct{ years, roles int }

func (g groups) count() int { return g.years * g.roles }

func (g groups) of(y *PersonYear) int { return int(y.Year)*g.roles + int(y.Role) }

// groups are those of a plan.
func (p *plan) groups() groups { return groups{len(p.whole), len(p.roles)} }

// groupsOf are enough for some people.
func groupsOf(people []PersonYear) (g groups) {
	for i := range people {
		g.years, g.roles = max(g.years, int(people[i].Year)+1), max(g.roles, int(people[i].Role)+1)
	}
	return g
}

// fields is how many columns a group of people's years is packed in: Path, Full, Skill, Credit, Quota and
// Variable.
const fields = 6

// sorting is the memory of packPeople.
type sorting struct {
	sorted  [][]*PersonYear // by group
	columns [fields][]int64
}

// packPeople packs the years of a block's people, ordered by path, behind its columns, by group: how many there are, then
// their columns. It notes where each group begins.
func (k *packer) packPeople(start []uint32, people []PersonYear) {
	for len(k.sorted) < len(start) {
		k.sorted = append(k.sorted, nil)
	}
	for g := range start {
		k.sorted[g] = k.sorted[g][:0]
	}
	for i := range people {
		g := k.groups.of(&people[i])
		k.sorted[g] = append(k.sorted[g], &people[i])
	}
	for g := range start {
		start[g] = uint32(len(k.data))
		k.data = binary.AppendUvarint(k.data, uint64(len(k.sorted[g])))
		if len(k.sorted[g]) == 0 {
			continue
		}
		for f := range k.columns {
			k.columns[f] = k.columns[f][:0]
		}
		for _, y := range k.sorted[g] {
			full := int64(0)
			if y.Full {
				full = 1
			}
			for f, v := range [fields]int64{int64(y.Path), full, int64(math.Float32bits(y.Skill)), y.Credit, packQuota(y.Quota), y.Variable} {
				k.columns[f] = append(k.columns[f], v)
			}
		}
		for _, column := range k.columns {
			k.data = appendPacked(k.data, column)
		}
	}
}

// packQuota makes a quota a whole number: that of money is one, and one of items that is none is negative and in thousandths.
func packQuota(q float64) int64 {
	if q == math.Trunc(q) {
		return int64(q)
	}
	return -int64(math.Round(1000 * q))
}

func unpackQuota(v int64) float64 {
	if v < 0 {
		return float64(-v) / 1000
	}
	return float64(v)
}

// skipPeople returns what stands behind a group of a block.
func skipPeople(d []byte) []byte {
	n, read := binary.Uvarint(d)
	d = d[read:]
	for range min(n, 1) * fields {
		d = skipColumn(d, int(n))
	}
	return d
}

// PersonYears yields the years of people of a role, an index into Model.Roles, in a fiscal year of the plan, from 0, path by
// path. Each is overwritten by the next.
func (p *Paths) PersonYears(year, role int) iter.Seq[*PersonYear] {
	return func(yield func(*PersonYear) bool) {
		if year >= p.groups.years || role >= p.groups.roles {
			return
		}
		var memory []byte
		var columns [fields][]int64
		y := PersonYear{Year: int16(year), Role: int16(role)}
		for i := range p.kept {
			s := &p.kept[i]
			d := s.column(p.store, &memory, p.columns()+year*p.groups.roles+role)
			for range s.blocks {
				n, length := binary.Uvarint(d)
				if d = d[length:]; n == 0 {
					continue
				}
				for f := range columns {
					columns[f] = sized(columns[f], int(n))
					clear(columns[f])
					d = addPacked(columns[f], d)
				}
				for j := range n {
					y.Path, y.Full, y.Skill = int32(columns[0][j]), columns[1][j] == 1, math.Float32frombits(uint32(columns[2][j]))
					y.Credit, y.Quota, y.Variable = columns[3][j], unpackQuota(columns[4][j]), columns[5][j]
					if !yield(&y) {
						return
					}
				}
			}
		}
	}
}
