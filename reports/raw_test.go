package reports

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"funnelcast/sim"
)

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
