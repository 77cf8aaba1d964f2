package forecast

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"funnelcast/sim"
)

// precisionExample shows what a precision looks like.
const precisionExample = "such as P(Plan)=1% or arr.p50@2028-12=0.5%"

// ParsePrecision reads a figure and how precise it is to be:
//
//	P(TARGET)=1%                 the probability of a target, to a point of a hundred either way
//	METRIC.p50=0.5%              a percentile, to so much of itself; p5, p10, p25, p50, p75, p90 or p95
//	METRIC:SEGMENT.mean@MONTH=1% of one segment; the mean; in a month (2028-12) or a fiscal year (FY2028)
//
// Without a month or year a stock is that of the plan's last month and a flow is summed over the plan. Whether
// there are such a target and metric is for [Precision.Check] to say.
func ParsePrecision(text string) (Precision, error) {
	bad := func(format string, a ...any) (Precision, error) {
		return Precision{}, fmt.Errorf("found %q; %s", text, fmt.Sprintf(format, a...))
	}
	at := strings.LastIndexByte(text, '=')
	if at < 0 {
		return bad("a figure, = and how precise it is to be, %s", precisionExample)
	}
	p := Precision{Figure: strings.TrimSpace(text[:at])}
	asked, percent := strings.CutSuffix(strings.TrimSpace(text[at+1:]), "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(asked), 64)
	if percent {
		v /= 100
	}
	if err != nil || !(v > 0 && v < 1) || math.IsInf(1/v, 0) {
		return bad("%q is no precision: more than 0%% and less than 100%%, such as 1%% or 0.01", strings.TrimSpace(text[at+1:]))
	}
	p.Asked = v
	if name, ok := strings.CutPrefix(p.Figure, "P("); ok {
		if p.target, ok = strings.CutSuffix(name, ")"); !ok || p.target == "" {
			return bad("the name of a target stands between P( and ), %s", precisionExample)
		}
		return p, nil
	}
	figure, when, dated := strings.Cut(p.Figure, "@")
	if dated {
		month, err := time.Parse("2006-01", when)
		switch _, year := strings.CutPrefix(when, "FY"); {
		case err == nil:
			p.month, p.byMonth = sim.MonthOf(month.Year(), month.Month()), true
		case year:
			p.year = when
		default:
			return bad("after @ stands a month such as 2028-12 or a fiscal year such as FY2028")
		}
	}
	dot := strings.LastIndexByte(figure, '.')
	statistic := strings.ToLower(figure[dot+1:])
	if dot < 1 || statistic != "mean" && !slices.Contains(percents, percentOf(statistic)) {
		return bad("which figure of %s: .mean, .p5, .p10, .p25, .p50, .p75, .p90 or .p95, %s", figure, precisionExample)
	}
	p.percent = percentOf(statistic)
	metric, segment, split := strings.Cut(figure[:dot], ":")
	if metric == "" || split && segment == "" {
		return bad("%q is no metric, and no metric of a segment such as arr:mid", figure[:dot])
	}
	if p.metric, p.segment = metric, segment; !split {
		p.segment = sim.All
	}
	return p, nil
}

// percentOf reads p50; 0 for what is not a percentile.
func percentOf(statistic string) int {
	digits, ok := strings.CutPrefix(statistic, "p")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil {
		return 0
	}
	return n
}

// Check tells whether the plan has the figure. The error is an [*Unknown] where a word is not known.
func (p *Precision) Check(m *sim.Model) error {
	if p.target != "" {
		_, err := targetNamed(m, p.target)
		return err
	}
	var names []string
	var of sim.Series
	for _, s := range sim.SeriesOf(m) {
		if s.Segment != sim.All {
			continue
		}
		metric, perDeal := meanOf(s)
		if perDeal && (p.metric == metric || p.metric == s.Metric) {
			return fmt.Errorf("%s is a mean over the deals won, which months do not add up to; forecast.csv tells it by month, years.csv by year", metric)
		}
		if !perDeal {
			names = append(names, metric)
		}
		if s.Metric == p.metric {
			of = s
		}
	}
	if of.Metric == "" && yearly(m, p.metric) {
		return fmt.Errorf("%s is a figure of the fiscal year, which months do not add up to; years.csv tells it by year", p.metric)
	}
	if of.Metric == "" {
		return &Unknown{"metric", p.metric, names}
	}
	if p.segment != sim.All {
		var segments []string
		for i := range m.Segments {
			segments = append(segments, m.Segments[i].Name)
		}
		if !slices.Contains(segments, p.segment) {
			return &Unknown{"segment", p.segment, segments}
		}
		if !of.Split {
			return fmt.Errorf("%s is not told apart by segment; leave out :%s", p.metric, p.segment)
		}
	}
	_, _, err := p.months(m, readingOf(of))
	return err
}

// yearly tells whether a word names what is worked out by fiscal year alone, such as nrr or attainment.ae.
func yearly(m *sim.Model, word string) bool {
	name, _, _ := strings.Cut(word, ".")
	all := slices.Concat(economics(m, func(string) bool { return false }), activities(m), channels(m))
	return slices.ContainsFunc(all, func(f formula) bool { return f.metric == name }) || slices.Contains(ofPeople, name)
}

// ofPeople are the figures of people's quotas.
var ofPeople = []string{"full_year_people", "attainment", "people_at_quota", "people_with_quota", "attainment_of_all", "people_at_quota_of_all", "team_attainment"}
