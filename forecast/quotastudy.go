package forecast

import (
	"math"
	"slices"

	"funnelcast/sim"
)

// A QuotaStudy is the answer to "what quota can this team carry". It reads it from one run: a quota changes
// no deal, so what people would have made of another quota is what they were credited with, held against that one.
// Where today's quotas already changed something that the model does not know of (zeal, despair,
// people who leave over a quota out of reach), that is not in it.
type QuotaStudy struct {
	Scenario string      `json:"scenario"`
	Hash     string      `json:"hash"`
	Version  string      `json:"version"`
	Currency string      `json:"currency"`
	Seed     uint64      `json:"seed"`
	Paths    int         `json:"paths"`
	Fixed    bool        `json:"fixed_assumptions"`
	Months   []string    `json:"months"`
	Over     float64     `json:"over_assignment"` // share by which today's quotas exceed the plan's
	Years    []QuotaYear `json:"years"`           // by role, then fiscal year; those with people who sat all of it
	Warnings Warnings    `json:"warnings"`
}

// A QuotaYear is one role in one fiscal year. Its people, but for the team's figures, are the full-year
// people: those who sat in the role all year, ramped throughout.
type QuotaYear struct {
	Role   string  `json:"role"`
	Year   string  `json:"fiscal_year"`
	Unit   string  `json:"unit"`   // of credit and quota: a currency code, or "count" for items
	Street float64 `json:"quota"`  // a year of a ramped person today, over-assignment included
	People Line    `json:"people"` // full-year people a path has

	Attainment Line            `json:"attainment"` // of people: credit ÷ quota
	Histogram  []AttainmentBin `json:"histogram"`
	AtQuota    Uncertain       `json:"at_quota"` // share of the people who made it

	Team     Line      `json:"team_attainment"` // of everybody with a quota, by path
	TeamPlan Uncertain `json:"team_plan"`       // what the team's quotas come to without over-assignment, on average
	Plan     Uncertain `json:"plan"`            // probability that the team's credit reaches that

	Curve []Assigned `json:"curve"` // today's quotas are among them
	Carry []Carried  `json:"carry"`

	SkillCV float64     `json:"skill_cv"`        // of the role, in the plan; 0: all are equally skilled
	Skill   *SkillShare `json:"skill,omitempty"` // nil where people are equally skilled, or no path has two
	Pay     *QuotaPay   `json:"pay,omitempty"`   // nil without variable pay
}

// An AttainmentBin is the share of people whose attainment is at least From and less than To; the last
// is open.
type AttainmentBin struct {
	From  float64 `json:"from"`
	To    Number  `json:"to"`
	Share float64 `json:"share"`
	SE    float64 `json:"se"`
}

// Carried is the quota that a share of the people make.
type Carried struct {
	Share float64  `json:"share"`
	Quota Quantile `json:"quota"` // of a year; in the unit of the [QuotaYear]
	// Of is that quota ÷ today's, without the error.
	Of float64 `json:"of_today"`
}

// carriedShares are the shares of people for which a quota is told.
var carriedShares = []float64{0.5, 0.6, 0.7}

// NewQuotaStudy reads the quotas of the roles, indices into the model's, from its run.
func NewQuotaStudy(m *sim.Model, p *sim.Paths, a About, roles []int) *QuotaStudy {
	s := &QuotaStudy{
		Scenario: m.Name, Hash: a.Hash, Version: a.Version, Currency: m.Currency.Code, Seed: p.Seed, Paths: p.N, Fixed: a.Fixed,
		Months: monthsOf(m, p.Months), Over: m.OverAssignment, Years: []QuotaYear{}, Warnings: Warnings{},
	}
	s.Warnings.ofRun(m, p.N, a.Fixed)
	fiscal := yearsOf(m.Start, m.FiscalStart, p.Months)
	addQuotas(fiscal, m, p)
	people := personYears(m, p, len(fiscal))
	years := make([]*QuotaYear, len(roles)*len(fiscal)) // nil where nobody sat all of it
	inTurn(len(years), p.N, func(r *reader, i int) {
		role, year := roles[i/len(fiscal)], i%len(fiscal)
		years[i] = r.quotaYear(m, role, &fiscal[year], people[year*len(m.Roles)+role])
	})
	s.warnOfNobody(m, roles, fiscal, years)
	for _, y := range years {
		if y != nil {
			s.Years = append(s.Years, *y)
		}
	}
	return s
}

// RolesWithQuota are those whose people have one, as indices into the model's.
func RolesWithQuota(m *sim.Model) []int {
	var roles []int
	for i := range m.Roles {
		if yearlyQuota(m, i) > 0 {
			roles = append(roles, i)
		}
	}
	return roles
}

// yearlyQuota is what is asked of a ramped person of a role in a year, in the unit of their credit; 0 for none.
func yearlyQuota(m *sim.Model, role int) float64 {
	r := &m.Roles[role]
	return (r.Quota + 12*r.ItemQuota) * (1 + m.OverAssignment) // at most one of them is set
}

// quotaYear describes one role in one year, of which a forecast already has the bands.
func (r *reader) quotaYear(m *sim.Model, role int, year *Year, people []*sim.PersonYear) *QuotaYear {
	full := slices.DeleteFunc(slices.Clone(people), func(who *sim.PersonYear) bool { return !who.Full || who.Quota <= 0 })
	if len(full) == 0 {
		return nil
	}
	name := m.Roles[role].Name
	scale := 1.0 // units of credit that make one of Unit
	y := &QuotaYear{Role: name, Year: year.Label, Unit: "count"}
	if m.Roles[role].ItemQuota == 0 {
		y.Unit, scale = m.Currency.Code, math.Pow10(m.Currency.Decimals)
	}
	for _, l := range year.Quota {
		switch {
		case l.Of != name:
		case l.Metric == "full_year_people":
			y.People = l
		case l.Metric == "attainment":
			y.Attainment = l
		case l.Metric == "people_at_quota":
			y.AtQuota = Uncertain{float64(l.Mean), float64(l.MeanSE)}
		case l.Metric == "team_attainment":
			y.Team = l
		}
	}
	y.Street = yearlyQuota(m, role) / scale
	y.Histogram = histogram(full, len(r.sum))
	y.assign(m.OverAssignment, full, people, len(r.sum), scale)
	y.carry(r.gather(slices.Values(full)))
	y.SkillCV = m.Roles[role].SkillCV
	y.Skill = skillShare(full, len(r.sum))
	if m.Roles[role].Pay.Variable > 0 {
		y.Pay = r.quotaPay(m, role, full, people)
	}
	return y
}

// histogram counts people in tenths of their quota, up to the 99th percentile or
// three quotas, whichever is less, in the last bin all who have more.
func histogram(people []*sim.PersonYear, paths int) []AttainmentBin {
	const most = 30
	values := make([]float64, len(people))
	for i, who := range people {
		values[i] = attained(who)
	}
	slices.Sort(values)
	n := min(int(10*values[(len(values)-1)*99/100])+1, most)
	n = max(n, 11) // so that 100 % is in the picture
	bins := make([]AttainmentBin, n)
	for i := range bins {
		// Tenths are compared as whole numbers: 7/10 of a quota of 10 is in the bin from 70 %, whatever 0.7 is in binary.
		in := func(who *sim.PersonYear) float64 {
			if at := int64(10 * float64(who.Credit) / who.Quota); at == int64(i) || i == n-1 && at >= int64(i) {
				return 1
			}
			return 0
		}
		b := &bins[i]
		*b = AttainmentBin{From: float64(i) / 10, To: Number(float64(i+1) / 10)}
		if i == n-1 {
			b.To = Number(math.Inf(1))
		}
		share := shareOf(people, paths, in)
		b.Share, b.SE = share.Value, share.SE
	}
	return bins
}

// shareOf is the share of people for whom is is 1, with the error of clusters. Where it is all or
// nobody the error is that of so many paths with such people, as people of a path may all be alike.
func shareOf(people []*sim.PersonYear, paths int, is func(*sim.PersonYear) float64) Uncertain {
	h := make(heads, paths)
	for _, who := range people {
		h[who.Path]++
	}
	mean, se := h.clustered(func(i int) float64 { return is(people[i]) })
	if mean == 0 || mean == 1 {
		n := 0
		for _, of := range h {
			n += int(min(of, 1))
		}
		_, se = probability(0, n)
	}
	return Uncertain{mean, se}
}

// carry finds the quotas that shares of the people make. Somebody makes s times today's quota if their attainment is
// s at least, so the quota that a share p makes is the percentile 1−p of attainment times today's.
func (y *QuotaYear) carry(c *crowd) {
	percents := make([]int, len(carriedShares))
	for i, share := range carriedShares {
		percents[i] = 100 - int(math.Round(100*share))
	}
	l := c.ladder(percents)
	for i, share := range carriedShares {
		of := l.percentile(i)
		lo, hi := l.interval(i)
		y.Carry = append(y.Carry, Carried{Share: share, Quota: Quantile{of * y.Street, lo * y.Street, hi * y.Street}, Of: of})
	}
}

// personYears sorts people's years by fiscal year and then role, each path by path. All of them are kept.
func personYears(m *sim.Model, p *sim.Paths, years int) [][]*sim.PersonYear {
	people := make([][]*sim.PersonYear, years*len(m.Roles))
	for at := range people {
		for who := range p.PersonYears(at/len(m.Roles), at%len(m.Roles)) {
			kept := *who
			people[at] = append(people[at], &kept)
		}
	}
	return people
}

// byPath yields the people of each path that has any. They are in the order of their paths.
func byPath(people []*sim.PersonYear) func(yield func(path int, those []*sim.PersonYear) bool) {
	return func(yield func(int, []*sim.PersonYear) bool) {
		for len(people) > 0 {
			n := 1
			for n < len(people) && people[n].Path == people[0].Path {
				n++
			}
			if !yield(int(people[0].Path), people[:n]) {
				return
			}
			people = people[n:]
		}
	}
}
