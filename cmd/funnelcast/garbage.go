package main

import "runtime/debug"

// Simulating writes pointers all the time, each of which costs several times as much while garbage is collected. So garbage
// is left lying for longer than usual while paths are simulated, and only then.

// plentyOfMemory is what a run may take before garbage is collected while it simulates: twice the room for its paths, so
// that there is some to collect.
const plentyOfMemory = 2 * roomForPaths

// memoryLimit is the limit that the program was started with.
var memoryLimit = debug.SetMemoryLimit(-1)

// collectLate lets garbage lie from now on unless memory grows to plenty: a single run makes next to none.
func collectLate() {
	debug.SetMemoryLimit(min(plentyOfMemory, memoryLimit))
	debug.SetGCPercent(-1)
}

// collectEarly keeps the peak from now on close to what paths take that are read, if they are many.
func collectEarly(paths int) {
	percent := 100
	if paths >= manyPaths {
		percent = 5
	}
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(memoryLimit)
}

// manyPaths is how many paths take tens of megabytes.
const manyPaths = 4000
