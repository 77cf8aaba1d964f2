// Package reports writes a forecast for those who read it: tables for people,
// CSV and JSON for programs. It computes no figure; it rounds them for people,
// down to the digit where their Monte Carlo error starts, and leaves them as
// they are for programs.
//
// What is written depends on the forecast alone, to the byte: no clock, no
// map order, no locale.
package reports
