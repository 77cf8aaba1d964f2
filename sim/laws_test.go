package sim

import (
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
	got, err := Run(t.Context(), &more, Options{Paths: BlockPaths, Seed: 1, Laws: laws})
	if err != nil {
		t.Fatal(err)
	}
	sameFigures(t, "with shared laws", got, mustRun(t, &more, BlockPaths))
}
