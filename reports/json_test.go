package reports

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"

	"funnelcast/forecast"
)

func TestJSONReadsBackAsTheSameForecast(t *testing.T) {
	f := firstHires()
	f.Years = f.Years[1:2]
	f.Years[0].Lines = f.Years[0].Lines[3:6]
	document, read := readBack(t, f)
	golden(t, "forecast.json", document)
	if !reflect.DeepEqual(&read, f) {
		t.Errorf("read back as %+v", read)
	}
}

func TestJSONHasNullForWhatIsNotKnownAndRefusesWhatIsNotANumber(t *testing.T) {
	f := firstHires()
	f.Series[0].Points[0].Mean = math.NaN() // of days of deals in a month without any
	var out bytes.Buffer
	if err := WriteJSON(&out, f); err != nil || !strings.Contains(out.String(), `"mean": null`) {
		t.Errorf("what is not known is no null: %v", err)
	}
	f.Targets[0].Probability = math.NaN()
	if err := WriteJSON(&out, f); err == nil {
		t.Error("no error")
	}
}

// What is ∞ is null and reads back as ∞; what no future defines is null too, and defined says so.
func TestJSONHasNullForInfinity(t *testing.T) {
	f := grown()
	f.Series, f.Targets, f.Warnings, f.Months = nil, nil, nil, f.Months[:1]
	f.Years = f.Years[1:2]
	f.Years[0].Lines, f.Years[0].Quota = f.Years[0].Lines[:1], f.Years[0].Quota[1:]
	f.Years[0].Ratios = f.Years[0].Ratios[1:2]
	document, read := readBack(t, f)
	golden(t, "organisation.json", document)
	if !reflect.DeepEqual(&read, f) {
		t.Errorf("read back as %+v", read)
	}
	f.Years[0].Ratios = []forecast.Line{nothing("nrr", "share")}
	if got := written(t, WriteJSON, f); !strings.Contains(got, `"mean_se": null,
          "defined": 0`) {
		t.Error(got)
	}
}
