package sim

// A clock tells when a stage that began today ends with an outcome.
type clock struct {
	law   *table  // of its days; nil for none
	cells *chords // of the law, if it has any
	scale float64 // of the law, on this path
	pace  float64 // the same today, where shocks act
	due   []line  // what ends so, by day
}

func clockOf(law *table) (c clock) {
	if law != nil {
		c.law, c.cells = law, law.cells
	}
	return c
}

// days draws whole days, at least one; none is 0.
func (c *clock) days(l luck) int32 {
	if c.law == nil {
		return 0
	}
	return max(dayCount(c.law.at(l.ofTime())*c.pace, uint64(l)), 1)
}

// outlasts is the share of durations beyond an age.
func (c *clock) outlasts(age float64) float64 {
	if c.law == nil {
		return 1
	}
	return c.law.beyond(age / c.pace)
}

// remaining draws the days that are left at an age; none is 0.
func (c *clock) remaining(l luck, age float64) int32 {
	if c.law == nil {
		return 0
	}
	below := c.law.bitsBelow(age / c.pace)
	x := c.law.at(below+uint64(unit(l.ofTime())*float64(^below)))*c.pace - age + roundUp(uint64(l))
	return max(int32(min(x, maxDays)), 1)
}

// luck is what an item has for a stage: the first 24 bits decide whether it passes, the others how long that takes.
type luck uint64

// luck is what an item has in the stage.
func (at *station) luck(k key) luck { return luck(k.draw(at.draws)) }

// outcome is what comes of odds: u is uniform on 0 … 2²⁴, and o ÷ (1+o) of it pass.
func (l luck) outcome(o float64) outcome {
	u := float64(int64(l >> 40))
	return outcome(one(u*(1+o) < o*0x1p24)) // no branch: it cannot be predicted
}

// ofTime are uniform bits; the last of them also round the days they are drawn for.
func (l luck) ofTime() uint64 { return uint64(l << 24) }
