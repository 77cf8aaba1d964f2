package sim

import (
	"context"
	"testing"
)

// Plans share the tables of the laws they have in common, and run as they do with tables of their own.
func TestPlansShareTheTablesOfTheirLaws(t *testing.T) {
	t.Parallel()
	laws, m := NewLaws(), ref1()
	first, err := compile(m, laws)
	if err != nil {
		t.Fatal(err)
	}
	more := *m
	more.Seats = append(more.Seats[:len(m.Seats):len(m.Seats)], Seat{Role: m.Seats[0].Role, Seated: true, Key: 99})
	second, err := compile(&more, laws)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := first.segments[0].worth.law, second.segments[0].worth.law; a != b {
		t.Error("the law of contract values is tabulated twice")
	}
	o := Options{Paths: BlockPaths, Seed: 1}
	want, err := Run(context.Background(), &more, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Laws = laws
	got, err := Run(context.Background(), &more, o)
	if err != nil {
		t.Fatal(err)
	}
	for s := range want.Series {
		for month := range want.Months {
			a, b := want.Column(nil, s, month), got.Column(nil, s, month)
			for path := range a {
				if a[path] != b[path] {
					t.Fatalf("%s of path %d in month %d is %d, with shared laws %d", want.Series[s].Metric, path, month, a[path], b[path])
				}
			}
		}
	}
}
