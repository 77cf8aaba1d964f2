package sim

// assignReports decides who is within a manager's span: in each managing role's
// reports, the longest in seat come first; those beyond span × managers lose
// beyond_span of their odds and of their ramp's speed.
func (w *world) assignReports() {
	roles := w.plan.model.Roles
	managed := false
	for i := range roles {
		managed = managed || len(roles[i].Manages) > 0
	}
	if !managed {
		return
	}
	for _, d := range w.here {
		d.person.led = false
	}
	for i := range roles {
		room := int(roles[i].Span * float64(w.staff.headcount[i]))
		for _, d := range w.here {
			if p := d.person; room > 0 && manages(&roles[i], p.role) {
				p.led = true
				room--
			}
		}
	}
	for _, d := range w.here {
		d.person.led = d.person.led || w.plan.roles[d.role].beyondSpan == 0
		w.rate(d)
	}
}

func manages(r *Role, role int16) bool {
	for _, m := range r.Manages {
		if m == int(role) {
			return true
		}
	}
	return false
}

// beyondSpan is what a report of a role loses when nobody has time for them:
// the least among the roles that manage it, 0 if none does.
func (m *Model) beyondSpan(role int) float64 {
	loss, managed := 1.0, false
	for i := range m.Roles {
		if r := &m.Roles[i]; manages(r, int16(role)) {
			loss, managed = min(loss, r.BeyondSpan), true
		}
	}
	if !managed {
		return 0
	}
	return loss
}
