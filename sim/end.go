package sim

// ends are how items left the funnel in a day, by key. Those are not among them that just failed before they were
// opportunities: they are most, and a run should not feel that it could be followed.
type ends map[key]end

// An end is an item as it left the funnel.
type end struct {
	item
	as  Kind // Won, Lost, Disqualified or GoesCold
	why Reason
}

// tellEnd tells whoever follows the path how an item ends; of two reasons the first holds.
func (w *world) tellEnd(it *item, as Kind, why Reason) {
	if w.ends != nil {
		w.ends.add(it, as, why)
	}
}

func (e ends) add(it *item, as Kind, why Reason) {
	if _, known := e[it.key]; known {
		return
	}
	if as == Lost && !it.opened {
		as = Disqualified
	}
	e[it.key] = end{*it, as, why}
}
