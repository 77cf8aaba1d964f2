package figure

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

func TestMissingCharactersAreToldOfAndDrawnAsABox(t *testing.T) {
	f := samples()["japanese"]
	f.Scenario = "서울 first hires"
	c, warnings := Fan(f, "arr")
	if len(warnings) != 1 {
		t.Fatalf("warnings %v, want one", warnings)
	}
	if want := "lacks some characters, such as 서: an empty box"; !strings.Contains(warnings[0].Text, want) {
		t.Errorf("got %q, want %q", warnings[0].Text, want)
	}
	if warnings[0].Remedy == "" {
		t.Error("no remedy")
	}
	if path, width := regular().outline("서"); len(path) == 0 || width == 0 {
		t.Error("a missing character leaves a gap")
	}
	if _, ok := labelled(c, "서울 first hires: ARR"); !ok {
		t.Error("no title")
	}
}

// Plans are written in European letters, and in Japanese: kana, kanji and the signs that go with them, 々 〆 and ㈱ among them.
func TestEuropeanAndJapaneseTextNeedsNoWarning(t *testing.T) {
	if w := missing("Zürich Łódź Αθήνα Москва – ‘’ “” … · − ¥€£$₩", "日本市場参入計画（第１期）・営業部長、「髙橋」〜㈱々〆ｶﾅ①売上高を達成する"); len(w) > 0 {
		t.Errorf("got %v", w)
	}
	for _, f := range []*face{regular(), bold()} {
		if _, width := f.outline("日本"); width != 2*vg.Length(f.units()) {
			t.Errorf("two kanji are %v wide, want two squares", width)
		}
	}
}

// What the regular face can write, the bold one can.
func TestBothFacesHaveTheSameCharacters(t *testing.T) {
	for r := rune(' '); r < 0x10000; r++ {
		if regular().has(r) != bold().has(r) {
			t.Fatalf("%c is in one face only", r)
		}
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
	h.Scenario, f.Aim.Target, q.Years[0].Role = "계", "획", "서"
	for char, draw := range map[string]func() (*Chart, []forecast.Warning){
		"계": func() (*Chart, []forecast.Warning) { return Bottlenecks(h) },
		"획": func() (*Chart, []forecast.Warning) { return Frontier(f) },
		"서": func() (*Chart, []forecast.Warning) { return Attainment(q, &q.Years[0]) },
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
	alone, beside := missing("서울 (Seoul)"), missing("서울 (Seoul)", "계획")
	if len(alone) != 1 || !slices.Equal(alone, beside) || !strings.Contains(alone[0].Text, "such as 서:") {
		t.Errorf("got %v and %v", alone, beside)
	}
	if got := missing("Plan\ue123")[0].Text; !strings.Contains(got, `no character \ue123:`) {
		t.Errorf("one that cannot be seen: %s", got)
	}
}
