// The inner loops of the Cox model: rows of numbers stand one after another, `columns` numbers each.
// Rows are read in pieces of eight, so behind the last row there must be room for `spare` more numbers, each finite.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nelm::cohort {

inline constexpr std::size_t spare = 8;

/// Columns rounded up to whole pieces: the length of a row of a square, and of a sum.
constexpr std::size_t padded(std::size_t columns) { return (columns + spare - 1) / spare * spare; }

/// Adds the sum of weight * row * row' to `square`, of `columns` rows of `padded(columns)` numbers. Only what lies on the
/// diagonal or left of it is meant; what lies behind the last column means nothing.
void add_squares(const double* rows, const double* weights, std::size_t count, std::size_t columns, double* square);

/// Adds the sum of weight * row to `sum`, of `padded(columns)` numbers; what lies behind the last column means nothing.
void add_rows(const double* rows, const double* weights, std::size_t count, std::size_t columns, double* sum);

/// The same of the rows at `places` alone, each with its own weight.
void add_rows_at(const double* rows, const double* weights, const std::uint32_t* places, std::size_t count,
                 std::size_t columns, double* sum);

/// value[i] = row i . `slopes`, which has `padded(columns)` numbers, 0 behind the last column.
void multiply_rows(const double* rows, const double* slopes, std::size_t count, std::size_t columns, double* values);

/// Each value to its exponential, to about one unit in the last place. The same values always give the same.
void exponentiate(double* values, std::size_t count);

}  // namespace nelm::cohort
