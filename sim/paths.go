package sim

// Unit says what the whole numbers of a series count.
type Unit uint8

// The units.
const (
	Count      Unit = iota // things or people
	Minor                  // minor units of the model's currency
	PerMillion             // millionths: a share, or a number of people with fractions
)

// A Series is one recorded quantity by month.
type Series struct {
	Metric  string // arr, headcount.ae, backlog.mql
	Segment string // a segment's name, or All
	Unit    Unit
	Stock   bool // read at month end (or averaged over the month); otherwise summed over the month
}

// All is the Segment of a total.
const All = "all"

// Paths holds what a run recorded: for every path, series and month one whole
// number in the series' unit.
type Paths struct {
	N      int
	Seed   uint64
	Months int
	Series []Series
}

// Column fills dst (grown if needed) with the values of one series in one
// month, path by path, and returns it.
func (p *Paths) Column(dst []int64, series, month int) []int64 { panic("not built yet") }

// Block fills dst with the values of up to BlockPaths neighbouring paths,
// starting at path b·BlockPaths: the value of path b·BlockPaths+i, series s and
// month m stands at dst[(s·Months+m)·BlockPaths+i]. It returns dst and how many paths the block has.
func (p *Paths) Block(dst []int64, b int) ([]int64, int) { panic("not built yet") }

// BlockPaths is how many paths are run, kept and read together.
const BlockPaths = 64
