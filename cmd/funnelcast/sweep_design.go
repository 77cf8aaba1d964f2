package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"funnelcast/forecast"
	"funnelcast/scenarios"
)

const (
	mostAxes   = 3
	mostPanels = 9 // heat maps beside each other that can still be read
	mostCells  = 400
	mostSwept  = 10_000_000 // futures of all cells together; their columns take a few hundred megabytes
)

// design reads the axes and the plan of every cell, and reports every mistake.
func (f *sweepFlags) design(name string) (forecast.SweepDesign, error) {
	var d forecast.SweepDesign
	base, err := scenarios.Load(name, f.patches)
	errs := []error{err}
	cells, err := f.readAxes()
	errs = append(errs, err)
	if f.Paths == 0 {
		f.Paths = forecast.PathsPerCell(max(cells, 1))
	}
	errs = append(errs, f.checkPaired())
	if cells > 0 && f.Paths > mostSwept/cells {
		errs = append(errs, fmt.Errorf("--paths: found %d; %d cells take at most %d futures each", f.Paths, cells, mostSwept/cells))
	}
	if base != nil {
		_, err := f.plan(base)
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return d, badScenario(err)
	}
	if err := f.tryAlone(name, base); err != nil {
		return d, badScenario(err)
	}
	d = forecast.SweepDesign{Options: f.Options, Scenario: base.Name, Hash: base.Hash(), Version: version}
	for _, a := range f.axes {
		d.Axes = append(d.Axes, forecast.SweptAxis(a))
	}
	for _, set := range f.combinations() {
		cell, err := f.load(name, set)
		if err != nil {
			return d, badScenario(err)
		}
		plan, err := f.plan(cell)
		if err != nil {
			return d, badScenario(err)
		}
		d.Plans = append(d.Plans, plan)
	}
	return d, nil
}

// tryAlone reads the plan with each value alone, so that a mistake is told once and not in every cell of its row, and gathers what
// the plans give by themselves to be told.
func (f *sweepFlags) tryAlone(name string, base *scenarios.Scenario) error {
	own := noted(base)
	f.notes = own
	var errs []error
	for _, a := range f.axes {
		for _, v := range a.Values {
			set := a.Path + "=" + v
			changed, err := f.load(name, []string{set})
			if errs = append(errs, err); changed != nil {
				_, err := f.plan(changed)
				errs = append(errs, err)
				f.notes = join(f.notes, notedBeside(own, set, changed))
			}
		}
	}
	return distinct(errs)
}

// combinations are the changes of every cell, one value of each axis, the last axis's beside each other.
func (f *sweepFlags) combinations() [][]string {
	sets := [][]string{nil}
	for _, a := range f.axes {
		var longer [][]string
		for _, set := range sets {
			for _, v := range a.Values {
				longer = append(longer, append(slices.Clone(set), a.Path+"="+v))
			}
		}
		sets = longer
	}
	return sets
}

// readAxes reads what is varied, the third axis first, and returns how many cells that makes.
func (f *sweepFlags) readAxes() (cells int, err error) {
	const example = "such as --vary team.bdr=1..9"
	switch n := len(f.vary); {
	case n == 0:
		return 0, fmt.Errorf("--vary is missing; it says what to try, %s", example)
	case n > mostAxes:
		return 0, fmt.Errorf("--vary is there %d times; a grid has one axis, two or three", n)
	}
	var errs []error
	cells = 1
	for _, text := range f.vary {
		a, err := scenarios.ParseAxis(text)
		if err != nil {
			errs = append(errs, fmt.Errorf("--vary: %w", err))
			continue
		}
		if slices.ContainsFunc(f.axes, func(b scenarios.Axis) bool { return b.Path == a.Path }) {
			errs = append(errs, fmt.Errorf("--vary: %s is there twice; give all its values in one, as in %s=1,2,5", a.Path, a.Path))
		}
		f.axes = append(f.axes, a)
		cells *= len(a.Values)
	}
	if cells > mostCells {
		errs = append(errs, fmt.Errorf("--vary: %d cells are too many, at most %d; take larger steps or fewer values", cells, mostCells))
	}
	if len(f.axes) == mostAxes {
		third := f.axes[mostAxes-1]
		if n := len(third.Values); n > mostPanels {
			errs = append(errs, fmt.Errorf("--vary: the third axis, %s, has %d values; each is a heat map of its own, at most %d", third.Path, n, mostPanels))
		}
		f.axes = []scenarios.Axis{third, f.axes[0], f.axes[1]} // a panel's cells are beside each other
	}
	return cells, errors.Join(errs...)
}

// load reads the plan of one cell.
func (f *sweepFlags) load(name string, set []string) (*scenarios.Scenario, error) {
	patches := f.patches
	patches.Set = slices.Concat(patches.Set, set)
	s, err := scenarios.Load(name, patches)
	var problems scenarios.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			if problems[i].File == "--set" {
				problems[i].File = "--vary"
			}
		}
		err = problems
	}
	return s, err
}

// plan finds the figures that are asked for.
func (f *sweepFlags) plan(s *scenarios.Scenario) (forecast.SweptPlan, error) {
	p := forecast.SweptPlan{Model: s.Model(), Hash: s.Hash()}
	var errs []error
	var err error
	if f.target != "" || len(p.Model.Targets) > 0 {
		p.Target, err = chooseAim(p.Model, f.target, "")
		errs = append(errs, err)
	}
	p.Figure, err = chooseAim(p.Model, "", f.metric)
	return p, errors.Join(append(errs, err)...)
}

// distinct joins errors, equal ones once. A path that does not exist is the same mistake at every value of
// its axis; all but the first is left out by what stands before its excerpt.
func distinct(errs []error) error {
	var kept []error
	var told []string
	for _, err := range errs {
		if err == nil {
			continue
		}
		head, _, _ := strings.Cut(err.Error(), "\n")
		if !slices.Contains(told, head) {
			kept, told = append(kept, err), append(told, head)
		}
	}
	return errors.Join(kept...)
}
