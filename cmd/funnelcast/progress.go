package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
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
