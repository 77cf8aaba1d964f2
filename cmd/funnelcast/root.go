package main

import (
	"strings"

	"github.com/spf13/cobra"
)

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "funnelcast",
		Short: "Simulate a B2B sales organisation and forecast its pipeline and ARR",
		Long: `Funnelcast plays a sales plan thousands of times, person by person and deal by
deal, and tells where pipeline and ARR will be, how sure that is, and how probable
it is to reach a target.`,
		Version:           version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage(err.Error(), hintFor(c))
	})
	root.AddCommand(newRun(), newPresets(), newInit(), newCheck(), newSchema())
	for _, c := range root.Commands() {
		c.Args = politely(c.Args)
	}
	root.SetHelpCommand(newHelp())
	return root
}

// newHelp is cobra's own help command, save that it fails for a command there is not.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:    "help [COMMAND]",
		Short:  "Show what a command does and takes",
		Hidden: true,
		RunE: func(c *cobra.Command, args []string) error {
			about, _, err := c.Root().Find(args)
			if err != nil {
				return err
			}
			return about.Help()
		},
	}
}

// politely turns a complaint about arguments into one with a hint.
func politely(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usage(err.Error(), hintFor(c))
		}
		return nil
	}
}

func hintFor(c *cobra.Command) string {
	return "“" + strings.TrimSpace(c.CommandPath()) + " --help” shows what it takes"
}
