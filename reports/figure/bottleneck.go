package figure

import (
	"fmt"
	"image/color"
	"time"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// Bottlenecks draws who binds when: one row a role, one column a month, the darker the more of the futures the role is
// 95 % busy or more in. Where half of the futures or more have nobody in the role, so that it holds back
// without being busy, the cell is struck through. The last row is the share of the futures in
// which no role is full, so that leads are what is short. Beside the rows stands what one more person of the role brings,
// and in the last what one more does who is never full. Nil where no role has a capacity. The warnings are of characters that the
// font lacks.
func Bottlenecks(h *forecast.Hire) (*Chart, []forecast.Warning) {
	if len(h.Calendar) == 0 {
		return nil, nil
	}
	rows := append([]forecast.Load{}, h.Calendar...)
	rows = append(rows, forecast.Load{Role: nobodyFull, Months: h.Unlimited, OneMore: h.Leads})
	b := layOutBusy(h, rows)
	b.head(clean(h.Scenario)+": who binds when",
		"Share of the futures in which a role is 95 % busy or more, in percent; last row: in which no role is; struck through: mostly nobody in the seat",
		madeFrom(h.Paths, h.Seed, h.Fixed, h.Version, h.Hash))
	if b.values > 0 {
		b.write(valueStyle, valueStyle.face().shorten("one more: "+reports.Metric(h.Aim.Metric), valueStyle.size, pageWidth/3), vg.Point{X: pageWidth - margin, Y: plotTop + 10}, 1)
	}
	y := vg.Length(plotTop + 4)
	for i := range rows {
		if i == len(rows)-1 {
			y -= lastRowGap
		}
		y -= b.height
		b.drawRole(&rows[i], y)
		b.drawOneMore(h, &rows[i], y)
		for j := range rows[i].Months {
			b.drawMonth(&rows[i], j, y)
		}
	}
	b.drawCalendar(h, y)
	return &b.Chart, b.lacks()
}

const (
	nobodyFull = "nobody: leads" // names the last row
	lastRowGap = 12              // before it
)

// A busyness is the grid of roles and months.
type busyness struct {
	Chart
	names, values vg.Length // widths of the roles' names, and of what one more of each brings; 0 where nothing is told
	left          vg.Length // of the first month
	width, height vg.Length // of a month of a role
}

// layOutBusy finds how much room names, values and months have.
func layOutBusy(h *forecast.Hire, rows []forecast.Load) *busyness {
	b := &busyness{}
	for i := range rows {
		b.names = max(b.names, rowStyle.face().width(clean(rows[i].Role), rowStyle.size))
		if rows[i].OneMore != nil {
			what, when := oneMore(h, &rows[i])
			b.values = max(b.values, valueStyle.face().width(what, valueStyle.size), valueStyle.face().width(when, valueStyle.size))
		}
	}
	b.names, b.values = min(b.names, pageWidth/4), min(b.values, pageWidth/4)
	b.left = margin + b.names + 14
	right := pageWidth - margin
	if b.values > 0 {
		right -= b.values + 12
	}
	b.height = min((plotTop+4-plotBottom-lastRowGap)/vg.Length(len(rows)), 64)
	b.width = (right - b.left) / vg.Length(len(h.Unlimited))
	return b
}

// drawRole names a row.
func (b *busyness) drawRole(l *forecast.Load, y vg.Length) {
	b.write(rowStyle, rowStyle.face().shorten(clean(l.Role), rowStyle.size, b.names), vg.Point{X: b.left - 10, Y: y + b.height/2 - rowStyle.middle()}, 1)
}

// drawOneMore writes at the end of a row what one more brings and, where there is room for two lines, from when.
func (b *busyness) drawOneMore(h *forecast.Hire, l *forecast.Load, y vg.Length) {
	if l.OneMore == nil {
		return
	}
	what, when := oneMore(h, l)
	write := func(text string, above vg.Length) {
		b.write(valueStyle, valueStyle.face().shorten(text, valueStyle.size, b.values), vg.Point{X: pageWidth - margin, Y: y + b.height/2 + above - valueStyle.middle()}, 1)
	}
	if 2.4*valueStyle.size > b.height {
		write(what, 0)
		return
	}
	write(what, 0.6*valueStyle.size)
	write(when, -0.6*valueStyle.size)
}

// drawMonth draws a month of a row.
func (b *busyness) drawMonth(l *forecast.Load, month int, y vg.Length) {
	m := &l.Months[month]
	cell := vg.Rectangle{Min: vg.Point{X: b.left + b.width*vg.Length(month) + 1, Y: y + 1}, Max: vg.Point{X: b.left + b.width*vg.Length(month+1) - 1, Y: y + b.height - 1}}
	hue, number := blue, style{regular, min(11, b.width*0.45), dark}
	switch {
	case l.Role == nobodyFull:
		hue = amber
	case m.Full.Value > 0.7:
		number.colour = white
	}
	b.fill(tint(hue, m.Full.Value), rectangle(cell))
	if m.Empty >= 0.5 {
		b.stroke(ash, 1, polyline(cell.Min, cell.Max))
		return
	}
	if number.size >= 6 {
		b.write(number, fmt.Sprintf("%.0f", 100*m.Full.Value), vg.Point{X: (cell.Min.X + cell.Max.X) / 2, Y: y + b.height/2 - number.middle()}, 0.5)
	}
}

// drawCalendar names the months below the last row.
func (b *busyness) drawCalendar(h *forecast.Hire, foot vg.Length) {
	for _, t := range monthTicks(monthsOf(h.Unlimited), float64((axisStyle.face().width("2000", axisStyle.size)+6)/b.width)) {
		if t.named {
			x := b.left + b.width*(vg.Length(t.at)+0.5)
			b.write(axisStyle, t.month.Format("Jan"), vg.Point{X: x, Y: foot - 16}, 0.5)
			b.write(axisStyle, t.month.Format("2006"), vg.Point{X: x, Y: foot - 16 - 1.1*axisStyle.size}, 0.5)
		}
	}
}

// oneMore tells what one more person brings, and from when; who it is, if that is not the row's role.
func oneMore(h *forecast.Hire, l *forecast.Load) (what, when string) {
	m := l.OneMore
	what, when = reports.DifferenceCell(m.Effect, h.Aim.Unit), "from "+m.Month
	if m.Role != l.Role {
		when = clean(m.Role) + " " + when
	}
	return what, when
}

func monthsOf(all []forecast.RoleMonth) []time.Time {
	var months []time.Time
	for _, m := range all {
		months = append(months, monthNamed(m.Month))
	}
	return months
}

// tint is a colour as strong as a share, nearly white for 0.
func tint(c color.NRGBA, share float64) color.NRGBA {
	mix := func(v uint8) uint8 {
		const lightest = 0xf3
		return uint8(lightest + share*(float64(v)-lightest) + 0.5)
	}
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xff}
}
