package reports

import (
	"encoding/json"
	"io"

	"funnelcast/forecast"
)

// WriteJSON writes the whole forecast, indented, its fields in the order of
// [forecast.Forecast].
func WriteJSON(w io.Writer, f *forecast.Forecast) error { return encode(w, f) }

// encode writes an answer, indented, its fields in the order of its type.
func encode(w io.Writer, answer any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(answer)
}
