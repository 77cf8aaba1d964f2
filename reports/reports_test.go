package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/fatih/color"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
	"funnelcast/sim"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what was written with a file, exactly.
func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s (go test -update writes it anew):\n%s", file, got)
	}
}

// written is an answer as a file has it.
func written[Answer any](t *testing.T, write func(io.Writer, *Answer) error, answer *Answer) string {
	t.Helper()
	var out strings.Builder
	if err := write(&out, answer); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// told is an answer for a manager, which keeps to the width of a terminal.
func told[Answer any](t *testing.T, tell func(io.Writer, *Answer, SummaryOptions) error, answer *Answer, files ...string) string {
	t.Helper()
	got := written(t, func(w io.Writer, a *Answer) error { return tell(w, a, SummaryOptions{Files: files}) }, answer)
	if n := text.LongestLineLen(got); n > lineWidth {
		t.Errorf("a line of %d columns:\n%s", n, got)
	}
	return got
}

// readBack is an answer as JSON, and what that reads back as.
func readBack[Answer any](t *testing.T, answer *Answer) (document string, back Answer) {
	t.Helper()
	document = written(t, WriteJSON, answer)
	if err := json.Unmarshal([]byte(document), &back); err != nil {
		t.Fatal(err)
	}
	return document, back
}

// figure is a percentile with an error of a hundredth.
func figure(v float64) forecast.Quantile {
	return forecast.Quantile{Value: v, Lo: min(0.99*v, 1.01*v), Hi: max(0.99*v, 1.01*v)}
}

func line(metric, unit string, p10, p50, p90 float64) forecast.Line {
	return forecast.Line{Metric: metric, Unit: unit, Band: band(p10, p50, p90), Mean: forecast.Number(p50), MeanSE: 1, Defined: 1}
}

func band(p10, p50, p90 float64) forecast.Band {
	return forecast.Band{P10: figure(p10), P50: figure(p50), P90: figure(p90)}
}

// firstHires is a forecast of a plan in yen with little in it.
func firstHires() *forecast.Forecast {
	deals := band(9, 17, 28)
	return &forecast.Forecast{
		Scenario: "japan-first-hires", Hash: "0123456789abcdef", Version: "v1.2.3", Currency: "JPY",
		Seed: 1, Paths: 10000, Months: []string{"2027-04", "2027-05"},
		Series: []forecast.Series{
			{Metric: "arr", Segment: "all", Unit: "JPY", Points: []forecast.Summary{
				{},
				{Mean: 164100000.25, MeanSE: 1e6 / 3.0, P5: 1, P10: 2.5, P25: 1e7, P50: 1.5e8, P75: 2e8, P90: 3e8, P95: 4e21},
			}},
			{Metric: "wins", Segment: "mid, large", Unit: "count", Points: []forecast.Summary{
				{Mean: 1e-7, MeanSE: 2e-9, P5: 0, P10: 0, P25: 1, P50: 2, P75: 3, P90: 4, P95: 5},
				{Mean: 3, P50: 3, P95: 3},
			}},
		},
		Years: []forecast.Year{
			{Label: "FY2027", From: "2027-04", To: "2028-03", Months: 12, Lines: []forecast.Line{
				line("leads", "count", 62, 98, 166), line("sqls", "count", 15, 25, 37), line("opportunities", "count", 7, 13, 21),
				line("wins", "count", 0, 0, 2), line("new_arr", "JPY", 0, 0, 16.8e6), line("arr", "JPY", 0, 0, 16.8e6),
				line("open_pipeline", "JPY", 21e6, 66e6, 148e6), line("headcount", "count", 4, 4, 4), line("cost", "JPY", 33.1e6, 35e6, 36.4e6),
			}},
			{Label: "FY2028", From: "2028-04", To: "2029-03", Months: 12, Lines: []forecast.Line{
				line("leads", "count", 149, 209, 290), line("sqls", "count", 81, 109, 142), line("opportunities", "count", 37, 57, 82),
				line("wins", "count", 1, 4, 8), line("new_arr", "JPY", 7e6, 38.5e6, 103.8e6), line("arr", "JPY", 7.7e6, 42.9e6, 116.3e6),
				line("open_pipeline", "JPY", 210e6, 390e6, 640e6), line("headcount", "count", 8, 9, 9), line("cost", "JPY", 88.2e6, 94e6, 99.7e6),
			}},
			{Label: "FY2029", From: "2029-04", To: "2029-09", Months: 6, Lines: []forecast.Line{
				line("leads", "count", 1324, 2522, 4804), line("sqls", "count", 130, 175, 226), line("opportunities", "count", 59, 92, 129),
				line("wins", "count", 6, 12, 21), line("new_arr", "JPY", 54.3e6, 116.6e6, 219.2e6), line("arr", "JPY", 81.6e6, 164.1e6, 315.4e6),
				line("open_pipeline", "JPY", 510e6, 820e6, 1.23e9), line("headcount", "count", 8, 10, 10), line("cost", "JPY", 128e6, 137.1e6, 146e6),
			}},
		},
		Targets: []forecast.Target{
			{Name: "Plan", Metric: "arr", Segment: "all", Month: "2029-09", Unit: "JPY", AtLeast: 150e6, Probability: 0.6124, SE: 0.004872,
				Reached: band(81.6e6, 164.1e6, 315.4e6), Deals: &deals},
			{Name: "来期の新規", Metric: "new_arr", Segment: "mid", From: "2028-04", Month: "2029-03", Unit: "JPY", AtLeast: 62.5e6, SE: 1.0 / 10001,
				Reached: band(7e6, 38.5e6, 103.8e6)},
			{Name: "Deals & more", Metric: "wins", Segment: "all", From: "2029-04", Month: "2029-04", Unit: "count", AtLeast: 3, Probability: 0.25, SE: 0.00433,
				Reached: band(0, 2, 4)},
		},
		Warnings: []forecast.Warning{
			{Text: "Few deals: the middle future wins 0 in FY2027 (0 to 2 in 8 of 10 futures) and 4 in FY2028 (1 to 8 in 8 of 10 futures). The band of such a year's money is the luck of few deals.",
				Remedy: "Read the number of deals before the money, and do not judge a person or the plan by such a year alone."},
			{Text: "フォントに無い文字があります。"},
		},
	}
}

func TestSummaryReads(t *testing.T) {
	golden(t, "summary.txt", told(t, WriteSummary, firstHires(), "funnelcast-out/japan-first-hires/arr.png", "funnelcast-out/japan-first-hires/forecast.csv"))
}

// Colour adds to the text and takes nothing from it, whatever the colour
// library thinks of the terminal: the caller decides.
func TestColourOnlyWhereAskedFor(t *testing.T) {
	for _, noColour := range []bool{false, true} {
		defer func(was bool) { color.NoColor = was }(color.NoColor)
		color.NoColor = noColour
		colourOnlyWhereAskedFor(t)
	}
}

func colourOnlyWhereAskedFor(t *testing.T) {
	t.Helper()
	plain := told(t, WriteSummary, grown())
	var coloured strings.Builder
	if err := WriteSummary(&coloured, grown(), SummaryOptions{Colour: true}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain, "\x1b") {
		t.Error("escape codes without colour")
	}
	if !strings.Contains(coloured.String(), "\x1b[1m¥38.5m") {
		t.Error("the median is not bold")
	}
	if got := text.StripEscape(coloured.String()); got != plain {
		t.Errorf("without its codes the coloured summary is\n%s", got)
	}
}

func TestSummaryOfLongPlansInOddCurrenciesKeepsToTheWidth(t *testing.T) {
	f := firstHires()
	for i := range f.Years {
		for j := range f.Years[i].Lines {
			if f.Years[i].Lines[j].Unit == "JPY" {
				f.Years[i].Lines[j].Unit = "SEK"
			}
		}
	}
	f.Years = append(append(f.Years, f.Years...), f.Years...)
	got := told(t, WriteSummary, f)
	if n := strings.Count(got, "FY2028"); n != 3+1 { // and once in a warning
		t.Errorf("FY2028 stands %d times:\n%s", n, got)
	}
}

func TestSummaryOfOneFutureOfOneMonth(t *testing.T) {
	f := firstHires()
	f.Paths, f.Months, f.Years, f.Targets, f.Warnings = 1, f.Months[:1], f.Years[:1], nil, nil
	f.Years[0].Months = 1
	golden(t, "one-future.txt", told(t, WriteSummary, f))
}

func TestCSVIsTidyAndHasAllDigits(t *testing.T) {
	golden(t, "forecast.csv", written(t, WriteCSV, firstHires()))
}

func TestJSONReadsBackAsTheSameForecast(t *testing.T) {
	f := firstHires()
	f.Years = f.Years[1:2]
	f.Years[0].Lines = f.Years[0].Lines[3:6]
	document, read := readBack(t, f)
	golden(t, "forecast.json", document)
	if !reflect.DeepEqual(&read, f) {
		t.Errorf("read back as %+v", read)
	}
}

func TestJSONHasNullForWhatIsNotKnownAndRefusesWhatIsNotANumber(t *testing.T) {
	f := firstHires()
	f.Series[0].Points[0].Mean = math.NaN() // of days of deals in a month without any
	var out bytes.Buffer
	if err := WriteJSON(&out, f); err != nil || !strings.Contains(out.String(), `"mean": null`) {
		t.Errorf("what is not known is no null: %v", err)
	}
	f.Targets[0].Probability = math.NaN()
	if err := WriteJSON(&out, f); err == nil {
		t.Error("no error")
	}
}

func TestRawWritesEveryPathMonthByMonth(t *testing.T) {
	values := [][][]int64{ // by series, month and path
		{{10, 20, -30}, {11, 21, math.MaxInt64}},
		{{1, 2, 3}, {4, 5, 6}},
	}
	p := sim.NewPaths(3, 2, []sim.Series{
		{Metric: "arr", Segment: sim.All, Unit: sim.Minor}, {Metric: "wins", Segment: "mid, large"},
	}, func(path, s, month int) int64 { return values[s][month][path] })
	const want = `path,month,arr,"wins:mid, large"
1,2027-12,10,1
1,2028-01,11,4
2,2027-12,20,2
2,2028-01,21,5
3,2027-12,-30,3
3,2028-01,9223372036854775807,6
`
	var out bytes.Buffer
	if err := WriteRaw(&out, p, sim.MonthOf(2027, 12)); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", &out, want)
	}
}

// leads is a run of one series in which every path has as many leads as paths went before.
func leads(paths, months int) *sim.Paths {
	return sim.NewPaths(paths, months, []sim.Series{{Metric: "leads", Segment: sim.All}},
		func(path, _, _ int) int64 { return int64(path) })
}

func TestRawGoesOnFromBlockToBlock(t *testing.T) {
	const n = 2*sim.BlockPaths + 3
	p := leads(n, 1)
	var out bytes.Buffer
	if err := WriteRaw(&out, p, 0); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 1+n || lines[65] != "65,0000-01,64" || lines[n] != "131,0000-01,130" {
		t.Errorf("%d lines, %q … %q", len(lines), lines[65], lines[n])
	}
}

// A disk that is full after some bytes.
type fullDisk struct{ left int }

var errFull = errors.New("disk full")

func (d *fullDisk) Write(b []byte) (int, error) {
	if len(b) > d.left {
		return d.left, errFull
	}
	d.left -= len(b)
	return len(b), nil
}

func TestNoWriterHidesAFullDisk(t *testing.T) {
	f := firstHires()
	p := leads(100, 1)
	for name, write := range map[string]func(d *fullDisk) error{
		"csv":     func(d *fullDisk) error { return WriteCSV(d, f) },
		"years":   func(d *fullDisk) error { return WriteYearsCSV(d, f) },
		"json":    func(d *fullDisk) error { return WriteJSON(d, f) },
		"summary": func(d *fullDisk) error { return WriteSummary(d, f, SummaryOptions{}) },
		"raw":     func(d *fullDisk) error { return WriteRaw(d, p, 0) },
	} {
		for _, left := range []int{0, 100} {
			if err := write(&fullDisk{left}); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d bytes: %v", name, left, err)
			}
		}
	}
}

func BenchmarkWriteRaw(b *testing.B) {
	p := sim.NewPaths(128, 36, make([]sim.Series, 120), func(path, s, month int) int64 {
		return int64((s + 1) * (month + 1) * path * 1000)
	})
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := WriteRaw(&out, p, 0); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}

func TestWhatIsReadAsOneStaysOnOneLine(t *testing.T) {
	for _, one := range []string{"(seed 12)", "9 % ± 2 %,", "+¥32m ± ¥3m"} {
		for n := range 40 {
			s := newSummary(false)
			s.paragraph("", strings.Repeat("x", 70+n)+": what hurts "+one)
			if lines := s.String(); !strings.Contains(lines, one) || strings.Contains(lines, "\uE000") {
				t.Errorf("after %d letters:\n%s", 70+n, lines)
			}
		}
	}
}
