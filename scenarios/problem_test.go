package scenarios

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// A problem shows enough of a long value and of a long line to find them, and no more; the caret stays under the place.
func TestProblemsQuoteInBrief(t *testing.T) {
	long := strings.Repeat("x", 50_000)
	_, err := loadText(t, edit(t, "churn: 10%", "churn: "+long), Patches{})
	want := "plan.yaml:10:12: segments.mid.churn: found \"" + strings.Repeat("x", 59) + "…\"; a rate such as 9%, 2.6% per month or 9% per year\n" +
		"  10 |     churn: " + strings.Repeat("x", 148) + "…\n     |            ^"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	for _, text := range []string{long, "{" + long + ": 1}", edit(t, "months: 12", "months: 12\n"+long+": 3"), edit(t, "{role: ae, seated: 2}", "{role: "+long+", seated: 2}")} {
		_, err := loadText(t, text, Patches{})
		for _, line := range strings.Split(err.Error(), "\n") {
			if n := utf8.RuneCountInString(line); n > 1000 {
				t.Errorf("a line of %d characters: %.200s …", n, line)
			}
		}
	}

	for column := 1; column <= 500; column += 7 {
		f := newFile("a", []byte(strings.Repeat("あ-", 300)))
		at := []rune(f.lines[0])
		at[column-1] = '!'
		f.lines[0] = string(at)
		shown, caret, _ := strings.Cut(f.excerpt(1, column), "\n")
		before, _, found := strings.Cut(shown, "!")
		if wide := utf8.RuneCountInString(before) + strings.Count(before, "あ"); !found || wide != len(caret)-1 || utf8.RuneCountInString(shown) > lineWidth+len("   1 | ") {
			t.Errorf("column %d:\n%s\n%s", column, shown, caret)
		}
	}
}

// Words with dots are listed like any others; of metrics, which have hundreds, one stands for them.
func TestKnownWordsWithDots(t *testing.T) {
	known := []string{"arr", "wins", "wins.inbound", "wins.partner"}
	if got, want := DidYouMean("nothing", known[2:]), "known: wins.inbound, wins.partner"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := DidYouMeanMetric("nothing", known), "known: arr, wins, and by stage, source or role, such as wins.inbound"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := DidYouMeanMetric("wins.inbond", known), `did you mean "wins.inbound"?`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
