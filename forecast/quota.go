package forecast

import (
	"iter"
	"math"

	"funnelcast/sim"
)

// addQuotas fills in what people with a quota made of each fiscal year, by role:
//
//	full_year_people       people who sat in the role all year, ramped throughout; a path has so many
//	attainment             what they were credited with ÷ their quota: the band of such people of all paths
//	people_at_quota        the share of them who reached it: the band of the paths' shares, and
//	                       as Mean the share of all of them
//	people_with_quota      people with any quota, also those who came, left or were ramping
//	attainment_of_all      the same of them, against the part of the quota that was theirs
//	people_at_quota_of_all
//	team_attainment        the role's credit ÷ its quota: the band of the paths that have a quota
//
// A year that the horizon cuts has nobody who sat in it all year. Where
// nobody of a role did on any path, what tells of them is left out.
//
// People of one path share its market: their years are not independent, and many people in few
// paths tell less than their number. So errors are those of clusters: with y what the people of a path
// add to a total and n how many they are, the ratio y/n of all paths together has the standard error
// √(N/(N−1)·Σ(y − ratio·n)²) ÷ Σn (W. G. Cochran, Sampling Techniques, 1977, 6.3),
// and a percentile has the order statistics one such error of its rank either side
// (R. S. Woodruff, Journal of the American Statistical Association 47, 1952).
func addQuotas(years []Year, m *sim.Model, p *sim.Paths) {
	lines := make([][]Line, len(years)*len(m.Roles))
	inTurn(len(lines), p.N, func(r *reader, i int) {
		year, role := i/len(m.Roles), i%len(m.Roles)
		lines[i] = r.attainment(p.PersonYears(year, role), m.Roles[role].Name)
	})
	for i, l := range lines {
		year := &years[i/len(m.Roles)]
		year.Quota = append(year.Quota, l...)
	}
}

// everybody yields people's years, path by path. They are not kept: what the next one yields may overwrite the last.
type everybody = iter.Seq[*sim.PersonYear]

// those are people of whom something holds.
func those(people everybody, is func(who *sim.PersonYear) bool) everybody {
	return func(yield func(*sim.PersonYear) bool) {
		for who := range people {
			if is(who) && !yield(who) {
				return
			}
		}
	}
}

// attainment describes the people of one role in one year; nil where nothing was asked of anybody.
func (r *reader) attainment(people everybody, role string) []Line {
	all := those(people, func(who *sim.PersonYear) bool { return who.Quota > 0 }) // nothing was asked of the others yet
	full := those(all, func(who *sim.PersonYear) bool { return who.Full })
	lines := r.group(full, "full_year_people", "attainment", "people_at_quota")
	if ofAll := r.group(all, "people_with_quota", "attainment_of_all", "people_at_quota_of_all"); ofAll != nil {
		team := r.ratio(r.perPath(people, func(who *sim.PersonYear) (float64, float64) {
			return float64(who.Credit), who.Quota
		}), 1)
		team.Metric, team.Unit = "team_attainment", "share"
		lines = append(append(lines, ofAll...), team)
	}
	for i := range lines {
		lines[i].Of = role
	}
	return lines
}

// A crowd is people who all have a quota.
type crowd struct {
	heads
	keys []int64 // rank keys of what they made of it, path by path
}

// attained is what the i-th made of their quota.
func (c *crowd) attained(i int) float64 { return keyed(c.keys[i]) }

// reaches is 1 for those who made their quota and 0 for the others.
func (c *crowd) reaches(i int) float64 {
	if c.attained(i) >= 1 {
		return 1
	}
	return 0
}

// gather makes people the reader's crowd.
func (r *reader) gather(people everybody) *crowd {
	c := &r.crowd
	if c.heads == nil {
		c.heads = make(heads, len(r.sum))
	}
	clear(c.heads)
	c.keys = c.keys[:0]
	for who := range people {
		c.heads[who.Path]++
		c.keys = append(c.keys, rankKey(attained(who)))
	}
	return c
}

// group describes people who all have a quota; nil where there is nobody.
func (r *reader) group(people everybody, count, attainment, atQuota string) []Line {
	c := r.gather(people)
	if len(c.keys) == 0 {
		return nil
	}
	for path, n := range c.heads {
		r.sum[path] = int64(n)
	}
	many := r.line(r.sum, 1)
	many.Metric, many.Unit = count, "count"

	reached := r.ratio(r.shareReaching(c), 1)
	reached.Metric, reached.Unit = atQuota, "share"
	mean, se := c.clustered(c.reaches)
	if mean == 0 || mean == 1 {
		_, se = probability(0, int(math.Round(reached.Defined*float64(len(r.sum))))) // people of a path may all be alike
	}
	reached.Mean, reached.MeanSE = Number(mean), Number(se)

	won := Line{Metric: attainment, Unit: "share", Band: c.band(), Defined: reached.Defined}
	mean, se = c.clustered(c.attained)
	won.Mean, won.MeanSE = Number(mean), Number(se)
	return []Line{many, won, reached}
}

// shareReaching is the share of each path's people who made their quota, NaN where there is nobody.
func (r *reader) shareReaching(c *crowd) []float64 {
	at := 0
	for path, n := range c.heads {
		sum := 0.0
		for range n {
			sum += c.reaches(at)
			at++
		}
		r.values[path] = sum / float64(n) // 0/0 is NaN
	}
	return r.values
}

// attained is what somebody made of their quota.
func attained(who *sim.PersonYear) float64 { return float64(who.Credit) / who.Quota }

// perPath returns the ratio of two sums over the people of every path, NaN where there is nothing
// to compare with.
func (r *reader) perPath(people everybody, count func(who *sim.PersonYear) (of, n float64)) []float64 {
	for i := range r.values {
		r.values[i] = math.NaN()
	}
	path, sum, total := int32(-1), 0.0, 0.0
	for who := range people {
		if who.Path != path {
			path, sum, total = who.Path, 0, 0
		}
		of, n := count(who)
		if sum, total = sum+of, total+n; total > 0 {
			r.values[path] = sum / total
		}
	}
	return r.values
}

// heads are how many people each path has. What is said of people is said of them in their order, path by path.
type heads []int32

// clustered returns the mean over people of all paths and its standard error, NaN with a single path; value is that of the i-th of them.
func (h heads) clustered(value func(i int) float64) (mean, se float64) {
	sum, n := 0.0, 0
	for _, of := range h {
		for range of {
			sum += value(n)
			n++
		}
	}
	mean = sum / float64(n)
	if len(h) < 2 {
		return mean, math.NaN()
	}
	return mean, h.scatter(func(i int) float64 { return value(i) - mean }) / float64(n)
}

// scatter is the standard deviation of a sum over people whose values sum to 0, from its
// variance between the paths; paths without people count too.
func (h heads) scatter(value func(i int) float64) float64 {
	if len(h) < 2 {
		return 0
	}
	squares, n := 0.0, 0
	for _, of := range h {
		sum := 0.0
		for range of {
			sum += value(n)
			n++
		}
		squares += float64(sum * sum)
	}
	return math.Sqrt(squares * float64(len(h)) / float64(len(h)-1))
}

// band reads the band of people's attainment.
func (c *crowd) band() Band { return c.ladder(thirds).band(1) }

// ladder reads percentiles of people's attainment with the errors of clusters.
func (c *crowd) ladder(percents []int) *ladder {
	l := newLadder(len(c.keys), percents, nil)
	l.readKeys(c.keys)
	deviations := make([]float64, len(percents))
	for i, percent := range percents {
		deviations[i] = c.rankScatter(float64(percent)/100, l.percentile(i))
	}
	within := newLadder(len(c.keys), percents, deviations)
	within.store = l.store
	within.readKeys(c.keys)
	return within
}

// rankScatter is the standard deviation of how many people lie below their percentile
// p, which is q. Of those at q itself the part that makes p counts as below it.
func (c *crowd) rankScatter(p, q float64) float64 {
	below, same := 0.0, 0.0
	for i := range c.keys {
		switch v := c.attained(i); {
		case v < q:
			below++
		case v == q:
			same++
		}
	}
	n, part := float64(len(c.keys)), 0.0
	if same > 0 {
		part = min(max((p*n-below)/same, 0), 1)
	}
	mean := (below + part*same) / n
	return c.scatter(func(i int) float64 {
		switch v := c.attained(i); {
		case v < q:
			return 1 - mean
		case v == q:
			return part - mean
		}
		return -mean
	})
}
