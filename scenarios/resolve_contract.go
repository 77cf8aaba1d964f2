package scenarios

import (
	"fmt"

	"funnelcast/sim"
)

// contract turns what customers of a segment sign.
func (x *resolver) contract(c *Contract, out *sim.Segment) {
	out.TermMonths = int(c.Term.or(12))
	switch c.Kind {
	case "monthly":
		out.TermMonths = 1
	case "usage":
		out.Kind, out.TermMonths = sim.Usage, 1
	case "licence":
		out.Kind, out.TermMonths = sim.Licence, 12
	}
	x.worth(c, out)
	out.Discount = x.value(&c.Discount.quantity, 0)
	if c.Maintenance.node != nil {
		out.Maintenance = sim.Maintenance{Rate: x.value(&c.Maintenance.Rate.quantity, 0), Taken: x.value(&c.Maintenance.Taken.quantity, 1)}
	}
	out.Noise = c.Noise.value
	out.GoLive = x.delay(&c.GoLive.quantity)
	out.Billing = x.billing(c, out)
	x.ofAnotherContract(c)
}

// worth is what a contract is worth, as a whole or of one unit.
func (x *resolver) worth(c *Contract, out *sim.Segment) {
	x.excludes(c.place, "price", "value", "a contract has a value, or a price for each user or unit")
	x.excludes(c.place, "units", "users", "a price is that of one user or of one unit")
	for _, many := range []string{"users", "units"} {
		if !c.has("value") {
			x.needs(c.place, many, "price", "what one of them costs a year, such as price: 600")
		} else {
			x.excludes(c.place, many, "value", "the value is that of the whole contract; write price for that of one")
		}
	}
	if !c.has("users") && !c.has("units") {
		if price, ok := c.key("price"); ok && !c.has("value") {
			x.add(price.node, price.path, "found price without users or units", "a price is that of one: users: 5 .. 20 .. 80", "write value for the contract as a whole")
		} else if !ok {
			x.missing(c.place, "value", "value of a contract, a year, or a price with users or units")
		}
	}
	out.Worth = x.spread(&c.Value.quantity)
	if !c.Value.given() {
		out.Worth = x.spread(&c.Price.quantity)
		out.Units = x.spread(&c.Users.quantity)
		if !c.Users.given() {
			out.Units = x.spread(&c.Units.quantity)
		}
	}
	for _, many := range []*quantity{&c.Users.quantity, &c.Units.quantity} {
		if n, ok := many.law.(sim.Fixed); ok && n < 1 {
			x.add(many.node, many.path, many.node.found(), "a contract has at least one")
		}
	}
}

// billing turns when invoices come and when they are paid.
func (x *resolver) billing(c *Contract, out *sim.Segment) sim.Billing {
	b := &c.Billing
	bill := sim.Billing{
		Every: int(b.Every.value), Arrears: b.Arrears.yes || out.Kind == sim.Usage && !b.Arrears.set,
		Instalments: int(b.Instalments.value),
		DaysToPay:   x.delay(&c.DaysToPay.quantity),
		Late:        x.value(&c.Late.Share.quantity, 0), LateBy: x.delay(&c.Late.By.quantity),
	}
	switch {
	case bill.Every == prepaid:
		bill.Every = out.TermMonths
	case out.Kind == sim.Licence && bill.Instalments > 1:
		x.needs(b.place, "instalments", "every", "how far apart they are, such as every: 3 months")
		return bill
	case out.Kind == sim.Licence && bill.Every > 0 && bill.Every != 12:
		x.add(b.Every.node, b.Every.path, b.Every.node.found(), "a licence is invoiced at once and its maintenance once a year", "write instalments as well, or leave billing out")
	case bill.Every > out.TermMonths:
		x.add(b.Every.node, b.Every.path, b.Every.node.found(), "an invoice is for no longer than the term, "+countOf(out.TermMonths, "month"))
	}
	if bill.Every == min(12, out.TermMonths) {
		bill.Every = 0 // as if left out
	}
	return bill
}

// ofAnotherContract reports keys that the kind of a contract has no use for.
func (x *resolver) ofAnotherContract(c *Contract) {
	kind := c.Kind
	if kind == "" {
		if c.has("kind") {
			return // reported by the reader
		}
		kind = "subscription"
	}
	only := func(of string, p place, name, why string) {
		if key, ok := p.key(name); ok && kind != of {
			x.add(key.node, key.path, fmt.Sprintf("found %s in a contract of kind %s", name, kind), why)
		}
	}
	only("licence", c.place, "maintenance", "maintenance comes with a licence")
	only("licence", c.Billing.place, "instalments", "only the price of a licence is paid in instalments")
	only("usage", c.place, "noise", "only usage goes up and down by itself")
	if !c.Term.set {
		return
	}
	term := func(why, hint string) { x.add(c.Term.node, c.Term.path, c.Term.node.found(), why, hint) }
	switch kind {
	case "monthly":
		term("a monthly contract has no term", "remove it, or write kind: subscription")
	case "usage":
		term("a usage contract has no term; it may end any month", "remove it")
	case "licence":
		term("a licence has no term; its maintenance renews every year", "remove it")
	}
}
