package main

import (
	"errors"
	"fmt"

	"funnelcast/forecast"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// chooseAim finds the figure that --target or --metric asks for.
func chooseAim(m *sim.Model, target, metric string) (*forecast.Aim, error) {
	aim, err := forecast.NewAim(m, target, metric)
	switch {
	case err == nil:
		return aim, nil
	case target != "":
		return aim, badAim("--target", err)
	}
	return aim, badAim("--metric", err)
}

// badAim tells what a flag that chooses a figure may have meant.
func badAim(flag string, err error) error {
	var unknown *forecast.Unknown
	switch {
	case errors.As(err, &unknown) && len(unknown.Known) > 0:
		err = fmt.Errorf("%w; %s", err, scenarios.DidYouMean(unknown.Word, unknown.Known))
	case errors.As(err, &unknown):
		err = fmt.Errorf("%w: the scenario has none", err)
	}
	return fmt.Errorf("%s: %w", flag, err)
}
