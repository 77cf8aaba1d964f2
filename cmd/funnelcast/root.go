package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"funnelcast/scenarios"
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
	root.SetFlagErrorFunc(badFlag)
	root.AddCommand(newRun(), newCompare(), newDrivers(), newTrace(), newStress(), newSweep(), newHire(), newPlan(), newQuota(), newPresets(), newInit(), newCheck(), newExplain(), newSchema(), newRoles(), newGlossary())
	for _, c := range root.Commands() {
		c.Args = politely(c.Args)
	}
	root.SetHelpCommand(newHelp())
	return root
}

// badFlag turns a complaint about a flag into one with a hint.
func badFlag(c *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		invalid *pflag.InvalidValueError
		names   []string
	)
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	switch {
	case errors.As(err, &unknown):
		return usage(err.Error(), scenarios.DidYouMean("--"+unknown.GetSpecifiedName(), names))
	case errors.As(err, &invalid):
		kind := "a whole number"
		switch invalid.GetFlag().Value.Type() {
		case "bool":
			kind = "true or false"
		case "uint64":
			kind = "a whole number, 0 or more"
		}
		return usage(fmt.Sprintf("--%s: found %q; %s", invalid.GetFlag().Name, invalid.GetValue(), kind), hintFor(c))
	}
	return usage(err.Error(), hintFor(c))
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
		err := check(c, args)
		if err == nil {
			return nil
		}
		words := strings.Fields(strings.NewReplacer("[", "", "]", "", "...", "").Replace(c.Use))
		switch {
		case len(args) == 0 && len(words) > 1:
			return usage(fmt.Sprintf("%s needs a %s", c.Name(), words[1]), hintFor(c))
		case len(args) == 2 && len(words) > 1:
			hint := hintFor(c)
			if c.Flags().Lookup("with") != nil {
				hint = "--with lays a file over a plan; funnelcast compare puts two side by side"
			}
			return usage(fmt.Sprintf("found %q and %q; %s takes one %s", args[0], args[1], c.Name(), words[1]), hint)
		}
		return usage(err.Error(), hintFor(c))
	}
}

func hintFor(c *cobra.Command) string {
	return "“" + strings.TrimSpace(c.CommandPath()) + " --help” shows what it takes"
}
