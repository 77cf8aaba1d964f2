package scenarios_test

import "fmt"

// people are roles and team. Without limits those who work a stage are all alike and there from
// the first day, so that it does not matter who of them takes what.
func (d *draft) people() {
	if d.limits {
		for _, role := range []string{"rep", "ae", "se"} {
			d.roles = append(d.roles, role+": "+d.worker())
			d.seats(role)
		}
		if d.yes("manager") {
			d.roles = append(d.roles, fmt.Sprintf("manager: {manages: [rep, ae], span: 2, beyond_span: 40%%, attrition: 50%% per year, quota: %dk per year}", d.whole("team quota", 1, 900)))
			d.team = append(d.team, "{role: manager, seated: 1}", "{role: rep, seated: 1, becomes: {role: manager, in: 2027-08}}")
		}
	} else {
		d.roles = append(d.roles, "rep: {pay: {base: 40k, variable: 20k}}")
		d.team = append(d.team, "{role: rep, seated: 2}")
	}
	if d.care {
		for _, role := range []struct{ name, does string }{
			{"csm", "{accounts: 6 .. 12, ramp: [50%, 100%], attrition: 80% per year, hours: 12, care: 1 hour}"},
			{"am", "{accounts: 9, uncovered_churn: 3, uncovered_expansion: 20%, covers: " + d.segments[0] + "}"},
			{"renewals", "{renewals: 2 per month, renewal_effort: 2 hours}"},
			{"onboarding", "{onboards: 1, counts_as: service}"},
		} {
			if d.yes(role.name) {
				d.roles = append(d.roles, role.name+": "+role.does)
				d.team = append(d.team, "{role: "+role.name+", seated: 1}")
			}
		}
	}
	d.list("roles:", "", d.roles)
	d.list("team:", "- ", d.team)
}

// list writes the parts of a key, if there are any.
func (d *draft) list(key, mark string, parts []string) {
	if len(parts) == 0 {
		return
	}
	d.line(key)
	for _, part := range parts {
		d.line("  %s%s", mark, part)
	}
}

// seats are those of a role: some who are there and some who come.
func (d *draft) seats(role string) {
	if n := d.whole(role+" seated", 0, 3); n > 0 {
		d.team = append(d.team, fmt.Sprintf("{role: %s, seated: %d}", role, n))
	}
	if d.yes(role + " hired") {
		hire := d.mapping("role: "+role, "hire: 1", "from: "+d.any("month", "2027-05", "month 3"))
		hire.may("slip", d.days)
		d.team = append(d.team, hire.String())
	}
}

// worker is somebody who has room for so much, learns, differs, leaves, and has a quota.
func (d *draft) worker() string {
	r := d.mapping()
	r.may("open", func() string { return d.amount("open", 2, 9, "") })
	r.may("handles", func() string { return d.amount("handled", 2, 20, " per month") })
	r.may("hours", func() string { return d.amount("hours", 5, 40, "") })
	r.may("ramp", func() string { return d.any("ramp", "[40%, 100%]", "[0%, 30%, 60%, 100%]") })
	r.may("ramp_weight", d.exact)
	r.may("skill_cv", func() string { return "0.5" })
	r.may("attrition", func() string {
		return d.any("attrition", "90% per year", "50% .. 120% per year", "{rate: 30% per year, first: 3 months, first_rate: 200% per year}")
	})
	r.may("backfill", func() string { return d.any("backfill", "never", "10 days .. 60 days", "1 month") })
	r.may("handover_loss", d.share)
	pay := d.mapping("base: 60k", "variable: 30k", "load: 20%", "recruiting_fee: 15%")
	if d.yes("quota") {
		if d.yes("in items") {
			r.is("item_quota", "3 per month")
		} else {
			r.is("quota", "300k per year")
		}
		pay.may("accelerator", func() string { return "1.5" })
		pay.may("cap", func() string { return "2" })
		pay.may("ramp_guarantee", d.exact)
	}
	r.is("pay", pay.String())
	return r.String()
}

// hunter finds items and works none, so that nothing limits what they find.
func (d *draft) hunter() string {
	r := d.mapping()
	r.may("ramp", func() string { return "[30%, 100%]" })
	r.may("skill_cv", func() string { return "0.4" })
	r.may("attrition", func() string { return "90% per year" })
	r.may("backfill", d.days)
	return r.String()
}

// events are targets, seasons, shocks and what turns out together.
func (d *draft) events() {
	d.perhaps("targets", func() string {
		return fmt.Sprintf("[{name: Goal, metric: %s, month: 2027-09, at_least: 100k}, {name: First, metric: wins, from: 2027-05, month: 2027-06, at_least: 1}]", d.any("metric", "arr", "new_arr", "customers"))
	})
	d.perhaps("season", func() string { return "{close: {Jun: 1.6, Sep: 0.5}, leads: {May: 0.3, Aug: 2}}" })
	d.perhaps("together", func() string {
		return fmt.Sprintf("[{of: [%s, %s], correlation: -0.6}]", d.known[0], d.known[len(d.known)-1])
	})
	d.perhaps("shocks", func() string {
		s := d.mapping("name: slump", "from: "+d.any("begin", "month 2", "month 1 .. month 5"), "lasts: "+d.any("length", "3 months", "2 months .. 8 months"))
		s.may("chance", d.share)
		for _, key := range []string{"win_odds", "cycle", "leads", "prospecting", "value", "churn", "expansion"} {
			s.may(key, func() string { return d.any(key, "0.5", "2", "0.6 .. 0.9 .. 1.3") })
		}
		s.may("hiring", func() string { return "frozen" })
		s.may("hires_late", func() string { return d.any("hires late", "1 month", "20 days .. 80 days") })
		blow := d.mapping("name: blow", "from: "+d.any("blow", "month 1", "month 1 .. month 4"))
		blow.is("closers_leave", d.any("closers leave", "0", "1", "2"))
		if d.blows {
			blow.may("biggest_customers_leave", func() string { return d.any("customers leave", "1", "3") })
		}
		return "[" + s.String() + ", " + blow.String() + "]"
	})
}
