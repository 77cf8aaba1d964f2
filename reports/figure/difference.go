package figure

import (
	"fmt"

	"funnelcast/forecast"
)

// Difference draws by how much the ARR of a compared plan is above the baseline's, future by future, as a
// [Fan]. The baseline itself has no such picture.
func Difference(c *forecast.Comparison, p *forecast.Compared) (*Chart, []forecast.Warning) {
	if p.More == nil {
		return nil, nil
	}
	return Fan(&forecast.Forecast{
		Scenario: fmt.Sprintf("%s (%s) less %s", p.Name, p.Scenario, c.Plans[0].Name),
		Hash:     p.Hash, Version: c.Version, Currency: c.Currency, Seed: c.Seed, Paths: c.Paths, Fixed: c.Fixed, Months: c.Months,
		Series: []forecast.Series{{Metric: "arr_difference", Segment: "all", Unit: c.Currency, Points: p.More.ARR, Last: p.More.Last}},
	}, "arr_difference")
}
