package scenarios

import (
	"slices"
	"strings"
	"testing"
)

func TestAnAxisIsReadAsItIsWritten(t *testing.T) {
	for _, c := range []struct {
		text, path string
		values     []string
	}{
		{"team.bdr=1..4", "team.bdr", []string{"1", "2", "3", "4"}},
		{"roles.ae.open=12..24/4", "roles.ae.open", []string{"12", "16", "20", "24"}},
		{"roles.ae.open=12..25/4", "roles.ae.open", []string{"12", "16", "20", "24"}},
		{"a=5,10,20", "a", []string{"5", "10", "20"}},
		{"a=1..2, 8..9 ,20", "a", []string{"1", "2", "8", "9", "20"}},
		{"funnel.mql.passes=20%..40%/5%", "funnel.mql.passes", []string{"20%", "25%", "30%", "35%", "40%"}},
		{"funnel.mql.passes=20..30%/5%", "funnel.mql.passes", []string{"20%", "25%", "30%"}},
		{"p=38%..40%", "p", []string{"38%", "39%", "40%"}},
		{"x=0.1..0.5/0.1", "x", []string{"0.1", "0.2", "0.3", "0.4", "0.5"}},
		{"x=0.1..0.7/0.2", "x", []string{"0.1", "0.3", "0.5", "0.7"}}, // (0.7 − 0.1)/0.2 is a little less than 3
		{"x=0.50..1/0.25", "x", []string{"0.5", "0.75", "1"}},
		{"x=-2..1", "x", []string{"-2", "-1", "0", "1"}},
		{"v=300..500/100 per month", "v", []string{"300 per month", "400 per month", "500 per month"}},
		{"d=30 days,60 days", "d", []string{"30 days", "60 days"}},
		{"c=30k..50k/10k", "c", []string{"30k", "40k", "50k"}},
		{"team.ae@2027-06=0..2", "team.ae@2027-06", []string{"0", "1", "2"}},
		{"x=7", "x", []string{"7"}},
		{"x=7..7", "x", []string{"7"}},
		{"x=1_000..3_000/1_000", "x", []string{"1000", "2000", "3000"}},
	} {
		axis, err := ParseAxis(c.text)
		if err != nil || axis.Path != c.path || !slices.Equal(axis.Values, c.values) {
			t.Errorf("%s: path %q, values %q, error %v; want %q, %q", c.text, axis.Path, axis.Values, err, c.path, c.values)
		}
	}
}

func TestAMistakenAxisIsTold(t *testing.T) {
	for _, c := range []struct{ text, told string }{
		{"team.bdr", "a path, = and its values"},
		{"=1..9", "a path, = and its values"},
		{"team.bdr=", "no values stand after the ="},
		{"team.bdr= ", "no values stand after the ="},
		{"team.bdr=9..1", `"9..1" runs backward; write 1..9`},
		{"p=40%..20%/5%", `runs backward; write 20%..40%`},
		{"team.bdr=1..9/0", "does not step upwards"},
		{"team.bdr=1..9/-1", "does not step upwards"},
		{"team.bdr=many", `"many" is no number`},
		{"team.bdr=one..nine", `"one..nine" is no range`},
		{"p=10% .. 20% .. 30%", "is no range from one number to another"},
		{"team.bdr=1,,2", "a value is missing beside a comma"},
		{"team.bdr=1,2,", "a value is missing beside a comma"},
		{"team.bdr=1..3,2", "the value 2 is there twice"},
		{"p=20%..40/5", "mixes kinds of numbers"},
		{"p=20%..40%/5", "mixes kinds of numbers"},
		{"x=0.5..1.5", "has no step; write one"},
		{"x=0..1/0.0001", "has more than 1000 values"},
		{"x=..9", "is no range"},
		{"x=NaN", "is no number"},
	} {
		axis, err := ParseAxis(c.text)
		if err == nil || !strings.Contains(err.Error(), c.told) {
			t.Errorf("%s: %+v, error %v; want %s", c.text, axis, err, c.told)
		}
	}
}

func FuzzParseAxis(f *testing.F) {
	for _, text := range []string{"team.bdr=1..9", "p=20%..40%/5%", "x=0.1..1/0.3 days", "a=1,2", "x=9..1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		axis, err := ParseAxis(text)
		if err == nil && (axis.Path == "" || len(axis.Values) == 0) {
			t.Errorf("%q: %+v without an error", text, axis)
		}
	})
}
