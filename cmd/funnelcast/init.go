package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"funnelcast/scenarios"
)

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
			out.write(file, func(w io.Writer) error {
				_, err := w.Write(text)
				return err
			})
			return out.commit()
		},
	}
	c.Flags().StringVarP(&file, "output", "o", "", "write to this `file` instead of the terminal")
	return c
}
