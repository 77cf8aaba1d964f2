package main

import (
	"strings"

	"github.com/spf13/cobra"

	"funnelcast/reports/figure"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// addShared adds the flags of a command that simulates plans and draws what comes of them.
func (f *runFlags) addShared(c *cobra.Command, folder string) {
	f.addCommon(c, folder)
	f.addFormats(c)
	f.addFixed(c)
}

// addCommon adds the flags of every command that simulates, and what all its runs share.
func (f *runFlags) addCommon(c *cobra.Command, folder string) {
	f.Laws = sim.NewLaws()
	fl := c.Flags()
	fl.Uint64Var(&f.Seed, "seed", 1, "which futures: the same seed gives the same ones")
	fl.StringVar(&f.out, "out", "", "folder for the files (default "+folder+")")
	fl.IntVar(&f.Workers, "workers", 0, "how many paths to simulate at a time (default one a processor)")
	addPatches(c, &f.patches)
	fl.BoolVar(&f.quiet, "quiet", false, "print neither summary nor progress")
	fl.BoolVar(&f.json, "json", false, "print the whole answer as JSON instead of the summary")
}

// addFormats adds the flag of those that draw.
func (f *runFlags) addFormats(c *cobra.Command) {
	c.Flags().StringSliceVar(&f.formats, "format", []string{"png"}, "of the pictures: "+strings.Join(figure.Formats, ", ")+"; several with commas")
}

// addFixed adds the flag that leaves a run nothing but its luck.
func (f *runFlags) addFixed(c *cobra.Command) {
	c.Flags().BoolVar(&f.FixedAssumptions, "fixed-assumptions", false, "put every assumption at its median: what remains is luck")
}

// addPatches adds the flags that change a scenario.
func addPatches(c *cobra.Command, p *scenarios.Patches) {
	c.Flags().StringArrayVar(&p.With, "with", nil, "lay this preset or `file` over the scenario; may be repeated")
	c.Flags().StringArrayVar(&p.Set, "set", nil, "change one value of the scenario, such as roles.ae.open=24; may be repeated (`path=value`)")
}
