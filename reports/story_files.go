package reports

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// An eventRow is an event with names for numbers, as programs get it. Money is in whole units of the currency.
type eventRow struct {
	Date     string  `json:"date"`
	Month    string  `json:"month"`
	Day      int     `json:"day"` // from the plan's first, 0
	Kind     string  `json:"kind"`
	Person   int     `json:"person,omitempty"`
	Role     string  `json:"role,omitempty"` // of the person, since they came or were promoted
	Item     int     `json:"item,omitempty"`
	Customer int     `json:"customer,omitempty"`
	Shock    string  `json:"shock,omitempty"`
	Stage    string  `json:"stage,omitempty"`
	Source   string  `json:"source,omitempty"`
	Segment  string  `json:"segment,omitempty"`
	Count    int     `json:"count,omitempty"`
	Money    float64 `json:"money,omitempty"`
	Days     int     `json:"days,omitempty"`
	Reason   string  `json:"reason,omitempty"`
}

// row gives an event's numbers their names.
func (t *Trace) row(e *sim.Event) eventRow {
	m := t.Model
	r := eventRow{
		Date: t.Story.Date(e), Month: t.Story.Months[e.Month].Month.String(), Day: e.Day, Kind: e.Kind.String(),
		Person: e.Person, Item: e.Item, Customer: e.Customer, Count: e.Count, Money: t.units(e.Money), Days: e.Days,
	}
	if e.Role >= 0 {
		r.Role = m.Roles[e.Role].Name
	}
	if e.Shock >= 0 {
		r.Shock = m.Shocks[e.Shock].Name
	}
	if e.Stage >= 0 {
		r.Stage = m.Stages[e.Stage].Name
	}
	if e.Source >= 0 {
		r.Source = m.Sources[e.Source].Name
	}
	if e.Segment >= 0 {
		r.Segment = m.Segments[e.Segment].Name
	}
	if e.Kind == sim.Lost || e.Kind == sim.Disqualified {
		r.Reason = e.Reason.String()
	}
	return r
}

// units is an amount of minor units in whole ones.
func (t *Trace) units(minor int64) float64 {
	return float64(minor) / math.Pow10(t.Model.Currency.Decimals)
}

// WriteStoryCSV writes one row an event, all of the path's in order, whatever is selected. What an event has
// not is left empty.
func WriteStoryCSV(w io.Writer, t *Trace) error {
	out := csv.NewWriter(w)
	out.Write([]string{"date", "month", "day", "kind", "person", "role", "item", "customer", "shock", "stage", "source", "segment", "count", "money", "days", "reason"})
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	for i := range t.Story.Events {
		r := t.row(&t.Story.Events[i])
		money := ""
		if r.Money != 0 {
			money = cell(r.Money)
		}
		out.Write([]string{
			r.Date, r.Month, strconv.Itoa(r.Day), r.Kind, number(r.Person), r.Role, number(r.Item), number(r.Customer),
			r.Shock, r.Stage, r.Source, r.Segment, number(r.Count), money, number(r.Days), r.Reason,
		})
	}
	out.Flush()
	return out.Error()
}

// A monthRow is the end of a month, as programs get it. Money is in whole units of the currency.
type monthRow struct {
	Month            string  `json:"month"`
	ARR              float64 `json:"arr"`
	NewARR           float64 `json:"new_arr"`
	ExpansionARR     float64 `json:"expansion_arr"`
	ContractionARR   float64 `json:"contraction_arr"`
	ChurnedARR       float64 `json:"churned_arr"`
	Pipeline         float64 `json:"open_pipeline"`
	Open             int     `json:"open_pipeline_count"`
	Customers        int     `json:"customers"`
	Headcount        int     `json:"headcount"`
	Wins             int     `json:"wins"`
	WonValue         float64 `json:"won_value"`
	Losses           int     `json:"losses"`
	LostValue        float64 `json:"lost_value"`
	Cold             int     `json:"cold_opportunities"`
	ChurnedCustomers int     `json:"churned_customers"`
	Cost             float64 `json:"cost"`
	CashIn           float64 `json:"cash_in"`
	Cash             float64 `json:"cumulative_cash"`
}

// WriteStoryJSON writes where the path comes from, the months' ends and the selected events.
func WriteStoryJSON(w io.Writer, t *Trace) error {
	s := t.Story
	type document struct {
		Scenario string           `json:"scenario"`
		Hash     string           `json:"hash"`
		Version  string           `json:"version"`
		Currency string           `json:"currency"`
		Seed     uint64           `json:"seed"`
		Path     int              `json:"path"` // from 1
		Fixed    bool             `json:"fixed_assumptions"`
		Picked   *forecast.Picked `json:"picked,omitempty"`
		Months   []monthRow       `json:"months"`
		Events   []eventRow       `json:"events"`
	}
	d := document{
		Scenario: t.Model.Name, Hash: t.Hash, Version: t.Version, Currency: t.Model.Currency.Code, Seed: s.Seed,
		Path: s.Path + 1, Fixed: t.Fixed, Picked: t.Picked, Months: []monthRow{}, Events: []eventRow{},
	}
	for i := range s.Months {
		m := &s.Months[i]
		d.Months = append(d.Months, monthRow{
			Month: m.Month.String(), ARR: t.units(m.ARR), NewARR: t.units(m.NewARR), ExpansionARR: t.units(m.ExpansionARR),
			ContractionARR: t.units(m.ContractionARR), ChurnedARR: t.units(m.ChurnedARR), Pipeline: t.units(m.Pipeline), Open: m.Open,
			Customers: m.Customers, Headcount: m.Headcount, Wins: m.Wins, WonValue: t.units(m.WonValue), Losses: m.Losses,
			LostValue: t.units(m.LostValue), Cold: m.Cold, ChurnedCustomers: m.ChurnedCustomers,
			Cost: t.units(m.Cost), CashIn: t.units(m.CashIn), Cash: t.units(m.CumulatedNet),
		})
	}
	events := t.selected()
	for i := range events {
		d.Events = append(d.Events, t.row(&events[i]))
	}
	return WriteJSON(w, &d)
}
