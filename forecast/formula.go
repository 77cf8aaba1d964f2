package forecast

import (
	"slices"

	"funnelcast/sim"
)

// A formula makes a figure out of what its series come to on a path, in a fiscal
// year or over the plan.
type formula struct {
	metric, of string
	unit       string                    // money for the plan's currency
	needs      []term                    // what must be recorded and not be 0 in every year of every path; else there is no figure
	also       []term                    // what counts as 0 where it is not recorded
	value      func(x []float64) float64 // of the terms, needs first; money in minor units
}

// A term is a series, or several that are added up.
type term []string

// money is the unit of formulas in the plan's currency.
const money = "money"

// quotient is the value of most formulas.
func quotient(x []float64) float64 { return x[0] / x[1] }

// figures fills in the figures of every fiscal year and of the plan.
func (f *Forecast) figures(m *sim.Model, b *books) {
	b.closePlan()
	type job struct {
		block, year int // the year after the last is the plan
		formula     *formula
		columns     [][]*sim.Packed // by term
		line        Line
	}
	var jobs []*job
	for block := range b.formulas {
		for i := range b.formulas[block] {
			made := &b.formulas[block][i]
			if !b.told(made) {
				continue
			}
			for year := range len(b.years) + 1 {
				if columns, ok := b.columns(made, year); ok {
					jobs = append(jobs, &job{block: block, year: year, formula: made, columns: columns})
				}
			}
		}
	}
	inTurn(len(jobs), b.paths.N, func(r *reader, i int) {
		j := jobs[i]
		j.line = r.apply(m, j.formula, r.unpack(j.columns))
	})
	for _, j := range jobs {
		to := &f.Plan
		if j.year < len(f.Years) {
			to = &f.Years[j.year].Figures
		}
		lines := [...]*[]Line{&to.Ratios, &to.Activities, &to.Sources}[j.block]
		*lines = append(*lines, j.line)
	}
}

// told tells whether the plan has what a figure is about.
func (b *books) told(f *formula) bool {
	return !slices.ContainsFunc(f.needs, func(t term) bool { return !slices.ContainsFunc(t, b.has) })
}

// columns are what the accounts of a formula's terms add up in a year; not ok where a cut year has not got them.
func (b *books) columns(f *formula, year int) (columns [][]*sim.Packed, ok bool) {
	for i, t := range slices.Concat(f.needs, f.also) {
		var parts []*sim.Packed
		for _, metric := range t {
			a := b.accounts[metric]
			if a == nil {
				continue
			}
			switch {
			case year == len(a.years):
				parts = append(parts, a.plan...)
			case a.years[year] != nil:
				parts = append(parts, a.years[year])
			}
		}
		if i < len(f.needs) && parts == nil {
			return nil, false
		}
		columns = append(columns, parts)
	}
	return columns, true
}

// unpack is what the columns of each term add up to, path by path.
func (r *reader) unpack(columns [][]*sim.Packed) [][]int64 {
	for len(r.terms) < len(columns) {
		r.terms = append(r.terms, make([]int64, len(r.values)))
	}
	for t, parts := range columns {
		clear(r.terms[t])
		for _, part := range parts {
			part.AddTo(r.terms[t])
		}
	}
	return r.terms[:len(columns)]
}

// apply computes a formula on every path, of whose terms these are the columns, and summarises what it finds.
func (r *reader) apply(m *sim.Model, f *formula, columns [][]int64) Line {
	x := make([]float64, len(columns))
	for path := range r.values {
		for t := range x {
			x[t] = float64(columns[t][path])
		}
		r.values[path] = f.value(x)
	}
	unit, scale := f.unit, 1.0
	if unit == money {
		unit, scale = unitOf(m, sim.Series{Unit: sim.Minor})
	}
	line := r.ratio(r.values, scale)
	line.Metric, line.Of, line.Unit = f.metric, f.of, unit
	return line
}
