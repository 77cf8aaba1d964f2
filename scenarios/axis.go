package scenarios

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// An Axis is a value of the scenario and what it is to be in turn.
type Axis struct {
	Path   string   // as of --set: roles.ae.open
	Values []string // as they are written in a scenario, each once, in the order given
}

// mostOnAxis keeps a slip of the pen, such as a step of 0.001, from making a million values.
const mostOnAxis = 1000

const axisExample = "such as team.bdr=1..9, roles.ae.open=12..24/4 or funnel.mql.passes=25%,30%,40%"

var (
	axisNumber = `-?\d[\d_]*(?:\.\d+)?`
	axisSuffix = `(k|m|bn|%)?`
	axisValue  = regexp.MustCompile(`^` + axisNumber + axisSuffix + `(?: +\S.*)?$`)
	axisRange  = regexp.MustCompile(`^(` + axisNumber + `)` + axisSuffix + ` *\.\. *(` + axisNumber + `)` + axisSuffix +
		`(?: */ *(` + axisNumber + `)` + axisSuffix + `)?( +\S.*)?$`)
)

// ParseAxis reads a path and the values it is to have, with commas between them:
//
//	roles.ae.open=12..24/4      from 12 to 24 by 4, both ends included where the steps meet them
//	team.bdr=1..9               without a step it is 1; of 20%..40% it is 1%
//	segments.mid.churn=8%,12%   values one by one
//	sources.inbound.volume=300..500/100 per month
//
// A value is a number with what the scenario has after it. Whether the path is one, and takes such values, is
// for [Load] to say.
func ParseAxis(text string) (Axis, error) {
	path, list, ok := strings.Cut(text, "=")
	bad := func(format string, a ...any) (Axis, error) {
		return Axis{}, fmt.Errorf("found %q; %s", text, fmt.Sprintf(format, a...))
	}
	path = strings.TrimSpace(path)
	switch {
	case !ok || path == "":
		return bad("a path, = and its values, %s", axisExample)
	case strings.TrimSpace(list) == "":
		return bad("no values stand after the =; %s", axisExample)
	}
	axis := Axis{Path: path}
	for _, part := range strings.Split(list, ",") {
		values, err := axisPart(strings.TrimSpace(part))
		if err != nil {
			return bad("%v", err)
		}
		for _, v := range values {
			if slices.Contains(axis.Values, v) {
				return bad("the value %s is there twice", v)
			}
			axis.Values = append(axis.Values, v)
		}
	}
	return axis, nil
}

// axisPart reads one value or range.
func axisPart(text string) ([]string, error) {
	m := axisRange.FindStringSubmatch(text)
	switch {
	case text == "":
		return nil, errors.New("a value is missing beside a comma; thousands are written 1_250")
	case strings.Count(text, "..") > 1, m == nil && strings.Contains(text, ".."):
		return nil, fmt.Errorf("%q is no range from one number to another, %s", text, axisExample)
	case m == nil && !axisValue.MatchString(text):
		return nil, fmt.Errorf("%q is no number, %s", text, axisExample)
	case m == nil:
		return []string{text}, nil
	}
	suffix, unit := m[4], m[7]
	if m[2] != "" && m[2] != suffix || m[6] != "" && m[6] != suffix || m[5] != "" && suffix != "" && m[6] == "" {
		return nil, fmt.Errorf("%q mixes kinds of numbers; both ends and the step are written alike, as in 20%%..40%%/5%%", text)
	}
	if m[5] == "" && strings.ContainsRune(m[1]+m[3], '.') {
		return nil, fmt.Errorf("%q has no step; write one, as in 0.5..1.5/0.25", text)
	}
	step := 1.0
	if m[5] != "" {
		step = axisFloat(m[5])
	}
	from, to := axisFloat(m[1]), axisFloat(m[3])
	switch {
	case !(step > 0):
		return nil, fmt.Errorf("%q does not step upwards; the step after / is more than 0", text)
	case from > to:
		return nil, fmt.Errorf("%q runs backward; write %s%s..%s%s", text, m[3], suffix, m[1], suffix)
	}
	// A millionth of a step forgives what binary fractions do to 0.1 + 0.1 + 0.1.
	steps := math.Floor((to-from)/step + 1e-6)
	if !(steps < mostOnAxis) {
		return nil, fmt.Errorf("%q has more than %d values; take larger steps", text, mostOnAxis)
	}
	decimals := 0
	for _, n := range []string{m[1], m[3], m[5]} {
		_, fraction, _ := strings.Cut(n, ".")
		decimals = max(decimals, len(fraction))
	}
	var values []string
	for i := range int(steps) + 1 {
		v := strconv.FormatFloat(from+float64(i)*step, 'f', decimals, 64)
		if decimals > 0 {
			v = strings.TrimSuffix(strings.TrimRight(v, "0"), ".")
		}
		values = append(values, v+suffix+unit)
	}
	return values, nil
}

// axisFloat is a number that the pattern has let pass.
func axisFloat(text string) float64 {
	v, _ := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
	return v
}
