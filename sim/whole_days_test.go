package sim

import "math"

// Queues in whole days are Markov chains that can be followed to the last digit, so that
// the engine is held to theory where days are short too. The exponential law in whole days has
// P(D ≥ k+1) = m(1 − e^−1/m)·e^−k/m for k ≥ 1, with m the mean before rounding: the first day
// ends it with one chance, each later one with another.

// outlasts is the share of such services that outlast their first day, and that of
// the others that outlast each later one.
func outlasts(days float64) (first, later float64) {
	m := wholeDays(days).M
	return -m * math.Expm1(-1/m) * math.Exp(-1/m), math.Exp(-1 / m)
}

// dayLaw is the probability of each number of days below n, 0 first.
func dayLaw(days float64, n int) []float64 {
	first, later := outlasts(days)
	law := make([]float64, n)
	law[1] = 1 - first
	for d, left := 2, first; d < n; d++ {
		law[d] = left * (1 - later)
		left *= later
	}
	return law
}

// poissonLaw is the probability of each count, as far as 10⁻¹⁶ of it goes.
func poissonLaw(rate float64) []float64 {
	law := []float64{math.Exp(-rate)}
	for k := 1; float64(k) < rate || law[k-1] > 1e-16; k++ {
		law = append(law, law[k-1]*rate/float64(k))
	}
	return law
}

// binomialLaw is the probability of each count out of n.
func binomialLaw(n int, p float64) []float64 {
	law := []float64{1}
	for range n {
		next := make([]float64, len(law)+1)
		for k, mass := range law {
			next[k] += mass * (1 - p)
			next[k+1] += mass * p
		}
		law = next
	}
	return law
}

// convolve is the law of a sum, as far as room for it goes.
func convolve(a, b []float64, room int) []float64 {
	sum := make([]float64, min(len(a)+len(b)-1, room))
	for i, x := range a {
		for j := 0; j < len(b) && i+j < len(sum); j++ {
			sum[i+j] += x * b[j]
		}
	}
	return sum
}

// crowd is what a queue shows at the ends of its days in the long run: l items present, lq of
// them waiting; the share of those who come that are not begun on their day, and that are turned away.
type crowd struct{ l, lq, wait, lost float64 }

// crowdOf follows c servers with room for so many items, waiting ones included. The state is
// how many are present and how many of those served began today. In the morning each service ends or not, and who
// waits begins; then a Poisson number comes, of whom those beyond the room are lost.
func crowdOf(c, room int, perDay, days float64) crowd {
	first, later := outlasts(days)
	stay := make([][][]float64, c+1) // by how many began today and how many earlier
	for s := range stay {
		for b := range c + 1 - s {
			stay[s] = append(stay[s], convolve(binomialLaw(s, first), binomialLaw(b, later), c+1))
		}
	}
	come := poissonLaw(perDay)
	blank := func() [][]float64 {
		out := make([][]float64, room+1)
		for n := range out {
			out[n] = make([]float64, min(n, c)+1)
		}
		return out
	}
	now := blank()
	now[0][0] = 1
	for moved := 1.0; ; {
		var f crowd
		morning, next := blank(), blank()
		for n, began := range now {
			served := min(n, c)
			for s, mass := range began {
				if mass < 1e-18 {
					continue
				}
				for k, p := range stay[s][served-s] {
					morning[n-served+k][k] += mass * p
				}
			}
		}
		for n, on := range morning {
			for k, mass := range on {
				if mass < 1e-18 {
					continue
				}
				for a, p := range come {
					then := min(n+a, room)
					next[then][min(then, c)-k] += mass * p
					f.l += mass * p * float64(then)
					f.lq += mass * p * float64(max(then-c, 0))
					f.wait += mass * p * float64(min(then-n, max(then-c, 0))) / perDay
					f.lost += mass * p * float64(n+a-then) / perDay
				}
			}
		}
		if moved < 1e-11 {
			return f
		}
		moved = 0
		for n := range next {
			for s := range next[n] {
				moved += math.Abs(next[n][s] - now[n][s])
			}
		}
		now = next
	}
}
