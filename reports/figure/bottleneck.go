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
	const nobody = "nobody: leads"
	rows := append([]forecast.Load{}, h.Calendar...)
	rows = append(rows, forecast.Load{Role: nobody, Months: h.Unlimited, OneMore: h.Leads})
	names, values := vg.Length(0), vg.Length(0)
	for _, l := range rows {
		names = max(names, rowStyle.face().width(clean(l.Role), rowStyle.size))
		if l.OneMore != nil {
			what, when := oneMore(h, &l)
			values = max(values, valueStyle.face().width(what, valueStyle.size), valueStyle.face().width(when, valueStyle.size))
		}
	}
	names, values = min(names, pageWidth/4), min(values, pageWidth/4)
	c := &Chart{}
	c.head(clean(h.Scenario)+": who binds when",
		"Share of the futures in which a role is 95 % busy or more, in percent; last row: in which no role is; struck through: mostly nobody in the seat",
		madeFrom(h.Paths, h.Seed, h.Fixed, h.Version, h.Hash))
	left, right := margin+names+14, pageWidth-margin
	if values > 0 {
		right -= values + 12
		c.write(valueStyle, valueStyle.face().shorten("one more: "+reports.Metric(h.Aim.Metric), valueStyle.size, pageWidth/3), vg.Point{X: pageWidth - margin, Y: plotTop + 10}, 1)
	}
	bottom, top := plotBottom, plotTop+4
	const gap = 12 // before the last row
	height := min((top-bottom-gap)/vg.Length(len(rows)), 64)
	width := (right - left) / vg.Length(len(h.Unlimited))
	for i, l := range rows {
		y := top - height*vg.Length(i+1)
		if i == len(rows)-1 {
			y -= gap
		}
		c.write(rowStyle, rowStyle.face().shorten(clean(l.Role), rowStyle.size, names), vg.Point{X: left - 10, Y: y + height/2 - rowStyle.middle()}, 1)
		if l.OneMore != nil {
			what, when := oneMore(h, &l)
			line := 0.6 * valueStyle.size
			if 2.4*valueStyle.size > height { // no room for the month
				when, line = "", 0
			}
			short := func(text string) string { return valueStyle.face().shorten(text, valueStyle.size, values) }
			c.write(valueStyle, short(what), vg.Point{X: pageWidth - margin, Y: y + height/2 + line - valueStyle.middle()}, 1)
			if when != "" {
				c.write(valueStyle, short(when), vg.Point{X: pageWidth - margin, Y: y + height/2 - line - valueStyle.middle()}, 1)
			}
		}
		for j, m := range l.Months {
			cell := vg.Rectangle{Min: vg.Point{X: left + width*vg.Length(j) + 1, Y: y + 1}, Max: vg.Point{X: left + width*vg.Length(j+1) - 1, Y: y + height - 1}}
			hue := blue
			if l.Role == nobody {
				hue = amber
			}
			c.fill(tint(hue, m.Full.Value), rectangle(cell))
			if m.Empty >= 0.5 {
				c.stroke(ash, 1, polyline(cell.Min, cell.Max))
				continue
			}
			number := style{regular, min(11, width*0.45), dark}
			if m.Full.Value > 0.7 && l.Role != nobody {
				number.colour = white
			}
			if number.size >= 6 {
				c.write(number, fmt.Sprintf("%.0f", 100*m.Full.Value), vg.Point{X: (cell.Min.X + cell.Max.X) / 2, Y: y + height/2 - number.middle()}, 0.5)
			}
		}
	}
	foot := top - height*vg.Length(len(rows)) - gap
	for _, t := range monthTicks(monthsOf(h.Unlimited), float64((axisStyle.face().width("2000", axisStyle.size)+6)/width)) {
		if !t.named {
			continue
		}
		x := left + width*(vg.Length(t.at)+0.5)
		c.write(axisStyle, t.month.Format("Jan"), vg.Point{X: x, Y: foot - 16}, 0.5)
		c.write(axisStyle, t.month.Format("2006"), vg.Point{X: x, Y: foot - 16 - 1.1*axisStyle.size}, 0.5)
	}
	return c, c.lacks()
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
