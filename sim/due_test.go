package sim

import (
	"slices"
	"testing"
)

// closingOn is a plan of deals, worth 1, 2, 4, 8 … cents in their order, that are signed on the
// days given; all are in their last stage from the first day on.
func closingOn(months int, days ...int) *Model {
	const long = 2000
	m := bare(months, 30)
	m.Stages = []Stage{lasting("deal", 1, Fixed(long))}
	for i, day := range days {
		m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Count: 1, Age: float64(long - day), Worth: spreadOf(Fixed(float64(int(1) << i)))})
	}
	return m
}

// What is due at a month's end are the deals whose last stage ends within the three months after
// it, also beyond the plan's last month:
//
//	deal    1   2   4    8    16   32
//	day    29  30  100  119  120  400
//	month   0   1    3    3    4   13
func TestPipelineDueIsWhatEndsWithinThreeMonths(t *testing.T) {
	p := mustRun(t, closingOn(5, 29, 30, 100, 119, 120, 400), 2)
	monthByMonth(t, p, "pipeline_due", 2+4+8, 4+8+16, 4+8+16, 16, 0)
	monthByMonth(t, p, "open_pipeline", 62, 60, 60, 48, 32)
	// With a plan of two months all that ends in the next five is the same.
	p = mustRun(t, closingOn(2, 29, 30, 100, 119, 120, 400), 2)
	monthByMonth(t, p, "pipeline_due", 2+4+8, 4+8+16)
}

// The last day of the three months after the plan's end is among them: day 119 of a plan of 30 days, and not day 120.
func TestPipelineDueHasTheLastDay(t *testing.T) {
	monthByMonth(t, mustRun(t, closingOn(1, 119, 120), 2), "pipeline_due", 1)
}

// Whatever law its days follow: of deals that take 60 days at most all that are open are due.
func TestPipelineDueIsThatOfAnyLaw(t *testing.T) {
	m := bare(4, 30)
	m.Stages = []Stage{lasting("deal", .5, Uniform{1, 60})}
	m.Sources = []Source{inbound(30)}
	p := mustRun(t, m, 2)
	for month := range m.Months {
		open, due := column(t, p, "open_pipeline", month), column(t, p, "pipeline_due", month)
		if open[0] == 0 || !slices.Equal(open, due) {
			t.Errorf("in month %d %d are open and %d due", month, open, due)
		}
	}
}

// A deal that will be lost is due like one that will be won; nobody knows yet.
func TestPipelineDueDoesNotKnowWhatIsWon(t *testing.T) {
	m := closingOn(2, 40, 50)
	m.Stages[0].Passes = []Value{fixed(0)}
	monthByMonth(t, mustRun(t, m, 2), "pipeline_due", 3, 0)
}

// Before the last stage nothing is due, for nobody knows when it will be.
func TestPipelineDueIsOfTheLastStage(t *testing.T) {
	m := bare(4, 30)
	m.Stages = []Stage{lasting("demo", 1, Fixed(40)), lasting("deal", 1, Fixed(40))}
	m.OpeningPipeline = []OpeningItems{{Count: 1}}
	monthByMonth(t, mustRun(t, m, 2), "pipeline_due", 0, 100_00, 0, 0)
}

// A leaver's deals are due when somebody has taken them over, as late as the wait made them: of
// five of day 20 or before with 15 to 19 days left, taken over on day 3 one after the other, the oldest is due on day 18, the next, which
// begins then, on day 34, and so on. A month is a day.
func TestPipelineDueFollowsAHandover(t *testing.T) {
	m := handover(0)
	p := mustRun(t, m, 2)
	for day := range m.Months {
		want := int64(0)
		for i, on := range []int{18, 34, 51, 69, 88, 108} {
			if on > day && on <= day+3 {
				want += []int64{5, 4, 3, 2, 1, 6}[i]
			}
		}
		always(t, p, "pipeline_due", day, want)
	}
	// Those that the leaver had on day 0 were due by day 3, and no longer on day 1.
	short := handover(0)
	for i := range short.OpeningPipeline {
		short.OpeningPipeline[i].Age = float64(one(i == 0))
	}
	short.Stages[0].Won[0] = spreadOf(Fixed(3))
	short.Stages[0].Lost[0] = spreadOf(Fixed(3))
	p = mustRun(t, short, 2)
	always(t, p, "pipeline_due", 0, 1+2+3+4+5)
	always(t, p, "pipeline_due", 1, 0)
	always(t, p, "pipeline_due", 3, 1)
}
