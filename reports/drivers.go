package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

// WriteDrivers writes what drives a figure for a manager: sentences first, then a table of
// the assumptions, the warnings and where the files are.
func WriteDrivers(w io.Writer, d *forecast.Drivers, o SummaryOptions) error {
	s := newSummary(o.Colour)
	s.paragraph("", fmt.Sprintf("%s: what drives %s (seed %d)", s.strong(d.Scenario), aim(&d.Aim), d.Seed))
	s.WriteByte('\n')
	s.guessworkAndLuck(d)
	if d.Split[len(d.Split)-1].SD > 0 {
		s.mostInfluential(d)
		s.lookIntoFirst(d)
		s.untold(d)
	}
	s.drivers(d)
	return s.end(w, d.Warnings, o.Files)
}

// guessworkAndLuck tells how much of the band is which.
func (s *summary) guessworkAndLuck(d *forecast.Drivers) {
	last := d.Split[len(d.Split)-1]
	told := fmt.Sprintf("In 8 of 10 futures %s %s %s to %s", FigureOf(&d.Aim), does(&d.Aim, "is", "are"), Percentile(last.Band.P10, d.Aim.Unit), Percentile(last.Band.P90, d.Aim.Unit))
	if d.Aim.Target != "" {
		told += fmt.Sprintf("; %s is reached with probability %s", d.Aim.Target, Uncertain(d.Aim.Probability))
	}
	s.paragraph("", told+".")
	switch {
	case last.SD == 0:
		s.paragraph("", "That is the same in every future: there is no band for assumptions or luck to explain.")
		return
	case last.P10 == last.P90:
		s.paragraph("", "These 8 are all the same: there is no band to explain, and what follows is about the few futures beyond.")
		return
	}
	rates, luck := last.Parts()
	s.paragraph("", fmt.Sprintf("Of the width of that band, %s is rates we do not know and %s is luck (as shares of its variance). If every rate were known it would be %s narrower; what is left is luck, which no survey removes: which lead converts, who resigns, which shock strikes.",
		s.strong(Uncertain(rates)), s.strong(inPercent(luck.Value, luck.SE)), Uncertain(d.Learning)))
}

// mostInfluential tells the largest share and its swing.
func (s *summary) mostInfluential(d *forecast.Drivers) {
	x := d.Foremost()
	if x == nil {
		s.paragraph("", "No single assumption makes a share of the variance that stands out from chance.")
		return
	}
	told := fmt.Sprintf("What matters most is %s%s: it alone makes %s of the variance.", s.strong(x.Assumption), bracketed(x.Written), Uncertain(x.Share))
	for i, o := range d.Outcomes {
		if i == len(x.Swings) {
			break
		}
		w := &x.Swings[i]
		switch {
		case i == 0:
			told += fmt.Sprintf(" Were it at its P90 instead of its P10 with everything else as it is, %s would be %s on average", InSegment(o.Metric, o.Segment), more(w, o.Unit))
		case o.Metric == "probability":
			told += fmt.Sprintf(", and %s %s", d.Aim.Target, moreProbable(w))
		}
	}
	if len(x.Swings) > 0 {
		told += "."
	}
	s.paragraph("", told)
}

func bracketed(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// lookIntoFirst names what is influential and rests on no source.
func (s *summary) lookIntoFirst(d *forecast.Drivers) {
	var parts []string
	for i := range d.Drivers {
		if x := &d.Drivers[i]; x.Influential && !x.Sourced && len(parts) < 3 {
			known := Uncertain(x.Narrower)
			if !x.ShareTold {
				known = under(x.NarrowerAtMost())
			}
			parts = append(parts, fmt.Sprintf("%s (known, the band would be %s narrower)", x.Assumption, known))
		}
	}
	switch {
	case len(parts) > 0:
		s.paragraph("", "Find out first, since it matters and has no source: "+strings.Join(parts, ", ")+".")
	case len(d.Drivers) > 0 && d.Drivers[0].Influential:
		s.paragraph("", "Every assumption that matters has a source.")
	}
}

// untold names the assumptions whose influence is not told from chance.
func (s *summary) untold(d *forecast.Drivers) {
	var names []string
	needed := 0
	for i := range d.Drivers {
		if x := &d.Drivers[i]; !x.Influential && !(len(x.Swings) > 0 && x.Swings[0].Sure) {
			names = append(names, x.Assumption)
			needed = max(needed, x.Needed)
		}
	}
	if len(names) == 0 {
		return
	}
	told := fmt.Sprintf("Not distinguishable from no influence at %s paths: %s", Thousands(d.Paths), strings.Join(names, ", "))
	switch {
	case needed >= 1_000_000:
		told += "; a million or more would be needed for all that show a hint of one"
	case needed > 0:
		told += fmt.Sprintf("; about %s would do for those that show a hint of one", Thousands(needed))
	}
	s.paragraph("", told+".")
}

// drivers writes the table.
func (s *summary) drivers(d *forecast.Drivers) {
	if len(d.Drivers) == 0 {
		return
	}
	t := plainTable(2)
	head := table.Row{s.strong("Assumption"), "source", "alone", "with others", "if known"}
	shown := min(len(d.Outcomes), 2)
	if d.Aim.Target == "" {
		shown = 1
	}
	for _, o := range d.Outcomes[:shown] {
		if o.Metric == "probability" {
			head = append(head, "its chance")
			continue
		}
		head = append(head, Metric(o.Metric)+", P10 to P90")
	}
	t.AppendHeader(head)
	t.SetColumnConfigs(append(numbersFrom(3, len(head)), table.ColumnConfig{Number: 2, Align: text.AlignLeft, AlignHeader: text.AlignLeft}))
	for i := range d.Drivers {
		t.AppendRow(driverRow(d, &d.Drivers[i], shown))
	}
	shows := t.Render()
	if text.LongestLineLen(shows) > lineWidth {
		t.Style().Box.PaddingRight = " "
		shows = t.Render()
	}
	s.WriteByte('\n')
	s.lines(shows)
	s.WriteByte('\n')
	chance := ""
	if shown > 1 {
		chance = fmt.Sprintf(", and that of the probability of %s, in points of a hundred", d.Aim.Target)
	}
	beyond := ""
	if slices.ContainsFunc(d.Drivers, func(x forecast.Driver) bool { return x.Alone() }) {
		beyond = ", where that is seen to add anything"
	}
	s.paragraph("", fmt.Sprintf("Alone: of the variance of %s, the share that this assumption makes by itself; with others: also by what it does together with other assumptions%s. If known: how much narrower the band would be. P10 to P90: the change of the mean when the assumption goes from the one to the other%s, on the same %s paths; ± is one standard error.%s %s paths were lived in all; the assumptions with the largest shares were lived again.",
		FigureOf(&d.Aim), beyond, chance, Thousands(d.Swung), doubtful(d, shown), Thousands(d.Lived)))
}

func driverRow(d *forecast.Drivers, x *forecast.Driver, shown int) table.Row {
	source, share, known := "yes", Uncertain(x.Share), inPercent(x.Narrower.Value, x.Narrower.SE)
	if !x.Sourced {
		source = "none"
	}
	if !x.ShareTold {
		share, known = under(x.Share.AtMost()), under(x.NarrowerAtMost())
	}
	together := missing
	switch {
	case x.Alone():
		together = "no more"
	case x.Total != nil && x.Total.Told():
		together = Uncertain(*x.Total)
	case x.Total != nil:
		together = under(x.Total.AtMost())
	}
	row := table.Row{x.Assumption, source, share, together, known}
	for i := range shown {
		cell := missing
		if i < len(x.Swings) {
			w := &x.Swings[i]
			switch {
			case !w.Sure && (w.Range.SE == 0 || w.Low.Value == 0 && w.High.Value == 0 && w.Range.Value == 0 && w.Needed == 0):
				cell = "none"
			case d.Outcomes[i].Metric == "probability":
				cell = sure(w, strings.ReplaceAll(withSign(Uncertain(w.Range)), " %", ""))
			default:
				cell = sure(w, withSign(plusMinus(w.Range, d.Outcomes[i].Unit)))
			}
		}
		row = append(row, cell)
	}
	return row
}
