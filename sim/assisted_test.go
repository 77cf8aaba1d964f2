package sim

import "testing"

// relay is a plan in which a hunter finds leads, an SDR qualifies them, an AE demonstrates with an
// engineer and a closer closes: deals of 100.00.
func relay() *Model {
	m := bare(3, 30)
	m.Stages = []Stage{step("mql", 1, 1), lasting("demo", 1, Fixed(5), 2), lasting("contract", 1, Fixed(5), 3)}
	m.Stages[1].Needs = 5
	m.Sources = []Source{{Name: "outbound", Kind: Prospecting, Volume: []Step{{Value: fixed(9)}}, Shares: []float64{1}}}
	for i, name := range []string{"bdr", "sdr", "ae", "closer", "se"} {
		m.Roles = append(m.Roles, Role{Name: name})
		m.Seats = append(m.Seats, seated(i, 2)...)
	}
	return m
}

// assisting checks what each role assisted, in hundredths of what is won.
func assisting(t *testing.T, m *Model, shares map[string]int64) {
	t.Helper()
	p := mustRun(t, m, 16)
	for month := range m.Months {
		won := column(t, p, "won_value", month)
		for role, share := range shares {
			for path, got := range column(t, p, "assisted_arr."+role, month) {
				if got != won[path]*share/100 {
					t.Fatalf("%s assisted %d of %d in month %d", role, got, won[path], month)
				}
			}
		}
	}
	if won := added(t, p, "won_value", 0, m.Months); won[0] == 0 {
		t.Error("nothing is won")
	}
}

// Whoever had a hand in a deal and did not close it assisted it: who found it, who qualified it,
// who worked an earlier stage, who came along; not who closed it.
func TestWhoHadAHandInADealAssisted(t *testing.T) {
	assisting(t, relay(), map[string]int64{"bdr": 100, "sdr": 100, "ae": 100, "se": 100, "closer": 0})
}

// A role that closes what it found, or worked before, did not assist it, whichever of its
// people did what.
func TestWhoClosesDoesNotAssist(t *testing.T) {
	m := relay()
	m.Sources[0].By = 3
	m.Stages[0].WorkedBy = []int{3}
	assisting(t, m, map[string]int64{"ae": 100, "se": 100, "closer": 0})
}

// Who works a stage of which nothing comes has no part in the deals.
func TestWhoSeesOnlyLostItemsAssistsNothing(t *testing.T) {
	m := relay()
	m.Sources = append(m.Sources, inbound(10))
	m.Sources[1].Enters, m.Sources[1].Name, m.Sources[1].WorkedBy = 1, "lost", []int{1}
	m.Sources[1].Lift = []Value{fixed(1), fixed(0), fixed(0)}
	m.Sources[0].Enters = 1
	assisting(t, m, map[string]int64{"bdr": 100, "sdr": 0, "ae": 100, "closer": 0})
}

// Where nobody closes, all who had a hand in a deal assisted it.
func TestWhereNobodyClosesAllAssist(t *testing.T) {
	m := relay()
	m.Stages[2].WorkedBy = nil
	assisting(t, m, map[string]int64{"bdr": 100, "sdr": 100, "ae": 100, "se": 100})
}

// Partners' managers assist what their partners bring.
func TestPartnersManagersAssist(t *testing.T) {
	m := relay()
	m.Sources[0].Kind, m.Sources[0].Partners = Partner, Partners{Plan: []Step{from(0, 2)}, CarriedBy: 1}
	m.Roles[0].Partners = limit(5)
	assisting(t, m, map[string]int64{"bdr": 100, "sdr": 100, "closer": 0})
}

// A leaver's hand in a deal counts, as does that of who took it over: both are of another role
// than who closes.
func TestLeaversAssist(t *testing.T) {
	m := handover(0)
	m.Stages = append(m.Stages, lasting("contract", 1, Fixed(1), 2))
	m.Roles = append(m.Roles, Role{Name: "closer"})
	m.Seats = append(m.Seats, seated(2, 1)...)
	p := mustRun(t, m, 2)
	// Five items, worth 1 to 5, were begun by the leaver; the heir had all six.
	for role, want := range map[string]int64{"leaver": 15, "heir": 21, "closer": 0} {
		if got := added(t, p, "assisted_arr."+role, 0, m.Months)[1]; got != want {
			t.Errorf("%s assisted %d, want %d", role, got, want)
		}
	}
}
