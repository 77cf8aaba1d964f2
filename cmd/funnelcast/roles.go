package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"funnelcast/reports"
	"funnelcast/scenarios/catalogue"
)

func newRoles() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "roles [NAME]",
		Short: "Tell who does what in a revenue organisation, and for what pay",
		Long: `Roles lists the positions of a revenue organisation: the stage each works and
what it is paid in Japan. With a name, a title or an alias it tells all about one:
what it takes over and hands on, how it is measured, what it does in a scenario
and where the documents it is drawn from disagree.`,
		Example: `  funnelcast roles
  funnelcast roles csm
  funnelcast roles "alliance manager"`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			out := c.OutOrStdout()
			if len(args) == 0 {
				if asJSON {
					all := catalogue.Roles()
					return reports.WriteJSON(out, &all)
				}
				return writeRoles(out)
			}
			role, err := findRole(args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return reports.WriteJSON(out, role)
			}
			return writeRole(out, role, colourful(out))
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print the data as JSON")
	return c
}

// findRole finds the one role that a word means.
func findRole(word string) (*catalogue.Role, error) {
	if role, ok := catalogue.RoleNamed(word); ok {
		return role, nil
	}
	if several := catalogue.RolesCalled(word); several != nil {
		return nil, usage(fmt.Sprintf("%q is the title of several roles", word), "choose one of "+strings.Join(roleNames(several), ", "))
	}
	known := roleNames(catalogue.Roles())
	for _, r := range catalogue.Roles() {
		known = append(append(known, r.Title), r.Aliases...)
	}
	return nil, usage(fmt.Sprintf("no role %q", word), nearOr(word, known, "“funnelcast roles” lists them"))
}

func roleNames(roles []catalogue.Role) []string {
	names := make([]string, len(roles))
	for i := range roles {
		names[i] = roles[i].Name
	}
	return names
}

func writeRoles(w io.Writer) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleDefault)
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault
	t.Style().Box.PaddingLeft, t.Style().Box.PaddingRight = "", "  "
	t.AppendHeader(table.Row{"name", "title", "stage", "base ¥m", "bonus ¥m", "split"})
	for _, r := range catalogue.Roles() {
		row := table.Row{r.Name, r.Title, stageNumbers(r.Stages), "–", "–", "–"}
		if r.Base.Low > 0 {
			row[3] = inMillions(r.Base.Low) + "–" + inMillions(r.Base.High)
			row[4] = inMillions(r.Bonus.Low) + "–" + inMillions(r.Bonus.High)
			if r.Uncapped {
				row[4] = inMillions(r.Bonus.Low) + " up"
			}
			row[5] = fmt.Sprint(r.Splits[0], "–", r.Splits[len(r.Splits)-1])
		}
		t.AppendRow(row)
	}
	p := &page{}
	for line := range strings.Lines(t.Render()) {
		p.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	p.WriteByte('\n')
	p.paragraph(0, "Stages: 1 lead generation, 2 qualification, 3 conversion, 4 customer success, 5 renewal; – none of them. "+
		"Pay is in millions of yen a year, in Japan; 2 up is uncapped; – is not in the documents. A split is base/variable. "+
		"“funnelcast roles NAME” tells all about one.")
	_, err := io.WriteString(w, p.String())
	return err
}

// stageNumbers writes the stages of a role in a few characters: 1–3.
func stageNumbers(stages []int) string {
	if len(stages) == 0 {
		return "–"
	}
	first, last := stages[0], stages[len(stages)-1]
	switch {
	case first == last:
		return strconv.Itoa(first)
	case last-first == len(stages)-1:
		return fmt.Sprintf("%d–%d", first, last)
	}
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(stages), " ", ", "), "[]")
}

// inMillions writes pay as people speak of it: 4.5.
func inMillions(yen float64) string { return strconv.FormatFloat(yen/1e6, 'f', -1, 64) }

// writeRole writes a page about one role.
func writeRole(w io.Writer, r *catalogue.Role, colour bool) error {
	p := &page{}
	fmt.Fprintf(p, "%s (%s)\n", bold(colour, r.Title), r.Name)
	p.paragraph(0, r.About)
	p.WriteByte('\n')
	p.entry("also called", strings.Join(r.Aliases, ", "))
	p.entry("stage", r.Stage)
	p.entry("consumes", r.Consumes)
	p.entry("produces", r.Produces)
	p.entry("can", strings.Join(r.Capabilities, ", "))
	p.entry("customers", r.Segment)
	p.entry("meets", r.Meets)
	p.entry("load", r.Load)
	p.WriteByte('\n')
	p.entry("KPIs", strings.Join(r.KPIs, ", "))
	p.entry("target", r.Target)
	p.pay(r)
	counts := "sales, cost of acquisition"
	if r.Serves {
		counts = "service, cost to serve"
	}
	p.entry("counts as", counts)
	p.WriteByte('\n')
	p.entry("in a plan", r.Model)
	p.WriteByte('\n')
	p.entry("sources", r.Sources...)
	p.entry("they differ", r.Disagree...)
	_, err := io.WriteString(w, p.String())
	return err
}

func (p *page) pay(r *catalogue.Role) {
	if r.Base.Low == 0 {
		p.entry("pay", "none in the documents")
		return
	}
	splits := make([]string, len(r.Splits))
	for i, s := range r.Splits {
		splits[i] = s.String()
	}
	said := strings.Join(splits, ", ") + " (base/variable)"
	if r.CompanyBonus {
		said += "; at 100/0 a bonus by the company's or the person's year, and no commission"
	}
	p.entry("split", said)
	p.entry("base", fmt.Sprintf("¥%sm to ¥%sm a year", inMillions(r.Base.Low), inMillions(r.Base.High)))
	if r.Uncapped {
		p.entry("bonus", fmt.Sprintf("from ¥%sm a year, uncapped", inMillions(r.Bonus.Low)))
		return
	}
	p.entry("bonus", fmt.Sprintf("¥%sm to ¥%sm a year", inMillions(r.Bonus.Low), inMillions(r.Bonus.High)))
}
