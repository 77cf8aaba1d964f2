package scenarios

import (
	"reflect"
	"testing"
)

// A number has its source, one that calls itself an assumption or no source has none, and every
// assumption of a preset's model has an origin, the centre of a spread's too.
func TestOriginsTellWhatHasASource(t *testing.T) {
	s, err := Load("midmarket-balanced", Patches{Set: []string{
		`segments.mid.churn={value: 6% .. 9% .. 15%, source: our own renewals}`,
		`segments.smb.churn=13% .. 19% .. 26%`,
		`segments.smb.contract.value={value: {spread: 6k .. 11k .. 20k, centre_uncertain: 20%}, source: "Assumption: a third of mid"}`,
	}})
	if err != nil {
		t.Fatal(err)
	}
	all := s.Origins()
	for path, want := range map[string]Origin{
		"segments.mid.churn":          {"6% .. 9% .. 15%", "our own renewals", true},
		"segments.smb.churn":          {"13% .. 19% .. 26%", "", false},
		"segments.smb.contract.value": {"", "Assumption: a third of mid", false},
	} {
		if got, ok := all[path]; !ok || got != want {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
	for _, a := range s.Model().Assumptions {
		if _, ok := all[a.Name]; !ok {
			t.Errorf("%s has no origin", a.Name)
		}
	}
}

// A source told of several numbers together stays with them when one is changed inside.
func TestAChangeInsideKeepsTheSource(t *testing.T) {
	s := mustLoad(t, edit(t, "passes: {mid: 17% .. 22% .. 28%, smb: 30%}", "passes: {value: {mid: 17% .. 22% .. 28%, smb: 30%}, source: our CRM}"), "funnel.opportunity.passes.mid=25%")
	for path, written := range map[string]string{"funnel.opportunity.passes.mid": "25%", "funnel.opportunity.passes.smb": "30%"} {
		if got, want := s.Origins()[path], (Origin{written, "our CRM", true}); got != want {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
}

// A value that is laid over a plan replaces whatever form stands there, with its source as without: one for all over
// one by segment or month and the other way round, a short form over a long one.
func TestAValueIsLaidOverAnyForm(t *testing.T) {
	text := changed(t, small, "takes: 60 days", "takes: {mid: {won: 60 days, lost: 30 days}, smb: 20 days}",
		"attrition: 24% per year", "attrition: {rate: 24% per year, first: 6 months, first_rate: 50% per year}",
		"volume: 300 .. 400 .. 500 per month", "volume: {2027-01: 400 per month, 2027-07: 500 per month}")
	sourced := func(value string) string { return "{value: " + value + ", source: our CRM}" }
	forms := map[string][]string{
		"funnel.opportunity.passes":    {"25%"},
		"funnel.opportunity.takes":     {"{won: 60 days, lost: 30 days}", "{mid: {won: 50 days, lost: 20 days}, smb: 10 days}"},
		"funnel.opportunity.takes.mid": {"50 days"},
		"roles.ae.attrition":           {"20% per year"},
		"sources.inbound.volume":       {"450 per month"},
		"sources.inbound.segments":     {"{mid: 70%, smb: 30%}"},
	}
	for path, values := range forms {
		for _, value := range values {
			want := mustLoad(t, text, path+"="+value).Model()
			below := []string{""}
			for _, other := range values {
				below = append(below, other, sourced(other))
			}
			for _, other := range below {
				for _, written := range []string{value, sourced(value)} {
					sets := []string{path + "=" + written}
					if other != "" {
						sets = []string{path + "=" + other, path + "=" + written}
					}
					if !reflect.DeepEqual(mustLoad(t, text, sets...).Model(), want) {
						t.Errorf("%s: %s over %q is not %s", path, written, other, value)
					}
				}
			}
		}
	}
	s := mustLoad(t, text, "funnel.opportunity.passes={value: 25%, source: our CRM}")
	if got, want := s.Origins()["funnel.opportunity.passes"], (Origin{"25%", "our CRM", true}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
