package main

import (
	"errors"
	"fmt"
	"os"

	"funnelcast/scenarios"
)

// checkRaw refuses to write the paths over what the plan was read from.
func checkRaw(path string, s *scenarios.Scenario) error {
	if path == "-" {
		return errors.New("--raw: found \"-\"; the name of a file; write /dev/stdout to pass the paths on, with --quiet, or ./- for a file of this name")
	}
	info, err := os.Stat(path)
	if err != nil || s == nil {
		return nil // not there yet
	}
	for _, file := range s.Files() {
		if read, err := os.Stat(file); err == nil && os.SameFile(info, read) {
			return fmt.Errorf("--raw: found %q; the plan is read from this file; choose another name", path)
		}
	}
	return nil
}
