package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Exit codes.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitTarget      = 3
	exitInterrupted = 130
)

// A failure is an error with an exit code and a hint how to get on.
type failure struct {
	code int
	err  error
	hint string
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// usage is a mistake in the command line.
func usage(message, hint string) error {
	return &failure{exitUsage, errors.New(message), hint}
}

// badScenario is a mistake in a scenario; the error says where.
func badScenario(err error) error { return &failure{code: exitUsage, err: err} }

// exitCode tells the user what went wrong and returns the code to exit with.
func exitCode(ctx context.Context, err error, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		fmt.Fprintln(stderr, "funnelcast: interrupted; nothing was written")
		return exitInterrupted
	}
	f := &failure{code: exitFailed, err: err}
	if !errors.As(err, &f) && strings.HasPrefix(err.Error(), "unknown command") {
		// cobra knows no type for this one; its message ends in suggestions of its own
		message, suggestions, _ := strings.Cut(err.Error(), "\n")
		f = &failure{exitUsage, errors.New(message), "“funnelcast --help” lists the commands"}
		if names := strings.Fields(suggestions); len(names) > 3 {
			f.hint = "did you mean “" + names[len(names)-1] + "”?"
		}
	}
	fmt.Fprintln(stderr, "funnelcast: error:", f.err)
	if f.hint != "" {
		fmt.Fprintln(stderr, "hint:", f.hint)
	}
	return f.code
}
