package scenarios_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"
)

// anyScenario writes a small scenario that may use every part of the format.
func anyScenario(t *rapid.T, h has) *draft {
	d := &draft{T: t, has: h, raised: map[what][]string{}}
	d.segments = []string{"mid", "smb", "big"}[:rapid.SampledFrom([]int{1, 2, 1, 3}).Draw(t, "segments")]
	d.stages = []string{"mql", "opportunity"}
	if d.yes("leads") {
		d.stages = slices.Insert(d.stages, 0, "lead")
	}
	if d.yes("sqls") {
		d.stages = slices.Insert(d.stages, len(d.stages)-1, "sql")
	}
	if d.yes("proposals") {
		d.stages = append(d.stages, "proposal")
	}
	d.line("name: Random\ncurrency: %s\nstart: 2027-04\nmonths: %d", d.any("currency", "USD", "JPY"), d.whole("months", 6, 12))
	warm := d.yes("warm-up")
	if warm {
		d.line("warm_up: %s", d.any("months before", "3 months", "1 month"))
	}
	d.perhaps("fiscal_year_starts", func() string { return d.any("year", "April", "July") })
	d.perhaps("days_per_month", func() string { return "21" })
	d.perhaps("gross_margin", d.exact)
	d.perhaps("over_assignment", d.exact)
	d.line("activities: {call: 4 minutes, email: 3 minutes, meeting: 1 hour}")
	d.line("segments:")
	for _, s := range d.segments {
		d.line("  %s: %s", s, d.segment(s))
	}
	d.line("sources:")
	d.sources()
	d.line("funnel:")
	for i := range d.stages {
		d.line("  - %s", d.stage(i))
	}
	d.people()
	d.events()
	if !warm && d.yes("opening pipeline") {
		open := d.mapping("stage: "+d.any("stage", d.stages...), "segment: "+d.segments[0], fmt.Sprintf("count: %d", d.whole("count", 0, 8)))
		open.may("age", func() string { return "12 days" })
		open.may("value", d.money)
		d.line("opening_pipeline: [%s]", open)
	}
	return d
}

func (d *draft) line(format string, args ...any) { fmt.Fprintf(&d.text, format+"\n", args...) }

// perhaps writes a line of the file, or leaves it out.
func (d *draft) perhaps(key string, value func() string) {
	if d.yes(key) {
		d.line("%s: %s", key, value())
	}
}

func (d *draft) segment(name string) string {
	s := d.mapping()
	kind := d.any("kind", "subscription", "monthly", "licence", "usage")
	s.is("contract", d.contract(kind))
	s.is("churn", d.rate(churn, "segments."+name+".churn", 1, 60))
	s.may("churn_spread", d.exact)
	s.may("expansion", d.growth)
	s.may("contraction", d.growth)
	s.may("uplift", func() string { return d.any("uplift", "3%", "0% .. 3% .. 6%", "-4%") })
	s.may("partial", func() string { return d.mapping("share: "+d.share(), "keeps: "+d.share()).String() })
	if n := d.whole("customers", 0, 8); n > 0 {
		s.is("opening_customers", fmt.Sprint(n))
		if kind == "licence" || d.yes("their value") {
			s.is("opening_value", d.money())
		}
		s.may("opening_renewals", func() string { return fmt.Sprintf("{2027-04: %d}", n) })
	}
	if d.limits {
		s.may("worked_by", func() string { return d.any("specialist", "ae", "[rep, ae]") })
	}
	return s.String()
}

func (d *draft) contract(kind string) string {
	c := d.mapping("kind: " + kind)
	if d.yes("by the user") {
		c.is("price", d.money())
		c.is(d.any("many", "users", "units"), d.any("how many", "5", "2 .. 9 .. 30"))
	} else {
		c.is("value", d.money())
	}
	bills := []string{"monthly", "prepaid", "{every: monthly, arrears: yes}"}
	switch kind {
	case "subscription":
		term := d.any("term", "12 months", "6 months", "2 years", "1 month")
		c.is("term", term)
		if term != "1 month" {
			bills = append(bills, "quarterly", "half-yearly", "{every: 4 months, arrears: yes}")
		}
	case "licence":
		c.may("maintenance", func() string { return d.mapping("rate: "+d.share(), "taken: "+d.share()).String() })
		bills = []string{"{every: 2 months, instalments: 4}"}
	case "usage":
		c.may("noise", func() string { return d.any("noise", "0.3", "1") })
	}
	c.may("billing", func() string { return d.any("billing", bills...) })
	c.may("discount", d.share)
	c.may("go_live", d.days)
	c.may("days_to_pay", d.days)
	c.may("late", func() string { return d.mapping("share: "+d.share(), "by: "+d.days()).String() })
	return c.String()
}

// sources are an inbound one and perhaps one of each other kind.
func (d *draft) sources() {
	source := func(kind string, rows ...string) *mapping {
		s := d.mapping(append([]string{"name: s-" + kind, "kind: " + kind, "enters: " + d.any("stage", d.stages...)}, rows...)...)
		d.shares(s)
		return s
	}
	write := func(s *mapping) {
		s.may("lift", func() string { return fmt.Sprintf("{%s: %s}", d.stages[0], d.any("lift", "1.5", "0.5 .. 1 .. 3")) })
		s.may("discount", d.share)
		s.may("wholesale", func() string { return d.mapping("share: "+d.share(), "discount: "+d.share()).String() })
		s.may("commission", d.share)
		s.may("cost", func() string { return "24k per year" })
		d.line("  - %s", s)
	}
	in := source("inbound")
	if d.yes("budget") {
		n := d.whole("items", 1, 30)
		in.is("budget", fmt.Sprintf("%d per month", 50*n))
		in.is("cost_per_item", "50")
		d.raise(volume, "sources.s-inbound.budget", fmt.Sprintf("%d per month", 70*n))
	} else {
		in.is("volume", d.flow("sources.s-inbound.volume", 1, 30))
		in.may("cost_per_item", func() string { return "17" })
	}
	in.may("burstiness", func() string { return d.any("burstiness", "0", "0", "0.6") })
	in.may("growth", func() string { return d.any("growth", "2% per month", "1% .. 4% per month") })
	write(in)
	if d.yes("sign-ups") {
		s := source("self_serve", "volume: "+d.flow("sources.s-self_serve.volume", 1, 30), "pays: 20%", "pays_in: "+d.segments[0], "qualifies: 30%")
		s.may("pays_after", d.days)
		write(s)
	}
	if d.yes("hunting") {
		d.roles = append(d.roles, "hunter: "+d.hunter())
		d.team = append(d.team, "{role: hunter, seated: 1}", "{role: hunter, hire: 1, from: 2027-06}")
		s := source("prospecting", "by: hunter")
		if d.yes("calls") {
			s.is("activities", "{call: {per_day: 20 .. 40, reaches: 20%, books: "+d.share()+"}, email: {per_day: 20, answers: 3%, holds: 80%, accepts: 70%}}")
		} else {
			s.is("yield", d.flow("sources.s-prospecting.yield", 1, 6))
		}
		write(s)
	}
	if d.yes("partners") {
		s := source("partner", "partners: {2027-04: 2, 2027-07: 5}", "yield: "+d.flow("sources.s-partner.yield", 1, 3))
		s.may("ramp", func() string { return "[20%, 100%]" })
		s.may("partner_cv", func() string { return "0.5" })
		write(s)
	}
	if d.base && d.yes("more for customers") {
		s := d.mapping("name: s-base", "kind: base", "enters: "+d.any("stage", d.stages...), "yield: 3 per year")
		if d.yes("another contract") {
			d.shares(s)
		}
		s.may("value", d.money)
		s.may("from", func() string { return d.segments[0] })
		write(s)
	}
}

func (d *draft) stage(i int) string {
	name := d.stages[i]
	s := d.mapping("stage: " + name)
	s.is("passes", d.bySegment("passes", func(end string) string {
		return d.rate(passes, "funnel."+name+".passes"+end, 5, 95)
	}))
	s.is("takes", d.bySegment("takes", func(string) string {
		if d.yes("won and lost differ") {
			return d.mapping("won: "+d.days(), "lost: "+d.days()).String()
		}
		return d.days()
	}))
	s.may("cold_after", func() string { return d.any("patience", "none", "5 days", "30 days") })
	s.may("response_half_life", func() string { return "4 days" })
	if d.recycles {
		s.may("recycle", func() string {
			return fmt.Sprintf("{share: %s, to: %s, after: %s}", d.share(), d.any("stage", d.stages...), d.days())
		})
	}
	if d.yes("somebody works it") {
		who := "rep"
		if d.limits {
			who = d.any("who", "rep", "ae", "[ae, rep]", "[rep, ae]")
		}
		s.is("worked_by", who)
		if d.limits {
			s.may("needs", func() string { return "se" })
			s.may("effort", func() string { return "{start: 2 hours, weekly: 40 minutes}" })
		}
		s.may("activities", func() string { return "{meeting: 1, email: 2.5}" })
	}
	return s.String()
}
