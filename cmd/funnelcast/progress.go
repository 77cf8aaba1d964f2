package main

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"funnelcast/sim"
)

// progress is a bar with what is being done and the time left, on a terminal; elsewhere it shows nothing.
func progress(w io.Writer, doing string, paths int, quiet bool) *progressbar.ProgressBar {
	return progressbar.NewOptions(paths,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetVisibility(!quiet && onTerminal(w) && os.Getenv("TERM") != "dumb"),
		progressbar.OptionSetDescription(doing),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
}

// onTerminal says that a person watches what is written to w.
func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colourful says that what is written to w may have colours.
func colourful(w io.Writer) bool {
	return onTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// part runs some paths behind a bar.
func (f *simFlags) part(ctx context.Context, stderr io.Writer, m *sim.Model, doing string, from, paths int) (*sim.Paths, error) {
	bar := progress(stderr, doing, paths, f.quiet)
	o := f.Options
	o.From, o.Paths = from, paths
	o.Progress = func(done int) { _ = bar.Add(done) }
	defer bar.Finish()
	return sim.Run(ctx, m, o)
}
