package scenarios

import "testing"

// What a flag takes is what a scenario takes, without a unit and above 0; a probability is neither impossible nor certain.
func TestAmountsAndProbabilitiesOfFlags(t *testing.T) {
	for text, want := range map[string]float64{"300k": 300e3, "1.2m": 1.2e6, " 1_250 ": 1250, "0.5": 0.5} {
		if got, err := ParseMoney(text); got != want || err != nil {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0", "-5k", "10%", "$5", "5 days", "1,250", "NaN"} {
		if got, err := ParseMoney(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	for text, want := range map[string]float64{"80%": 0.8, "0.8": 0.8, "29%": 0.29} {
		if got, err := ParseProbability(text); got != want || err != nil {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "0%", "100%", "1", "120%", "-1%", "80", "80% a year"} {
		if got, err := ParseProbability(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	for text, want := range map[string]float64{"0": 0, "0%": 0, "60%": 0.6, "100%": 1} {
		if got, err := ParseShare(text); got != want || err != nil {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	if got, err := ParseShare("101%"); err == nil {
		t.Errorf("101%% is read as %v", got)
	}
}
