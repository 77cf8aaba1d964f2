package sim

import (
	"fmt"
	"reflect"
)

// strays are the places in a model that name an assumption which does not exist, each as "Stages[2].Passes[0] names assumption 7".
// Every value and every spread is looked at, wherever a model holds one.
func (m *Model) strays() []string {
	at := m.straysIn(reflect.ValueOf(m).Elem())
	for i := range at {
		at[i] = at[i][1:]
	}
	return at
}

func (m *Model) straysIn(part reflect.Value) (at []string) {
	assumption := 0
	switch {
	case part.Type() == reflect.TypeFor[Value]():
		assumption = part.Interface().(Value).Assumption
	case part.Type() == reflect.TypeFor[Spread]():
		assumption = part.Interface().(Spread).Centre
	case part.Kind() == reflect.Struct:
		for i := range part.NumField() {
			for _, stray := range m.straysIn(part.Field(i)) {
				at = append(at, "."+part.Type().Field(i).Name+stray)
			}
		}
	case part.Kind() == reflect.Slice:
		for i := range part.Len() {
			for _, stray := range m.straysIn(part.Index(i)) {
				at = append(at, fmt.Sprintf("[%d]%s", i, stray))
			}
		}
	}
	if assumption < 0 || assumption > len(m.Assumptions) {
		at = append(at, fmt.Sprintf(" names assumption %d", assumption-1))
	}
	return at
}
