package reports

import (
	"encoding/json"
	"io"
)

// WriteJSON writes a whole answer, such as a [forecast.Forecast], indented, its fields in
// their order there.
func WriteJSON[Answer any](w io.Writer, f *Answer) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(f)
}
