package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"reflect"
	"time"

	"funnelcast/sim"
)

// Model returns the plan as the engine takes it. It is valid by construction:
// Load returns no scenario whose model is not.
func (s *Scenario) Model() *sim.Model { return s.model }

// Files are the paths of the files that the scenario was read from: its own, what it extends and
// what was laid over it. Presets are none.
func (s *Scenario) Files() []string { return s.files }

// Hash tells scenarios apart by what they mean to the engine: 16 hexadecimal
// digits of the SHA-256 of the model. Comments, sources, the order of keys, how
// a number is written and which overlays it came from do not matter.
func (s *Scenario) Hash() string {
	h := sha256.New()
	canonical(h, reflect.ValueOf(s.model))
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// canonical writes a value of the model without ambiguity. Zero fields are
// left out, so that a field the model gains later changes no hash.
func canonical(h hash.Hash, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		canonical(h, v.Elem())
	case reflect.Interface:
		if !v.IsNil() {
			fmt.Fprintf(h, "%s", v.Elem().Type().Name())
			canonical(h, v.Elem())
		}
	case reflect.Struct:
		fmt.Fprint(h, "{")
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				fmt.Fprintf(h, "%s:", v.Type().Field(i).Name)
				canonical(h, f)
			}
		}
		fmt.Fprint(h, "}")
	case reflect.Slice, reflect.Array:
		fmt.Fprint(h, "[")
		for i := range v.Len() {
			canonical(h, v.Index(i))
			fmt.Fprint(h, ",")
		}
		fmt.Fprint(h, "]")
	case reflect.String:
		fmt.Fprintf(h, "%q", v.String())
	case reflect.Float64:
		fmt.Fprintf(h, "%x;", v.Float())
	case reflect.Bool:
		fmt.Fprintf(h, "%t;", v.Bool())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		fmt.Fprintf(h, "%d;", v.Uint())
	default: // integers, as numbers, so that a type that gets a String changes no hash; but months are known by theirs
		switch m := v.Interface().(type) {
		case sim.Month, time.Month:
			fmt.Fprintf(h, "%s;", m)
		default:
			fmt.Fprintf(h, "%d;", v.Int())
		}
	}
}
