package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"funnelcast/forecast"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// readPrecision reads what is asked for with --precision.
func (f *runFlags) readPrecision(s *scenarios.Scenario) error {
	var errs []error
	if f.mostPaths < 1 || f.mostPaths > maxPaths {
		errs = append(errs, fmt.Errorf("--max-paths: found %d; a run takes 1 to %d paths", f.mostPaths, maxPaths))
	}
	f.search = &forecast.Search{Most: f.mostPaths, Limit: maxPaths}
	if f.pathsGiven {
		if f.search.Least = f.Paths; f.Paths > f.mostPaths {
			errs = append(errs, fmt.Errorf("--paths: found %d; with --precision it is the least number, at most --max-paths, which is %d", f.Paths, f.mostPaths))
		}
	}
	for _, text := range f.precisions {
		p, err := forecast.ParsePrecision(text)
		if err == nil && s != nil {
			if err = p.Check(s.Model()); err != nil {
				err = fmt.Errorf("found %q; %w", text, meant(err))
			}
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("--precision: %w", err))
		}
		f.search.Precisions = append(f.search.Precisions, p)
	}
	return errors.Join(errs...)
}

// simulate runs as many paths as are asked for, or as precision takes.
func (f *runFlags) simulate(ctx context.Context, stderr io.Writer, m *sim.Model) (*sim.Paths, error) {
	if f.search == nil {
		return f.part(ctx, stderr, m, "simulating", 0, f.Paths)
	}
	if n := f.search.Pilot(); n > 0 {
		pilot, err := f.part(ctx, stderr, m, "planning", forecast.PilotFrom, n)
		if err != nil {
			return nil, err
		}
		f.search.Plan(m, pilot)
	}
	paths, err := f.part(ctx, stderr, m, "simulating", 0, f.search.Next(m, nil))
	if err != nil {
		return nil, err
	}
	for n := f.search.Next(m, paths); n > 0; n = f.search.Next(m, paths) {
		more, err := f.part(ctx, stderr, m, "simulating on", paths.N, n-paths.N)
		if err != nil {
			return nil, err
		}
		paths.Append(more)
	}
	return paths, nil
}
