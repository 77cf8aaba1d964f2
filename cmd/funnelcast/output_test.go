package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestFilesAppearTogetherOrNotAtAll(t *testing.T) {
	broken := errors.New("broken")
	for _, c := range []struct {
		name   string
		second func(stop func(), w io.Writer) error
		want   error
	}{
		{"complete", func(_ func(), w io.Writer) error { return letter(w, 'b', 1<<20) }, nil},
		{"failing", func(_ func(), w io.Writer) error { letter(w, 'b', 1<<20); return broken }, broken},
		{"interrupted", func(stop func(), w io.Writer) error { stop(); return letter(w, 'b', 1<<20) }, context.Canceled},
		{"interrupted at the end", func(stop func(), w io.Writer) error { err := letter(w, 'b', 1<<20); stop(); return err }, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "new", "folder")
			old := filepath.Join(top, "old")
			if err := os.WriteFile(old, []byte("old"), 0o666); err != nil {
				t.Fatal(err)
			}
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			out := &output{ctx: ctx}
			if err := out.folder(dir); err != nil {
				t.Fatal(err)
			}
			out.write(old, func(w io.Writer) error { return letter(w, 'a', 10) })
			out.write(filepath.Join(dir, "b"), func(w io.Writer) error { return c.second(stop, w) })
			err := out.commit()
			out.discard()
			if !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			var left []string
			filepath.WalkDir(top, func(path string, _ os.DirEntry, _ error) error {
				name, _ := filepath.Rel(top, path)
				left = append(left, filepath.ToSlash(name))
				return nil
			})
			content, _ := os.ReadFile(old)
			want, wantOld := []string{".", "old"}, "old"
			if c.want == nil {
				want, wantOld = []string{".", "new", "new/folder", "new/folder/b", "old"}, "aaaaaaaaaa"
			}
			if !slices.Equal(left, want) || string(content) != wantOld {
				t.Errorf("left are %q and an old file of %q; want %q and %q", left, content, want, wantOld)
			}
		})
	}
}

// letter writes n times the same byte.
func letter(w io.Writer, b byte, n int) error {
	_, err := w.Write(slices.Repeat([]byte{b}, n))
	return err
}
