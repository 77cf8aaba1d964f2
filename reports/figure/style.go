package figure

import (
	"image/color"

	"gonum.org/v1/plot/vg"
)

// The colours are opaque: a band drawn over a wider one hides it, so that tints
// neither add up nor show seams. (The PDF canvas would spoil a translucent one.)
var (
	white  = color.White
	dark   = color.NRGBA{0x1f, 0x29, 0x37, 0xff}
	grey   = color.NRGBA{0x6b, 0x72, 0x80, 0xff}
	pale   = color.NRGBA{0xe5, 0xe7, 0xeb, 0xff} // horizontal lines
	ash    = color.NRGBA{0xc4, 0xc9, 0xd1, 0xff} // axis, marks, leaders
	blue   = color.NRGBA{0x25, 0x63, 0xeb, 0xff}
	blue50 = color.NRGBA{0x9c, 0xb8, 0xf6, 0xff} // the band of 50 %
	blue80 = color.NRGBA{0xc6, 0xd6, 0xf9, 0xff}
	blue90 = color.NRGBA{0xe0, 0xe9, 0xfc, 0xff}
	red    = color.NRGBA{0xdc, 0x26, 0x26, 0xff}
	green  = color.NRGBA{0x05, 0x96, 0x69, 0xff}
	amber  = color.NRGBA{0xf5, 0x9e, 0x0b, 0xff} // the other end, beside blue

	paleGreen   = color.NRGBA{0xbf, 0xe6, 0xd6, 0xff}
	ridgeColour = color.NRGBA{0xb4, 0x53, 0x09, 0xff} // a darker amber
)

var (
	titleStyle    = style{bold, 19, dark}
	subtitleStyle = style{regular, 11.5, grey}
	axisStyle     = style{regular, 13, grey}
	edgeStyle     = style{regular, 12.5, grey}
	medianStyle   = style{bold, 12.5, blue}
	targetStyle   = style{regular, 12.5, red}
	footerStyle   = style{regular, 9.5, grey}
	rowStyle      = style{regular, 12, dark}
	boldStyle     = style{bold, 12, dark}
	hintStyle     = style{regular, 11, grey}
	doubtStyle    = style{bold, 11, red}
	valueStyle    = style{regular, 10.5, dark}
)

const (
	margin     = vg.Length(18) // between the page's edge and all that is drawn
	plotTop    = pageHeight - 78
	plotBottom = vg.Length(80)
	ceiling    = pageHeight - 56 // labels stay below it, and so below the heading
	edgeGap    = vg.Length(14)   // between the fan's edge and its labels
	axisGap    = vg.Length(8)    // between the axis and its labels
)
