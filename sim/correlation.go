package sim

import (
	"errors"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// correlated is the factor L of the correlation matrix of some assumptions:
// their normal scores are L times independent ones.
type correlated struct {
	of     []int
	factor []float64 // lower triangle by rows, len(of)² entries
}

// CheckCorrelations tells why no numbers can have all of a model's correlations; nil where some can.
func (m *Model) CheckCorrelations() error {
	_, err := correlate(m)
	return err
}

// correlate factors the matrix of all correlations; nil where there is none.
func correlate(m *Model) (*correlated, error) {
	var of []int
	for _, c := range m.Correlations {
		of = append(of, c.Of...)
	}
	slices.Sort(of)
	of = slices.Compact(of)
	if len(of) == 0 {
		return nil, nil
	}
	n := len(of)
	matrix := mat.NewSymDense(n, nil)
	for i := range n {
		matrix.SetSym(i, i, 1)
	}
	for _, c := range m.Correlations {
		for _, a := range c.Of {
			for _, b := range c.Of {
				if a != b {
					matrix.SetSym(slices.Index(of, a), slices.Index(of, b), c.Correlation)
				}
			}
		}
	}
	var chol mat.Cholesky
	if !chol.Factorize(matrix) {
		return nil, errors.New("correlations contradict each other: their matrix is not positive definite")
	}
	var lower mat.TriDense
	chol.LTo(&lower)
	out := &correlated{of: of, factor: make([]float64, n*n)}
	for i := range n {
		for j := range i + 1 {
			out.factor[i*n+j] = lower.At(i, j)
		}
	}
	return out, nil
}
