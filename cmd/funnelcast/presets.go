package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"funnelcast/scenarios"
)

func newPresets() *cobra.Command {
	return &cobra.Command{
		Use:   "presets",
		Short: "List the scenarios that come with the program",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 3, ' ', 0)
			for _, p := range scenarios.Presets() {
				fmt.Fprintf(w, "%s\t%s\n", p.Name, p.About)
			}
			return w.Flush()
		},
	}
}
