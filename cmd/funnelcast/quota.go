package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// quotaFlags are the flags of the quota command: those about simulating.
type quotaFlags struct {
	simFlags
	names []string // of roles
	roles []int
}

// quotaPreset is what quota looks at when it is given no scenario.
const quotaPreset = "quota-stress"

func newQuota() *cobra.Command {
	var f quotaFlags
	c := &cobra.Command{
		Use:   "quota [SCENARIO]",
		Short: "Tell what quota a team can carry: who makes it, what pay it takes, and what is luck",
		Long: `Quota tells of each role with a quota, by fiscal year: what people make of it, how many reach it, and how
probable it is that the team reaches its plan; what becomes of both as quotas go from half to one and a half times today's;
the quota that 50, 60 and 70 % of the people make; how much of the difference between people is skill, and
after how many quarters one can tell; and what variable pay comes to. Without a scenario it takes the preset
` + quotaPreset + `.

One run answers all of it, since a quota changes no deal. People are those who sat in the role all year, ramped
throughout. The 5,000 futures it takes if not told otherwise answer in under 10 seconds on two processors; four times as
many halve the errors.`,
		Example: `  funnelcast quota
  funnelcast quota plan.yaml --role ae
  funnelcast quota midmarket-balanced --set over_assignment=10%`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, append(args, quotaPreset)[0]) },
	}
	fl := c.Flags()
	fl.IntVar(&f.Paths, "paths", 5000, "how many futures to simulate")
	fl.StringSliceVar(&f.names, "role", nil, "look at this `role` only; several with commas (default all that have a quota)")
	f.addShared(c, "funnelcast-out/SCENARIO")
	return c
}

func (f *quotaFlags) run(c *cobra.Command, name string) error {
	scenario, err := scenarios.Load(name, f.patches)
	errs := []error{f.checkTwo("shares of people have"), err}
	if err == nil {
		errs = append(errs, f.findRoles(scenario.Model()))
	}
	if err := errors.Join(errs...); err != nil {
		return badScenario(err)
	}
	if len(forecast.RolesWithQuota(scenario.Model())) == 0 {
		return usage("no role of "+scenario.Name+" has a quota", "give one to those who close, such as --set 'roles.ae.quota=700k per year'")
	}
	out, err := f.deliver(c, "", name)
	if err != nil {
		return err
	}
	defer out.discard()
	paths, err := f.part(c.Context(), c.ErrOrStderr(), scenario.Model(), "simulating", 0, f.Paths)
	if err != nil {
		return err
	}
	answer := forecast.NewQuotaStudy(scenario.Model(), paths, forecast.About{Hash: scenario.Hash(), Version: version, Fixed: f.FixedAssumptions}, f.roles)
	answer.Warnings = join(noted(scenario), answer.Warnings)
	for _, role := range out.rolesBefore() {
		out.picture("attainment-"+role, nil)
		out.picture("over-assignment-"+role, nil)
	}
	// Two pictures of each role, of its last year that has people.
	for i := range answer.Years {
		y := &answer.Years[i]
		if i+1 < len(answer.Years) && answer.Years[i+1].Role == y.Role {
			continue
		}
		attainment, warnings := figure.Attainment(answer, y)
		out.picture("attainment-"+y.Role, attainment)
		over, more := figure.OverAssignment(answer, y)
		out.picture("over-assignment-"+y.Role, over)
		answer.Warnings = join(join(answer.Warnings, warnings), more)
	}
	tabulate(out, "quota.csv", reports.WriteQuotaCSV, answer)
	return finish(out, "quota.json", reports.WriteJSON, reports.WriteQuota, answer)
}

// rolesBefore are the roles that an earlier answer in the folder drew, as its quota.json names them. Going by the names of the
// pictures alone would take files that are not the program's.
func (d *delivery) rolesBefore() (roles []string) {
	var earlier struct{ Years []struct{ Role string } }
	text, err := os.ReadFile(filepath.Join(d.dir, "quota.json"))
	if err != nil || json.Unmarshal(text, &earlier) != nil {
		return nil
	}
	for _, y := range earlier.Years {
		if filepath.IsLocal(y.Role) {
			roles = append(roles, y.Role)
		}
	}
	return roles
}

// findRoles looks the roles up that --role names.
func (f *quotaFlags) findRoles(m *sim.Model) error {
	f.roles = forecast.RolesWithQuota(m)
	if len(f.names) == 0 {
		return nil
	}
	var errs []error
	f.roles = rolesNamed(m, "--role", f.names, func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) })
	return errors.Join(errs...)
}
