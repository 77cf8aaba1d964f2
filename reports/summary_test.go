package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/fatih/color"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

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

func TestSummaryOfAWholeOrganisationReads(t *testing.T) {
	got := told(t, WriteSummary, grown())
	golden(t, "organisation.txt", got)
	if n := strings.Count(got, "\n"); n > 60 {
		t.Errorf("%d lines", n)
	}
}

func TestSummaryTellsOnlyOfWhatThePlanHas(t *testing.T) {
	f := grown()
	for i := range f.Years {
		f.Years[i].Ratios = slices.DeleteFunc(f.Years[i].Ratios, func(l forecast.Line) bool { return l.Metric != "win_rate" })
		f.Years[i].Quota = nil
	}
	f.Years[0].Ratios = append(f.Years[0].Ratios, nothing("nrr", "share")) // no row of nothing but ?
	f.Cash, f.FX = nil, nil
	if got := told(t, WriteSummary, f); got != strings.Replace(told(t, WriteSummary, firstHires()), "2 months, 2027-04 to 2027-05", "30 months, 2027-04 to 2029-09", 1) {
		t.Errorf("got\n%s", got)
	}
	for i := range f.Years {
		f.Years[i].Lines = f.Years[i].Lines[1:]
	}
	if got := told(t, WriteSummary, f); strings.Contains(got, "leads") {
		t.Errorf("a plan without leads tells of some:\n%s", got)
	}
}

func TestALongPlanOfManyRolesKeepsToTheWidth(t *testing.T) {
	f := grown()
	for i := range f.Years {
		for _, role := range []string{"ae", "specialist-ae", "manager"} {
			f.Years[i].Quota = append(f.Years[i].Quota, of(role, line("attainment", "share", 0.5, 1, 12.3)), of(role, line("people_at_quota", "share", 0, 0.4, 1)))
		}
		for j := range f.Years[i].Ratios {
			if f.Years[i].Ratios[j].Unit == "JPY" {
				f.Years[i].Ratios[j].Unit = "SEK"
			}
		}
	}
	f.Years = append(f.Years, f.Years...)
	got := told(t, WriteSummary, f)
	for title, want := range map[string]int{"Economics": 3, "\nCAC  ": 3, "Quota": 2, "specialist-ae": 2} { // three years of quota fit, closer together
		if n := strings.Count(got, title); n != want {
			t.Errorf("%s stands %d times, want %d:\n%s", title, n, want, got)
		}
	}
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
