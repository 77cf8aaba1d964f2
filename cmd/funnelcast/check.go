package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"funnelcast/scenarios"
)

func newCheck() *cobra.Command {
	var patches scenarios.Patches
	c := &cobra.Command{
		Use:   "check SCENARIO",
		Short: "Check a scenario and say what its numbers imply",
		Long: `Check reads a scenario, a preset's name or a file, reports every mistake in it with
its place, and otherwise says what the numbers imply before any simulation: who
is loaded how much, how many deals a target takes, what a quota asks, what nobody
does or reaches, what has no source, and what to do about it.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			scenario, err := scenarios.Load(args[0], patches)
			if err != nil {
				return badScenario(err)
			}
			for _, note := range scenario.Check() {
				fmt.Fprintln(c.OutOrStdout(), note.Text)
				if note.Remedy != "" {
					fmt.Fprintln(c.OutOrStdout(), "  →", note.Remedy)
				}
			}
			return nil
		},
	}
	addPatches(c, &patches)
	return c
}
