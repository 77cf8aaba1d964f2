package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// output collects files under temporary names and gives them their own only
// when all are complete, so that a failure leaves no half file.
type output struct {
	ctx     context.Context
	pending []pendingFile
	made    []string // folders that did not exist before
}

type pendingFile struct {
	temporary, final string
}

// folder makes a folder and sees that files can be written there.
func (o *output) folder(dir string) error {
	for up := dir; ; up = filepath.Dir(up) {
		info, err := os.Stat(up)
		if err == nil && !info.IsDir() {
			return &failure{exitFailed, fmt.Errorf("the output folder %s cannot be made: %s is a file", dir, up), "choose another folder with --out"}
		}
		if err == nil || up == filepath.Dir(up) {
			break
		}
		o.made = append(o.made, up)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return notWritable(dir, err)
	}
	probe, err := os.CreateTemp(dir, ".funnelcast-*")
	if err != nil {
		return notWritable(dir, err)
	}
	probe.Close()
	return os.Remove(probe.Name())
}

func notWritable(path string, err error) error {
	var reason *fs.PathError
	if errors.As(err, &reason) {
		err = reason.Err
	}
	return &failure{exitFailed, fmt.Errorf("cannot write to %s: %w", path, err), "choose another place, or make room there"}
}

// write fills a file under a temporary name beside its own.
func (o *output) write(path string, fill func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return &failure{exitFailed, fmt.Errorf("cannot write %s: it is a folder", path), "choose another name"}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".funnelcast-*")
	if err != nil {
		return notWritable(path, err)
	}
	o.pending = append(o.pending, pendingFile{f.Name(), path})
	w := bufio.NewWriterSize(&interruptible{o.ctx, f}, 1<<16)
	err = fill(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil && o.ctx.Err() == nil {
		return notWritable(path, err)
	}
	return err
}

// commit gives the files their names.
func (o *output) commit() error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	for _, p := range o.pending {
		if err := os.Rename(p.temporary, p.final); err != nil {
			return notWritable(p.final, err)
		}
	}
	o.pending, o.made = nil, nil
	return nil
}

// discard removes what was not committed. After a commit it does nothing.
func (o *output) discard() {
	for _, p := range o.pending {
		os.Remove(p.temporary)
	}
	for _, dir := range o.made {
		os.Remove(dir) // only if it is empty
	}
}

// interruptible stops writing when its context ends.
type interruptible struct {
	ctx context.Context
	w   io.Writer
}

func (i *interruptible) Write(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.w.Write(p)
}

// names lists the files that are about to be committed.
func (o *output) names() []string {
	var all []string
	for _, p := range o.pending {
		all = append(all, p.final)
	}
	return all
}
