package figure

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

func TestMissingCharactersAreToldOfAndDrawnAsABox(t *testing.T) {
	c, warnings := Fan(samples()["japanese"], "arr")
	if len(warnings) != 1 {
		t.Fatalf("warnings %v, want one", warnings)
	}
	if want := "lacks some characters, such as 日: an empty box"; !strings.Contains(warnings[0].Text, want) {
		t.Errorf("got %q, want %q", warnings[0].Text, want)
	}
	if warnings[0].Remedy == "" {
		t.Error("no remedy")
	}
	if path, width := regular().outline("日"); len(path) == 0 || width == 0 {
		t.Error("a missing character leaves a gap")
	}
	if _, ok := labelled(c, "日本市場 first hires: ARR"); !ok {
		t.Error("no title")
	}
}

func TestLatinGreekAndCyrillicNeedNoWarning(t *testing.T) {
	if w := missing("Zürich Łódź Αθήνα Москва – ‘’ “” … · − ¥€£$₩"); len(w) > 0 {
		t.Errorf("got %v", w)
	}
}

func TestTextFromAScenarioFitsOnOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"Plan\n\tB":          "Plan B",
		"Zu\u0308rich":       "Zürich", // decomposed
		"\ufeffa\u200db\x00": "ab",
		"  ":                 "",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShortenedTextFits(t *testing.T) {
	const text = "The plan as agreed by the board"
	f := regular()
	if got := f.shorten(text, 12, 1000); got != text {
		t.Errorf("cut without need: %q", got)
	}
	if got := f.shorten(text, 12, 80); f.width(got, 12) > 80 || !strings.HasSuffix(got, "…") || !strings.HasPrefix(got, "The pl") {
		t.Errorf("got %q, %v wide", got, f.width(got, 12))
	}
	if got := f.shorten(text, 12, 0); got != "…" {
		t.Errorf("no room: %q", got)
	}
}

func TestTextStandsWhereItIsAnchored(t *testing.T) {
	s := style{regular, 12, grey}
	at := vg.Point{X: 100, Y: 50}
	width := regular().width("P50", 12)
	for anchor, left := range map[vg.Length]vg.Length{0: 100, 0.5: 100 - width/2, 1: 100 - width} {
		var c Chart
		c.write(s, "P50", at, anchor)
		box := c.labels[0].box
		if box.Min.X != left {
			t.Errorf("anchor %v: left edge at %v, want %v", anchor, box.Min.X, left)
		}
		for _, part := range c.marks[0].path {
			if p := part.Pos; p != (vg.Point{}) && (p.X < box.Min.X-0.1 || p.X > box.Max.X+0.1 || p.Y < box.Min.Y || p.Y > box.Max.Y) {
				t.Errorf("anchor %v: ink at %v outside %v", anchor, p, box)
			}
		}
	}
}

// Names of scenarios, targets and roles may be in any script: whatever picture has them says what it cannot write.
func TestEveryPictureWarnsOfWhatItsFontLacks(t *testing.T) {
	h, f, q := who(2, 4), planned(3, false), quotaSample(16, 0.35, 0.7, 1.17, 0.28)
	h.Scenario, f.Aim.Target, q.Years[0].Role = "日", "標", "営"
	for char, draw := range map[string]func() (*Chart, []forecast.Warning){
		"日": func() (*Chart, []forecast.Warning) { return Bottlenecks(h) },
		"標": func() (*Chart, []forecast.Warning) { return Frontier(f) },
		"営": func() (*Chart, []forecast.Warning) { return Attainment(q, &q.Years[0]) },
	} {
		if c, warnings := draw(); c == nil || len(warnings) != 1 || !strings.Contains(warnings[0].Text, char+":") {
			t.Errorf("%s: %v", char, warnings)
		}
	}
	if _, warnings := OverAssignment(q, &q.Years[0]); len(warnings) != 1 {
		t.Errorf("over-assignment: %v", warnings)
	}
	if _, warnings := Bottlenecks(who(2, 4)); len(warnings) > 0 {
		t.Errorf("%v of letters that the font has", warnings)
	}
}

// A name stands in several pictures, beside others in some of them: what the font lacks of it is told once, not once for each picture.
func TestPicturesOfOneNameWarnAlike(t *testing.T) {
	alone, beside := missing("関東セキュリティ (Kanto)"), missing("関東セキュリティ (Kanto)", "中計")
	if len(alone) != 1 || !slices.Equal(alone, beside) || !strings.Contains(alone[0].Text, "such as 関:") {
		t.Errorf("got %v and %v", alone, beside)
	}
	if got := missing("Plan\ue123")[0].Text; !strings.Contains(got, `no character \ue123:`) {
		t.Errorf("one that cannot be seen: %s", got)
	}
}
