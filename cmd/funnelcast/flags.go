package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"funnelcast/reports/figure"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// simFlags are the flags of every command that simulates.
type simFlags struct {
	sim.Options
	patches scenarios.Patches
	out     string
	formats []string
	quiet   bool
	json    bool
}

// maxPaths keeps a slip of the finger from asking for more time and disk than there is.
const maxPaths = 1_000_000

// addShared adds the flags of a command that simulates plans and draws what comes of them.
func (f *simFlags) addShared(c *cobra.Command, folder string) {
	f.addCommon(c, folder)
	f.addFormats(c)
	f.addFixed(c)
}

// addCommon adds the flags of every command that simulates, and what all its runs share.
func (f *simFlags) addCommon(c *cobra.Command, folder string) {
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
func (f *simFlags) addFormats(c *cobra.Command) {
	c.Flags().StringSliceVar(&f.formats, "format", []string{"png"}, "of the pictures: "+strings.Join(figure.Formats, ", ")+"; several with commas")
}

// addFixed adds the flag that leaves a run nothing but its luck.
func (f *simFlags) addFixed(c *cobra.Command) {
	c.Flags().BoolVar(&f.FixedAssumptions, "fixed-assumptions", false, "put every assumption at its median: what remains is luck")
}

// addPatches adds the flags that change a scenario.
func addPatches(c *cobra.Command, p *scenarios.Patches) {
	c.Flags().StringArrayVar(&p.With, "with", nil, "lay this preset or `file` over the scenario; may be repeated")
	c.Flags().StringArrayVar(&p.Set, "set", nil, "change one value of the scenario, such as roles.ae.open=24; may be repeated (`path=value`)")
}

// check reports every mistake in these flags.
func (f *simFlags) check() error {
	var errs []error
	complain := func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) }
	if f.Paths < 1 || f.Paths > maxPaths {
		complain("--paths: found %d; a run takes 1 to %d paths", f.Paths, maxPaths)
	}
	if f.Workers < 0 {
		complain("--workers: found %d; 1 or more, or 0 for one a processor", f.Workers)
	}
	for _, format := range f.formats {
		if !slices.Contains(figure.Formats, format) {
			complain("--format: found %q; known are %s", format, strings.Join(figure.Formats, ", "))
		}
	}
	slices.Sort(f.formats)
	f.formats = slices.Compact(f.formats)
	return errors.Join(errs...)
}

// checkPaired reports every mistake in the flags of a command that tells differences.
func (f *simFlags) checkPaired() error { return f.checkTwo("a difference has") }

// checkTwo reports every mistake in the flags of a command whose errors take two paths.
func (f *simFlags) checkTwo(what string) error {
	err := f.check()
	if f.Paths == 1 {
		err = errors.Join(err, errors.New("--paths: found 1; "+what+" an error from 2 paths on"))
	}
	return err
}
