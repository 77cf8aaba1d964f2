package sim

import "math"

// A poisson inverts the distribution function of a Poisson count from one
// uniform number: a higher rate keeps the same count or adds to it. Its
// window of counts holds all but 10⁻¹⁷ of the probability.
type poisson struct {
	rate  float64
	first int           // the count cdf[0] belongs to
	cdf   []float64     // P(N ≤ first+i)
	guide [guides]int32 // by j: the first i for which cdf[i] > j/guides
}

// guides is into how many parts uniform numbers are sorted, each with a place to begin the search (an indexed search;
// Chen and Asau, On Generating Random Variates from an Empirical Distribution, 1974).
const guides = 64

// set prepares the inversion for a rate, reusing the window's memory.
func (p *poisson) set(rate float64) {
	if rate == p.rate && p.cdf != nil {
		return
	}
	p.rate, p.first, p.cdf = rate, 0, p.cdf[:0]
	if rate <= 0 {
		return
	}
	reach := 10 + 9*math.Sqrt(rate)
	p.first = max(0, int(rate-reach))
	lg, _ := math.Lgamma(float64(p.first) + 1)
	mass := math.Exp(float64(p.first)*math.Log(rate) - rate - lg)
	sum := 0.0
	for k := p.first; k <= int(rate+reach); k++ {
		sum += mass
		p.cdf = append(p.cdf, sum)
		mass *= rate / float64(k+1)
	}
	for i := range p.cdf { // what rounding left of the sum
		p.cdf[i] /= sum
	}
	i := 0
	for j := range p.guide {
		for p.cdf[i] <= float64(j)/guides {
			i++
		}
		p.guide[j] = int32(i)
	}
}

// at is the smallest count whose distribution function exceeds u.
func (p *poisson) at(u float64) int {
	if len(p.cdf) == 0 {
		return 0
	}
	i := int(p.guide[int(u*guides)%guides])
	for i < len(p.cdf)-1 && p.cdf[i] <= u {
		i++
	}
	return p.first + i
}

// fewPoisson is the same inversion for a small rate. Mostly there is none, which
// 1 − rate ≤ e^−rate tells without an exponential.
func fewPoisson(u, rate float64) int {
	if u < 1-rate {
		return 0
	}
	return somePoisson(u, rate)
}

// manyItems is the mean from which on a window of counts is worth its making.
const manyItems = 6

// draw is the count for uniform u at a rate.
func (p *poisson) draw(rate, u float64) int {
	if rate < manyItems {
		return fewPoisson(u, rate)
	}
	p.set(rate)
	return p.at(u)
}

// rare is the lot of the days around one, for something rare.
func (k key) rare(what uint64, day int64) lot { return lot(k.child(what ^ 1<<40 ^ uint64(day>>3))) }

// none tells of a day and a rate that the day's byte in its lot says that there is nothing, as it mostly does.
func (l lot) none(day int64, rate float64) bool { return float64(l.of(uint32(day)))+1 <= 256*(1-rate) }

// few is what a day brings of something rare: a Poisson count, and the key of the day. The first bits of
// its luck stand in a lot with those of the days around; mostly they say that there is none.
func (k key) few(what uint64, day int64, rate float64) (n int, today key) {
	lot := k.rare(what, day)
	if lot.none(day, rate) {
		return 0, 0
	}
	today = k.child(what ^ uint64(day))
	return fewPoisson(finer(lot.of(uint32(day)), today.draw(toVolume)), rate), today
}

func somePoisson(u, rate float64) int {
	n := 0
	for mass := math.Exp(-rate); u >= mass && n < 1000; {
		u -= mass
		n++
		mass *= rate / float64(n)
	}
	return n
}
