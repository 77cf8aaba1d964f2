package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// roomForPaths is how many bytes of paths are kept in memory. What a run records beyond that goes to a [spill].
const roomForPaths = 128 << 20

// A spill is a temporary file for paths, made when it is first written to. It has no name as soon as it is open, so that it
// goes with the program, however that ends.
type spill struct {
	once sync.Once
	file *os.File
	err  error
}

// WriteAt makes the file if need be.
func (s *spill) WriteAt(p []byte, at int64) (int, error) {
	s.once.Do(func() {
		if s.file, s.err = os.CreateTemp("", "funnelcast-paths-*"); s.err == nil {
			os.Remove(s.file.Name()) // where an open file cannot be removed, close does it
		}
	})
	if s.err != nil {
		return 0, noRoom(s.err)
	}
	n, err := s.file.WriteAt(p, at)
	if err != nil {
		return n, noRoom(err)
	}
	return n, nil
}

// ReadAt reads what was written.
func (s *spill) ReadAt(p []byte, at int64) (int, error) { return s.file.ReadAt(p, at) }

func (s *spill) close() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
}

func noRoom(err error) error {
	var reason *fs.PathError
	if errors.As(err, &reason) {
		err = reason.Err
	}
	return &failure{exitFailed, fmt.Errorf("the paths cannot be kept in %s: %w", os.TempDir(), err), "make room there, set TMPDIR to another folder, or simulate fewer paths"}
}
