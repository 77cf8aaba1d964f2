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
		return nil, fmt.Errorf("--target: %w", meant(err))
	}
	return nil, fmt.Errorf("--metric: %w", meant(err))
}

// meant adds to an error about a word that is not known what it may have meant.
func meant(err error) error {
	var unknown *forecast.Unknown
	switch {
	case !errors.As(err, &unknown):
		return err
	case len(unknown.Known) == 0:
		return fmt.Errorf("%w: the scenario has none", err)
	case unknown.What == "metric":
		return fmt.Errorf("%w; %s", err, scenarios.DidYouMeanMetric(unknown.Word, unknown.Known))
	}
	return fmt.Errorf("%w; %s", err, scenarios.DidYouMean(unknown.Word, unknown.Known))
}
