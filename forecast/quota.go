package forecast

import (
	"math"

	"funnelcast/sim"
)

// quotas fills in what people with a quota made of each fiscal year, by role:
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
func (f *Forecast) quotas(m *sim.Model, p *sim.Paths) {
	people := personYears(m, p, len(f.Years))
	lines := make([][]Line, len(people))
	inTurn(len(people), p.N, func(r *reader, i int) {
		if len(people[i]) > 0 {
			lines[i] = r.attainment(people[i], m.Roles[i%len(m.Roles)].Name)
		}
	})
	for i, l := range lines {
		year := &f.Years[i/len(m.Roles)]
		year.Quota = append(year.Quota, l...)
	}
}

// personYears sorts people's years by fiscal year and then role, each path by path.
func personYears(m *sim.Model, p *sim.Paths, years int) [][]*sim.PersonYear {
	people := make([][]*sim.PersonYear, years*len(m.Roles))
	for block := range p.Blocks() {
		recorded := p.PersonYears(block)
		for i := range recorded {
			y := &recorded[i]
			at := int(y.Year)*len(m.Roles) + int(y.Role)
			people[at] = append(people[at], y)
		}
	}
	return people
}

// attainment describes the people of one role in one year.
func (r *reader) attainment(people []*sim.PersonYear, role string) []Line {
	var full, all []*sim.PersonYear
	for _, who := range people {
		if who.Quota <= 0 {
			continue // nothing was asked of them yet
		}
		all = append(all, who)
		if who.Full {
			full = append(full, who)
		}
	}
	var lines []Line
	if len(full) > 0 {
		lines = append(lines, r.group(full, "full_year_people", "attainment", "people_at_quota")...)
	}
	if len(all) > 0 {
		lines = append(lines, r.group(all, "people_with_quota", "attainment_of_all", "people_at_quota_of_all")...)
		team := r.ratio(r.perPath(people, func(who *sim.PersonYear) (float64, float64) {
			return float64(who.Credit), float64(who.Quota)
		}), 1)
		team.Metric, team.Unit = "team_attainment", "share"
		lines = append(lines, team)
	}
	for i := range lines {
		lines[i].Of = role
	}
	return lines
}

// group describes people who all have a quota.
func (r *reader) group(people []*sim.PersonYear, count, attainment, atQuota string) []Line {
	clear(r.sum)
	keys := make([]int64, len(people))
	for i, who := range people {
		r.sum[who.Path]++
		keys[i] = rankKey(attained(who))
	}
	many := r.line(r.sum, 1)
	many.Metric, many.Unit = count, "count"

	reached := r.ratio(r.perPath(people, func(who *sim.PersonYear) (float64, float64) { return reaches(who), 1 }), 1)
	reached.Metric, reached.Unit = atQuota, "share"
	mean, se := clustered(people, len(r.sum), reaches)
	if mean == 0 || mean == 1 {
		_, se = probability(0, int(math.Round(reached.Defined*float64(len(r.sum))))) // people of a path may all be alike
	}
	reached.Mean, reached.MeanSE = Number(mean), Number(se)

	won := Line{Metric: attainment, Unit: "share", Band: attainments(people, keys, len(r.sum)), Defined: reached.Defined}
	mean, se = clustered(people, len(r.sum), attained)
	won.Mean, won.MeanSE = Number(mean), Number(se)
	return []Line{many, won, reached}
}

// attained is what somebody made of their quota.
func attained(who *sim.PersonYear) float64 { return float64(who.Credit) / float64(who.Quota) }

// reaches is 1 for those who made their quota and 0 for the others.
func reaches(who *sim.PersonYear) float64 {
	if who.Credit >= who.Quota {
		return 1
	}
	return 0
}

// perPath returns the ratio of two sums over the people of every path, NaN where there is nothing
// to compare with.
func (r *reader) perPath(people []*sim.PersonYear, count func(who *sim.PersonYear) (of, n float64)) []float64 {
	for i := range r.values {
		r.values[i] = math.NaN()
	}
	for path, those := range byPath(people) {
		sum, total := 0.0, 0.0
		for _, who := range those {
			of, n := count(who)
			sum, total = sum+of, total+n
		}
		if total > 0 {
			r.values[path] = sum / total
		}
	}
	return r.values
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

// clustered returns the mean over people of all paths and its standard error.
func clustered(people []*sim.PersonYear, paths int, value func(*sim.PersonYear) float64) (mean, se float64) {
	sum := 0.0
	for _, who := range people {
		sum += value(who)
	}
	mean = sum / float64(len(people))
	return mean, scatter(people, paths, func(who *sim.PersonYear) float64 { return value(who) - mean }) / float64(len(people))
}

// scatter is the standard deviation of a sum over people whose values sum to 0, from its
// variance between the paths; paths without people count too.
func scatter(people []*sim.PersonYear, paths int, value func(*sim.PersonYear) float64) float64 {
	if paths < 2 {
		return 0
	}
	squares := 0.0
	for _, those := range byPath(people) {
		sum := 0.0
		for _, who := range those {
			sum += value(who)
		}
		squares += float64(sum * sum)
	}
	return math.Sqrt(squares * float64(paths) / float64(paths-1))
}

// attainments reads the band of people's attainment; keys are their rank keys.
func attainments(people []*sim.PersonYear, keys []int64, paths int) Band {
	l := newLadder(len(keys), thirds, nil)
	l.readKeys(keys)
	deviations := make([]float64, len(thirds))
	for i, percent := range thirds {
		deviations[i] = rankScatter(people, paths, float64(percent)/100, l.percentile(i))
	}
	l = newLadder(len(keys), thirds, deviations)
	l.readKeys(keys)
	return l.band(1)
}

// rankScatter is the standard deviation of how many people lie below their percentile
// p, which is q. Of those at q itself the part that makes p counts as below it.
func rankScatter(people []*sim.PersonYear, paths int, p, q float64) float64 {
	below, same := 0.0, 0.0
	for _, who := range people {
		switch v := attained(who); {
		case v < q:
			below++
		case v == q:
			same++
		}
	}
	part := 0.0
	if same > 0 {
		part = min(max((p*float64(len(people))-below)/same, 0), 1)
	}
	mean := (below + part*same) / float64(len(people))
	return scatter(people, paths, func(who *sim.PersonYear) float64 {
		switch v := attained(who); {
		case v < q:
			return 1 - mean
		case v == q:
			return part - mean
		}
		return -mean
	})
}
