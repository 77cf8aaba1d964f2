package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"funnelcast/scenarios"
)

func newExplain() *cobra.Command {
	var patches scenarios.Patches
	c := &cobra.Command{
		Use:   "explain SCENARIO",
		Short: "Tell a scenario as sentences with their arithmetic",
		Long: `Explain reads a scenario, a preset's name or a file, and tells it in sentences: what is
sold, where demand comes from and how many deals that makes a month, who works
what and how full they are, where the bottleneck is expected, how many deals and
opportunities each target takes. It uses the middle of every range and simulates nothing.`,
		Example: `  funnelcast explain midmarket-balanced
  funnelcast explain plan.yaml --set team.ae=5`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			scenario, err := scenarios.Load(args[0], patches)
			if err != nil {
				return badScenario(err)
			}
			w := bufio.NewWriter(c.OutOrStdout())
			for i, p := range scenario.Explain() {
				if i > 0 {
					fmt.Fprintln(w)
				}
				fmt.Fprintln(w, p.Title)
				for _, sentence := range p.Sentences {
					wrap(w, sentence, 100)
				}
			}
			return w.Flush()
		},
	}
	addPatches(c, &patches)
	return c
}
