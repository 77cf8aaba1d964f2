package figure

import "funnelcast/forecast"

func Frontier(f *forecast.Frontier) *Chart { return nil }
