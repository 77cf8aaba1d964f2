package forecast

// An Uncertain is a figure with its Monte Carlo standard error.
type Uncertain struct {
	Value float64 `json:"value"`
	SE    float64 `json:"se"`
}

// AtMost is the end of the one-sided interval of 97.5 % of a figure that is not negative.
func (u Uncertain) AtMost() float64 { return max(u.Value, 0) + z95*u.SE }

// Told is whether a figure that is not negative is told from 0, at 97.5 %.
func (u Uncertain) Told() bool { return u.Value > z95*u.SE }
