package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// A form is a way to write a law as a mapping: which law is named, which keys
// it needs, which it may have, and what they make. Values are in the
// dimension's unit, except cv, shape, alpha and beta, which are plain.
type form struct {
	law      string // value of the key law; empty where the keys alone tell
	keys     string // needed
	optional []string
	fits     func(d *dimension) bool // nil: any
	build    func(d *dimension, v map[string]float64) (sim.Law, string)
}

// plainKeys hold bare numbers rather than the dimension's literals.
var plainKeys = map[string]bool{"cv": true, "shape": true, "alpha": true, "beta": true}

var forms = []form{
	{keys: "fixed", build: func(_ *dimension, v map[string]float64) (sim.Law, string) { return sim.Fixed(v["fixed"]), "" }},
	{keys: "p10 p50 p90", build: percentiles},
	{keys: "p10 p90", build: percentiles},
	{keys: "mean cv", build: meanCV},
	{keys: "median cv", fits: isPositive, build: medianCV},
	{keys: "low mode high", build: pert},
	{law: "lognormal", keys: "mean cv", fits: isPositive, build: meanCV},
	{law: "lognormal", keys: "median cv", fits: isPositive, build: medianCV},
	{law: "lognormal", keys: "p10 p50 p90", fits: isPositive, build: percentiles},
	{law: "lognormal", keys: "p10 p90", fits: isPositive, build: percentiles},
	{law: "gamma", keys: "mean cv", fits: isPositive, build: func(d *dimension, v map[string]float64) (sim.Law, string) {
		if law, why := needMeanCV(v); law != nil || why != "" {
			return law, why
		}
		return sim.Gamma{M: v["mean"], CV: v["cv"]}, ""
	}},
	{law: "weibull", keys: "shape scale", fits: isPositive, build: func(_ *dimension, v map[string]float64) (sim.Law, string) {
		if v["scale"] <= 0 || v["shape"] < 0.1 || v["shape"] > 100 {
			return nil, "the scale is above 0 and the shape lies between 0.1 and 100"
		}
		return sim.Weibull{K: v["shape"], Lambda: v["scale"]}, ""
	}},
	{law: "exponential", keys: "mean", fits: isPositive, build: func(_ *dimension, v map[string]float64) (sim.Law, string) {
		if v["mean"] <= 0 {
			return nil, "the mean is above 0"
		}
		return sim.Exponential{M: v["mean"]}, ""
	}},
	{law: "normal", keys: "mean sd", optional: []string{"min", "max"}, build: normal},
	{law: "beta", keys: "alpha beta", fits: func(d *dimension) bool { return d.scale == share }, build: func(_ *dimension, v map[string]float64) (sim.Law, string) {
		if a, b := v["alpha"], v["beta"]; a < 0.05 || a > 1e5 || b < 0.05 || b > 1e5 {
			return nil, "alpha and beta lie between 0.05 and 100k"
		}
		return sim.Beta{Alpha: v["alpha"], Beta: v["beta"]}, ""
	}},
}

// formKeys are all keys a literal's mapping can have. No segment is called like one.
var formKeys = []string{"law", "p10", "p50", "p90", "mean", "median", "cv", "sd", "low", "mode", "high", "min", "max", "scale", "shape", "alpha",
	"fixed", "values", "normal", "beta", "spread", "centre_uncertain"}

// formLaw reads a law from a mapping.
func (r *reader) formLaw(n *node, path string, d *dimension, spreads bool) (q quantity) {
	switch {
	case n.get("spread") != nil || n.get("centre_uncertain") != nil:
		return r.uncertainCentre(n, path, d, spreads)
	case n.get("values") != nil:
		r.onlyKeys(n, path, "values")
		q.law = r.observed(n.get("values"), path+".values", d, &q.months)
		return q
	}
	named := ""
	values := map[string]float64{}
	for _, key := range []string{"normal", "beta"} {
		// {normal: {…}} is {law: normal, …}; beta: 3 is a number of {law: beta}.
		if inner := n.get(key); inner != nil && inner.kind == mapping {
			r.onlyKeys(n, path, key)
			named, n, path = key, inner, path+"."+key
			break
		}
	}
	var keys []string
	ok := true
	for _, e := range n.entries {
		key, at := e.key.text, path+"."+e.key.text
		switch {
		case key == "law" && named == "":
			named = e.value.text
			continue
		case key == "source" || key == "confidence":
			r.add(e.key, at, fmt.Sprintf("found %q beside the numbers of a law", key), "it stands one level up", "write {value: {…}, "+key+": …}")
			ok = false
			continue
		case !slices.Contains(formKeys, key) || key == "normal" || key == "values":
			r.add(e.key, at, fmt.Sprintf("unknown key %q", key), "", DidYouMean(key, formKeys))
			ok = false
			continue
		}
		keys = append(keys, key)
		of := d
		if plainKeys[key] {
			of = &coefficients
		} else if (key == "sd" || key == "scale") && d.scale != instant {
			of = &dimension{noun: d.noun, limits: "it is not negative", max: math.Abs(d.max), examples: d.examples, amount: d.amount, words: d.words, parse: d.parse}
		}
		v, months, good := r.one(e.value, at, of)
		values[key], ok = v, ok && good
		q.months = max(q.months, months)
	}
	if !ok {
		return q
	}
	f := formOf(named, keys, d)
	if f == nil {
		r.add(n, path, n.found(), "a law is told by "+strings.Join(formsOf(named, d), ", "))
		return q
	}
	law, why := f.build(d, values)
	if why == "" && !d.usable(law) {
		why = "no useful numbers come of this law; it is too extreme"
	}
	if why != "" {
		r.add(n, path, n.found(), why)
		return q
	}
	q.law = law
	return q
}

// coefficients are the plain numbers of a law, 0.71 or 71%.
var coefficients = dimension{
	noun: "a number such as 0.71", limits: "it lies between 0 and 1m", max: 1e6, examples: []string{"0.71"},
	amount: func(_ *calendar, m measure) (float64, int, bool) { return m.value, 0, m.unit == "" },
}

func formOf(law string, keys []string, d *dimension) *form {
	for i := range forms {
		f := &forms[i]
		if f.law != law || f.fits != nil && !f.fits(d) {
			continue
		}
		needed := strings.Fields(f.keys)
		extra := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return slices.Contains(needed, k) })
		if len(keys)-len(extra) == len(needed) && !slices.ContainsFunc(extra, func(k string) bool { return !slices.Contains(f.optional, k) }) {
			return f
		}
	}
	return nil
}

// formsOf lists the ways to write a law of a dimension, those of the named law
// where there is one.
func formsOf(law string, d *dimension) []string {
	var out []string
	fits := func(f form) bool { return f.fits == nil || f.fits(d) }
	named := slices.ContainsFunc(forms, func(f form) bool { return fits(f) && law != "" && f.law == law })
	for _, f := range forms {
		if !fits(f) || named && f.law != law {
			continue
		}
		keys := strings.Join(strings.Fields(f.keys), ", ")
		if f.law != "" {
			keys = "law: " + f.law + ", " + keys
		}
		out = append(out, "{"+keys+"}")
	}
	if named {
		return out
	}
	return append(out, "{values}")
}

// observed reads a list of values that are equally likely.
func (r *reader) observed(n *node, path string, d *dimension, months *int) sim.Law {
	if n.kind != list || len(n.items) == 0 {
		r.add(n, path, n.found(), "a list of observed values")
		return nil
	}
	values := make(sim.Values, 0, len(n.items))
	for i, item := range n.items {
		v, m, ok := r.one(item, fmt.Sprintf("%s[%d]", path, i+1), d)
		if !ok {
			return nil
		}
		values, *months = append(values, v), max(*months, m)
	}
	return values
}

// uncertainCentre reads {spread: …, centre_uncertain: 15%}: every draw of a path
// is multiplied by one factor, log-normal with median 1 and this coefficient of variation.
func (r *reader) uncertainCentre(n *node, path string, d *dimension, spreads bool) quantity {
	r.onlyKeys(n, path, "spread", "centre_uncertain")
	if !spreads {
		r.add(n, path, "found a spread", "this number is the same for all items", "write a range, such as "+d.span)
		return quantity{}
	}
	spread, by := n.get("spread"), n.get("centre_uncertain")
	if spread == nil || by == nil {
		r.add(n, path, n.found(), "{spread, centre_uncertain} belong together")
		return quantity{}
	}
	q := r.quantity(spread, path+".spread", d, true)
	if cv, _, ok := r.one(by, path+".centre_uncertain", &rates); ok && cv > 0 {
		q.centre = sim.LogNormal{Sigma: math.Sqrt(math.Log1p(cv * cv))}
	}
	return q
}
