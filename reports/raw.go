package reports

import (
	"bufio"
	"encoding/csv"
	"io"
	"strconv"

	"funnelcast/sim"
)

// WriteRaw writes every path, month by month: the columns path (from 1) and
// month, then one column a series, named after its metric, with :segment where
// it is not the total. Numbers are whole: counts, minor units of money,
// millionths of shares and of fractional people, days of all the month's deals. start is the first month.
func WriteRaw(w io.Writer, p *sim.Paths, start sim.Month) error {
	out := bufio.NewWriterSize(w, 1<<16)
	if err := writeRawHeader(out, p.Series); err != nil {
		return err
	}
	months := make([]string, p.Months)
	for m := range months {
		months[m] = (start + sim.Month(m)).String()
	}
	var block []int64
	var row []byte
	for b := range p.Blocks() {
		var n int
		block, n = p.Block(block, b)
		for i := range n {
			for m, month := range months {
				row = strconv.AppendInt(row[:0], int64(b*sim.BlockPaths+i+1), 10)
				row = append(row, ',')
				row = append(row, month...)
				for s := range p.Series {
					row = append(row, ',')
					row = strconv.AppendInt(row, block[(s*p.Months+m)*sim.BlockPaths+i], 10)
				}
				row = append(row, '\n')
				if _, err := out.Write(row); err != nil {
					return err
				}
			}
		}
	}
	return out.Flush()
}

// writeRawHeader quotes what a segment's name may hold.
func writeRawHeader(w io.Writer, series []sim.Series) error {
	header := []string{"path", "month"}
	for _, s := range series {
		name := s.Metric
		if s.Segment != sim.All {
			name += ":" + s.Segment
		}
		header = append(header, name)
	}
	out := csv.NewWriter(w)
	out.Write(header)
	out.Flush()
	return out.Error()
}
