package main

import (
	"fmt"
	"io"
	"os"
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

func newInit() *cobra.Command {
	var file string
	c := &cobra.Command{
		Use:   "init [PRESET]",
		Short: "Write a commented scenario to start from",
		Long: `Init prints a preset's file with its comments, to be changed into a plan of your
own. Without a preset it takes ` + defaultPreset + `.`,
		Example: `  funnelcast init midmarket-balanced -o plan.yaml`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			text, err := scenarios.PresetText(append(args, defaultPreset)[0])
			if err != nil {
				return &failure{exitUsage, err, "“funnelcast presets” lists them"}
			}
			if file == "" {
				_, err := c.OutOrStdout().Write(text)
				return err
			}
			if _, err := os.Lstat(file); err == nil {
				return &failure{exitFailed, fmt.Errorf("%s exists already", file), "choose another name, or remove it first"}
			}
			out := &output{ctx: c.Context()}
			defer out.discard()
			err = out.write(file, func(w io.Writer) error {
				_, err := w.Write(text)
				return err
			})
			if err != nil {
				return err
			}
			return out.commit()
		},
	}
	c.Flags().StringVarP(&file, "output", "o", "", "write to this `file` instead of the terminal")
	return c
}

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenario files, for editors",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			text, err := scenarios.Schema()
			if err != nil {
				return err
			}
			_, err = c.OutOrStdout().Write(text)
			return err
		},
	}
}

func newCheck() *cobra.Command {
	var patches scenarios.Patches
	c := &cobra.Command{
		Use:   "check SCENARIO",
		Short: "Check a scenario and say what its numbers imply",
		Long: `Check reads a scenario, a preset's name or a file, reports every mistake in it with
its place, and otherwise says what the numbers imply before any simulation: who
is loaded how much, how many deals a target takes, what has no source.`,
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
