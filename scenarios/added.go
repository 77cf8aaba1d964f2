package scenarios

import (
	"fmt"
	"strings"
)

// An addition is an entry that an overlay or a --set has and what lies under it has not: a new one, or a slip of the pen.
type addition struct {
	node  *node
	path  string
	name  string
	known []string // the names of those that were there
}

// slip tells a name that is so near to a known one that hardly anybody means both.
func (a *addition) slip() bool { return nearest(a.name, a.known, max(1, len([]rune(a.name))/4)) != "" }

// stray reports additions that are a slip of the pen by all appearance, because nothing in the plan asks for them: any role
// by --set, and a role or stage of a file that bears nearly the name of another. A preset is laid over plans of any roles.
// A problem of another addition tells what it may stand for.
func (l *loader) stray(s *Scenario) {
	asked := s.asked()
	for i := range l.added {
		a := &l.added[i]
		switch list := strings.TrimSuffix(a.path, "."+a.name); {
		case list == "roles" && s.Roles.get(a.name) != nil && !asked["role "+a.name] && !isPreset(a.node.file.name):
			if a.slip() || a.node.file.name == setFile {
				l.add(a.node, a.path, fmt.Sprintf("there is no role %q", a.name), "a new one is asked for by a line of team, a stage, a segment, a source or a role", DidYouMean(a.name, a.known))
			}
		case list == "funnel" && a.slip() && !asked["stage "+a.name]:
			l.add(a.node, a.path, fmt.Sprintf("there is no stage %q", a.name), "a new one comes after the last and bears a name of its own", DidYouMean(a.name, a.known))
		default:
			for j := range l.problems {
				if p := &l.problems[j]; p.Path == a.path && p.Hint == "" && strings.HasPrefix(p.Found, "missing key") {
					p.Hint = nearestOnly(a.name, a.known)
				}
			}
		}
	}
}

// asked are the roles and stages that another part of the scenario names.
func (s *Scenario) asked() map[string]bool {
	asked := map[string]bool{}
	roles := func(by string, refs ...Ref) {
		for _, r := range refs {
			asked["role "+r.name] = asked["role "+r.name] || r.name != by
		}
	}
	for i := range s.Team {
		roles("", s.Team[i].Role, s.Team[i].Becomes.Role)
	}
	for i := range s.Roles {
		r := &s.Roles[i]
		roles(r.Name, append(r.Value.Manages, r.Value.Ramp.as)...)
	}
	for i := range s.Segments {
		roles("", append(s.Segments[i].Value.WorkedBy, s.Segments[i].Value.Needs)...)
	}
	for i := range s.Funnel {
		st := &s.Funnel[i]
		roles("", append(st.WorkedBy, st.Needs)...)
		asked["stage "+st.Recycle.To.name] = true
	}
	for i := range s.Sources {
		src := &s.Sources[i]
		roles("", append(src.WorkedBy, src.By, src.CarriedBy, src.SignedBy)...)
		asked["stage "+src.Enters.name] = true
		for j := range src.Lift {
			asked["stage "+src.Lift[j].Name] = true
		}
	}
	for i := range s.OpeningPipeline {
		asked["stage "+s.OpeningPipeline[i].Stage.name] = true
	}
	return asked
}
