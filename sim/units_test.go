package sim

import "testing"

// perUser is a contract by users at a price each, so many of them.
func perUser(price float64, users Law) Segment {
	return Segment{Worth: spreadOf(Fixed(price)), Units: spreadOf(users), TermMonths: 12}
}

// Priced by the user, ARR is a whole number of users at every moment, and so is all that
// moves it; 37.01 divides nothing by chance.
func TestARRIsAWholeNumberOfUsers(t *testing.T) {
	t.Parallel()
	for _, term := range []int{1, 12} {
		s := perUser(37_01, LogNormalMeanCV(3, .8))
		s.TermMonths, s.Churn = term, fixed(.1)
		s.Expansion, s.Contraction = Growth{Rate: fixed(.2), SD: .3, Min: -.5, Max: 2}, Growth{Rate: fixed(.07)}
		s.Partial = Partial{Share: fixed(.2), Keeps: fixed(.55)}
		s.OpeningCustomers = 30
		m := signing(s, 30, 100, 18)
		m.Stages = []Stage{lasting("deal", .8, Uniform{1, 100})}
		p := mustRun(t, m, 32)
		for month := range 18 {
			for _, metric := range []string{"arr", "new_arr", "expansion_arr", "contraction_arr", "churned_arr", "won_value"} {
				for path, v := range column(t, p, metric, month) {
					if v%37_01 != 0 {
						t.Fatalf("term %d: %s of path %d in month %d is %d", term, metric, path, month, v)
					}
				}
			}
		}
		if sum := added(t, p, "contraction_arr", 0, 18); sum[0] == 0 {
			t.Error("nothing shrinks")
		}
	}
}

// Whole users keep the mean: 15 % of ten users are one or two of them with even luck, 12 %
// one, and with a luck of .2 two, of each of 100 customers on their own.
func TestExpansionAndContractionAreWholeUsersInTheMean(t *testing.T) {
	t.Parallel()
	for metric, c := range map[string]struct{ rate, mean, variance float64 }{
		"expansion_arr": {.15, 150, 25}, "contraction_arr": {.12, 120, 16},
	} {
		s := perUser(100_00, Fixed(10))
		s.OpeningCustomers, s.OpeningRenewals = 100, []int{100}
		if metric == "expansion_arr" {
			s.Expansion = Growth{Rate: fixed(c.rate)}
		} else {
			s.Contraction = Growth{Rate: fixed(c.rate)}
		}
		p := mustRun(t, signing(s, 0, 1, 1), 1024)
		users := column(t, p, metric, 0)
		for i := range users {
			users[i] /= 100_00
		}
		mean, se := estimate(users)
		near(t, "users of "+metric, mean, se, c.mean)
		variance, se := covariance(users, users, c.mean, c.mean)
		near(t, "their variance", variance, se, c.variance)
	}
}

// A price increase is one of the price of a user, in whole cents: seven users at 10.05
// pay 10.35 after 3 % (.3015) and 10.66 after 3 % more (.3105).
func TestPriceIncreaseOfAUser(t *testing.T) {
	s := perUser(10_05, Fixed(7))
	s.Uplift = fixed(.03)
	p := mustRun(t, signing(s, 1, 10, 26), 2)
	for month := range 26 {
		want := int64(7 * 10_05)
		switch {
		case month >= 24:
			want = 7 * 10_66
		case month >= 12:
			want = 7 * 10_35
		}
		always(t, p, "arr", month, want)
	}
	always(t, p, "expansion_arr", 12, 7*30)
	always(t, p, "expansion_arr", 24, 7*31)
	always(t, p, "renewal_bookings", 12, 7*10_35)
}

// Users who are given up are whole ones: who keeps 60 % of ten keeps six.
func TestPartialRenewalKeepsWholeUsers(t *testing.T) {
	s := perUser(10_05, Fixed(10))
	s.Partial = Partial{Share: fixed(1), Keeps: fixed(.6)}
	p := mustRun(t, signing(s, 1, 10, 13), 2)
	always(t, p, "arr", 11, 10*10_05)
	always(t, p, "arr", 12, 6*10_05)
}

// A contract has a user at least, and rounds to whole ones; opening customers are counted
// alike.
func TestContractHasAWholeNumberOfUsers(t *testing.T) {
	for users, want := range map[float64]int64{.2: 1, 1.49: 1, 2.5: 3, 7: 7} {
		s := perUser(20_00, Fixed(users))
		s.OpeningCustomers = 2
		p := mustRun(t, signing(s, 3, 10, 1), 2)
		always(t, p, "new_arr", 0, 3*20_00*want)
		always(t, p, "arr", 0, 5*20_00*want)
	}
}

// The price is discounted, not the number: 8 % off 10.05 is 9.25 a user (9.246), 73.995 off
// ten would be 92.46.
func TestDiscountIsOffThePriceOfAUser(t *testing.T) {
	s := perUser(10_05, Fixed(10))
	s.Discount = fixed(.08)
	p := mustRun(t, signing(s, 1, 10, 1), 2)
	always(t, p, "arr", 0, 92_50)
	always(t, p, "discounts", 0, 8_00)
}

// What was added at a price of its own takes part in a price increase too: ten users at
// 100.00 and so many times 250.00 beside them are, after 10 %, so many times 275.00. A month is a day.
func TestPriceIncreaseActsOnAdditionsToo(t *testing.T) {
	t.Parallel()
	s := perUser(100_00, Fixed(10))
	s.Uplift = fixed(.1)
	m := signing(s, 1, 1, 14)
	m.DaysPerMonth = 1
	m.Stages = append(m.Stages, step("addition", 1))
	m.Sources = []Source{additions(.2, 250_00)}
	p, seen := mustRun(t, m, 64), 0
	for path, arr := range column(t, p, "arr", 13) {
		if arr%275_00 != 0 {
			t.Errorf("path %d renews at %d", path, arr)
		}
		if arr > 1100_00 {
			seen++
		}
	}
	if seen < 32 {
		t.Errorf("%d paths of 64 have an addition", seen)
	}
}
