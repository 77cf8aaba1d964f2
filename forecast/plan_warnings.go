package forecast

import (
	"fmt"
	"math"
	"strings"

	"funnelcast/sim"
)

// thinlySought is below which the search has fewer rounds than it is made for: plans race on half of the paths, a
// block more from round to round.
var thinlySought = 2 * len(rounds) * sim.BlockPaths

// warn tells what the plans do not.
func (f *Frontier) warn(s *seek) {
	if f.Paths < thinlySought {
		f.Warnings.add("Run more paths: --paths 512.",
			"Only %d paths: the plans were chosen on as many and confirmed on as many, and a better one may have been left behind.", f.Paths)
	}
	chosen := &f.Points[f.Chosen]
	if p := chosen.Probability; s.cheapest() && math.Abs(p.Value-f.Goal.Probability) < 2*p.SE && f.Result != NothingHelps && f.Result != TooDear {
		f.Warnings.add(fmt.Sprintf("Run more paths, or ask for a little more: four times the paths, --paths %d, halve the error.", 4*f.Paths),
			"The probability asked for lies within two errors of that of the plan told: whether the plan reaches it is not sure.")
	}
	f.warnOfBounds(s, chosen)
	if f.Fixed && len(s.m.Assumptions) > 0 {
		f.Warnings.add("Leave out --fixed-assumptions to plan for the whole uncertainty.",
			"Assumptions were held at their medians: what the hires reach is as sure as those rates are.")
	}
}

// warnOfBounds names the bounds that the chosen plan leans on.
func (f *Frontier) warnOfBounds(s *seek, chosen *FrontierPoint) {
	counts, all := map[string]int{}, 0
	var full []string
	for _, h := range chosen.Hires {
		counts[h.Role] += h.Count
		if all += h.Count; counts[h.Role] == s.Goal.Most {
			full = append(full, h.Role)
		}
	}
	does := "may do better"
	if f.Result == Reached && s.cheapest() {
		does = "may do it for less"
	}
	if len(full) > 0 {
		f.Warnings.add(fmt.Sprintf("Allow more: --most %d.", 2*s.Goal.Most),
			"The plan hires as many %s as --most %d allows; more of them %s.", strings.Join(full, " and "), s.Goal.Most, does)
	}
	if s.Goal.People > 0 && all == s.Goal.People {
		f.Warnings.add(fmt.Sprintf("Allow more: --people %d.", s.Goal.People+2),
			"The plan hires as many people as --people %d allows; more of them %s.", s.Goal.People, does)
	}
	if f.Result == Unreached && s.Goal.Budget != nil {
		f.Warnings.add("Allow more with --budget, or leave it out.", "Plans beyond the budget were not looked at.")
	}
}
