package scenarios

import (
	"math"
	"slices"

	"funnelcast/sim"
)

func isPositive(d *dimension) bool { return d.scale == positive }

func percentiles(d *dimension, v map[string]float64) (sim.Law, string) {
	p := []float64{v["p10"], v["p90"]}
	if m, ok := v["p50"]; ok {
		p = []float64{v["p10"], m, v["p90"]}
	}
	if !slices.IsSorted(p) {
		return nil, "percentiles rise: p10, p50, p90"
	}
	if f := outsideScale(d, p); f != nil {
		return nil, f.allowed
	}
	if len(p) == 2 {
		return throughTwo(d, p[0], p[1]), ""
	}
	return throughAll(d, p), ""
}

// needMeanCV returns the law without spread, or why mean and cv make none.
func needMeanCV(v map[string]float64) (sim.Law, string) {
	switch {
	case v["cv"] < 0 || v["cv"] > 10:
		return nil, "a coefficient of variation lies between 0 and 10"
	case v["cv"] == 0:
		return sim.Fixed(v["mean"] + v["median"]), ""
	case v["mean"]+v["median"] <= 0:
		return nil, "the mean or median is above 0"
	case v["cv"] < 0.001:
		return nil, "a coefficient of variation below 0.001 is none; write one number"
	}
	return nil, ""
}

// meanCV is the log-normal with a mean and a coefficient of variation; for a
// rate the beta law, which stays between 0 and 1.
func meanCV(d *dimension, v map[string]float64) (sim.Law, string) {
	if law, why := needMeanCV(v); law != nil || why != "" {
		return law, why
	}
	switch mean, cv := v["mean"], v["cv"]; d.scale {
	case positive:
		return sim.LogNormalMeanCV(mean, cv), ""
	case share:
		n := (1-mean)/(mean*cv*cv) - 1 // α + β
		if mean*n < 0.05 || (1-mean)*n < 0.05 {
			return nil, "a rate cannot vary that much around its mean"
		}
		return sim.Beta{Alpha: mean * n, Beta: (1 - mean) * n}, ""
	}
	return nil, "what may be negative is told by a range or a normal law"
}

func medianCV(_ *dimension, v map[string]float64) (sim.Law, string) {
	if law, why := needMeanCV(v); law != nil || why != "" {
		return law, why
	}
	return sim.LogNormal{Mu: math.Log(v["median"]), Sigma: math.Sqrt(math.Log1p(v["cv"] * v["cv"]))}, ""
}

func pert(_ *dimension, v map[string]float64) (sim.Law, string) {
	if !(v["low"] <= v["mode"] && v["mode"] <= v["high"] && v["low"] < v["high"]) {
		return nil, "low, mode and high rise in this order"
	}
	return sim.PERT{Low: v["low"], Mode: v["mode"], High: v["high"]}, ""
}

// normal is cut off where the dimension ends, or earlier.
func normal(d *dimension, v map[string]float64) (sim.Law, string) {
	n := sim.Normal{Mu: v["mean"], Sigma: v["sd"], Min: d.min, Max: math.Inf(1)}
	if d.scale == share {
		n.Max = d.max
	}
	if x, ok := v["min"]; ok {
		n.Min = x
	}
	if x, ok := v["max"]; ok {
		n.Max = x
	}
	switch {
	case n.Sigma < 0:
		return nil, "a standard deviation is not negative"
	case n.Min >= n.Max:
		return nil, "min lies below max"
	case n.Sigma == 0:
		return sim.Fixed(min(max(n.Mu, n.Min), n.Max)), ""
	case n.Mu < n.Min-5*n.Sigma || n.Mu > n.Max+5*n.Sigma || (n.Max-n.Min)/n.Sigma < 1e-6:
		return nil, "min and max leave practically nothing of the law"
	}
	return n, ""
}
