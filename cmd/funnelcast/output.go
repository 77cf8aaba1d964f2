package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// output collects files under temporary names and gives them their own only
// when all are complete, so that a failure leaves no half file.
type output struct {
	ctx     context.Context
	pending []pendingFile
	made    []string // folders that did not exist before
	stale   []string // files of an earlier answer, if they are there and this one has none of that name
	err     error    // of the first write that failed
}

type pendingFile struct {
	temporary, final string
}

// place sees that a file can be written at path.
func (o *output) place(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return isFolder(path)
	}
	if err == nil && !info.Mode().IsRegular() {
		return nil // a device or a pipe
	}
	return o.folder(filepath.Dir(path))
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

func isFolder(path string) error {
	return &failure{exitFailed, fmt.Errorf("cannot write %s: it is a folder", path), "choose another name"}
}

// write fills a file under a temporary name beside its own. Once that has failed it
// writes no more, and commit tells why.
func (o *output) write(path string, fill func(io.Writer) error) {
	if o.err == nil {
		o.err = o.put(path, fill)
	}
}

func (o *output) put(path string, fill func(io.Writer) error) error {
	f, err := o.create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(&interruptible{o.ctx, f}, 1<<16)
	err = fill(w)
	if err == nil {
		err = w.Flush()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil && o.ctx.Err() == nil {
		return notWritable(path, err)
	}
	return err
}

// create opens a temporary file beside path. A device or a pipe is opened
// itself: renaming a file to /dev/null would leave a file where the device was.
func (o *output) create(path string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, isFolder(path)
	case slices.ContainsFunc(o.pending, func(p pendingFile) bool { return filepath.Clean(p.final) == filepath.Clean(path) }):
		return nil, &failure{exitUsage, fmt.Errorf("two files would be called %s", path), "choose another name with --raw"}
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, notWritable(path, err)
		}
		return f, nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".funnelcast-*")
	if err != nil {
		return nil, notWritable(path, err)
	}
	o.pending = append(o.pending, pendingFile{f.Name(), path})
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return nil, notWritable(path, err)
	}
	return f, nil
}

// supersede lets a file that an earlier answer may have left go when this one's get their names, unless it is one of them.
func (o *output) supersede(path string) { o.stale = append(o.stale, path) }

// commit gives the files their names, if all were written, and removes what they supersede.
func (o *output) commit() error {
	if err := cmp.Or(o.err, o.ctx.Err()); err != nil {
		return err
	}
	for _, p := range o.pending {
		if err := os.Rename(p.temporary, p.final); err != nil {
			return notWritable(p.final, err)
		}
	}
	for _, path := range o.stale {
		replaced := slices.ContainsFunc(o.pending, func(p pendingFile) bool { return filepath.Clean(p.final) == filepath.Clean(path) })
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && !replaced {
			if err := os.Remove(path); err != nil {
				return notWritable(path, err)
			}
		}
	}
	o.pending, o.made, o.stale = nil, nil, nil
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
