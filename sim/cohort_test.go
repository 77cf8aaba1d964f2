package sim

import (
	"testing"
	"time"
)

// The cohort of a year is the customers in use when it began. Ten with contracts of a month
// grow by 1 % a month, to the cent, whoever joins them: from 12,000.00 they come to
//
//	1,200.00 → 1,212.00 → 1,224.12 → 1,236.36 → 1,248.72 → 1,261.21 → 1,273.82 → 1,286.56 →
//	1,299.43 → 1,312.42 → 1,325.54 → 1,338.80 → 1,352.19
//
// and NRR is 1.12682, not 1.01¹² to the last digit. In the next year everybody who was there is of it.
func TestNRRCountsThoseWhoWereThere(t *testing.T) {
	t.Parallel()
	m := subscribers(10, 14, 1, 0, 0)
	m.Segments[0].Expansion = Growth{Rate: fixed(.12)}
	m.Stages = []Stage{step("deal", 1)}
	m.Sources = []Source{inbound(20)}
	p := mustRun(t, m, 32)
	always(t, p, "opening_arr", 0, 12_000_00)
	for month, each := range []int64{1212_00, 1224_12, 1236_36, 1248_72, 1261_21, 1273_82, 1286_56, 1299_43, 1312_42, 1325_54, 1338_80, 1352_19} {
		always(t, p, "cohort_arr", month, 10*each)
		always(t, p, "cohort_lost_arr", month, 0)
	}
	// The new ones of month 12 have not grown by its end, so that the others have the rest.
	new, all := column(t, p, "new_arr", 12), column(t, p, "arr", 12)
	for path, got := range column(t, p, "cohort_arr", 12) {
		if got != all[path]-new[path] {
			t.Fatalf("the cohort of the second year has %d, those who were there %d", got, all[path]-new[path])
		}
	}
}

// Losses are those of the cohort: customers who join and leave in the year are none of
// theirs, and are in the year after.
func TestGRRCountsTheLossesOfThoseWhoWereThere(t *testing.T) {
	t.Parallel()
	m := subscribers(0, 24, 1, .1, 0)
	m.Segments[0].Contraction = Growth{Rate: fixed(.12)}
	m.Stages = []Stage{step("deal", 1)}
	m.Sources = []Source{inbound(20)}
	p := mustRun(t, m, 32)
	l := readBlock(p, 0)
	for path := range 32 {
		cohort, gone := int64(0), int64(0)
		for month := range 24 {
			at := func(metric string) int64 { return l.at(metric, All, path, month) }
			if month == 12 {
				cohort = at("opening_arr")
			}
			cohort -= at("cohort_lost_arr")
			if at("cohort_arr") != cohort || month < 12 && at("cohort_lost_arr")+at("cohort_churned_customers") > 0 {
				t.Fatalf("path %d: the cohort has %d in month %d, want %d", path, at("cohort_arr"), month, cohort)
			}
			if at("cohort_churned_customers") > at("churned_customers") || at("cohort_lost_arr") > at("churned_arr")+at("contraction_arr") {
				t.Fatalf("path %d: the cohort loses more than all in month %d", path, month)
			}
			if month >= 12 {
				gone += at("churned_customers") - at("cohort_churned_customers")
			}
		}
		if gone == 0 || cohort == 0 {
			t.Errorf("path %d: %d who joined in the year leave in it; %d left of the cohort", path, gone, cohort)
		}
	}
}

// All that a cohort loses it loses by churn and contraction: with nobody new they are the
// same.
func TestCohortOfAClosedPlanIsEverybody(t *testing.T) {
	t.Parallel()
	m := subscribers(100, 12, 1, .05, 0)
	m.Segments[0].Contraction, m.Segments[0].Expansion = Growth{Rate: fixed(.1)}, Growth{Rate: fixed(.2)}
	p := mustRun(t, m, 32)
	l := readBlock(p, 0)
	for path := range 32 {
		for month := range 12 {
			at := func(metric string) int64 { return l.at(metric, All, path, month) }
			if at("cohort_arr") != at("arr") || at("cohort_churned_customers") != at("churned_customers") ||
				at("cohort_lost_arr") != at("churned_arr")+at("contraction_arr") {
				t.Fatalf("path %d: in month %d the cohort is not everybody", path, month)
			}
		}
	}
}

// A fiscal year that begins in April begins a cohort in the fourth month of a plan from
// January on; the first one is that of the plan's first day. Twenty join on day 70, twenty more on day 100.
func TestFiscalYearsBeginACohort(t *testing.T) {
	m := subscribers(10, 16, 12, 0, 0)
	m.FiscalStart = time.April
	m.Stages = []Stage{lasting("deal", 1, nil)}
	m.Stages[0].Won[0] = spreadOf(Fixed(200))
	m.OpeningPipeline = []OpeningItems{{Count: 20, Age: 130}, {Count: 20, Age: 100}}
	p := mustRun(t, m, 2)
	for month := range 16 {
		want := int64(10)
		switch {
		case month >= 15:
			want = 50
		case month >= 3:
			want = 30
		}
		always(t, p, "cohort_arr", month, want*1200_00)
	}
}

// Who has signed but uses nothing yet when a year begins is not of its cohort.
func TestCohortIsThoseInUse(t *testing.T) {
	s := yearly(12, Billing{})
	s.GoLive = spreadOf(Fixed(60))
	m := signing(s, 1, 70, 16)
	m.FiscalStart = time.April
	p := mustRun(t, m, 2)
	always(t, p, "arr", 4, 1200_00)
	always(t, p, "cohort_arr", 4, 0)
	always(t, p, "cohort_arr", 14, 0)
	always(t, p, "cohort_arr", 15, 1200_00)
}
