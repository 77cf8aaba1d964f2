package forecast

// thinlyHired is below which the first round has a single block of paths and the confirmation few.
const thinlyHired = 512

// warn tells what the ranking does not.
func (d *Hire) warn(h *hiring) {
	if d.Paths < thinlyHired {
		d.Warnings.add("Run more paths: --paths 1024.",
			"Only %d paths: the contenders were judged on %d, and a good hire may have been left behind after %d.", d.Paths, d.Fresh, h.heats()[0].paths)
	}
	if d.Fixed && len(h.m.Assumptions) > 0 {
		d.Warnings.add("Leave out --fixed-assumptions to rank under the whole uncertainty.",
			"Assumptions were held at their medians: who binds, and so who helps, may be another where they turn out otherwise.")
	}
	if a := d.Aim; a.Target != "" && d.Aim.Probability.Value > 0.95 {
		d.Warnings.add("Look at another figure with --metric, or raise the target.",
			"The target %q is reached in more than 95 of 100 futures as it is; no hire can add much to that.", a.Target)
	}
	if v := &d.Hires[0]; v.Contender && d.Budget > 0 && v.Cost.Mean > d.Budget {
		d.Warnings.add("Look at the hires that follow, or leave some room in the budget.",
			"One %s more from %s costs about as much as the budget: on the paths on which it is judged a little more.", v.Role, v.Month)
	}
}
