#include "nelm/cohort/cox_kernels.h"

#include <algorithm>
#include <cstring>

// One copy of each loop for every width of vectors; the machine takes its own when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define NELM_FOR_EVERY_WIDTH __attribute__((target_clones("avx512f", "arch=haswell", "default")))
#else
#define NELM_FOR_EVERY_WIDTH
#endif
#define NELM_INLINE inline __attribute__((always_inline))

namespace nelm::cohort {

namespace {

typedef double Eight __attribute__((vector_size(64)));  // NOLINT(modernize-use-using): attributes of vectors need it

constexpr std::size_t wide = 8;
static_assert(wide == spare);

NELM_INLINE void load(Eight& to, const double* from) { std::memcpy(&to, from, sizeof to); }
NELM_INLINE void store(double* to, const Eight& from) { std::memcpy(to, &from, sizeof from); }

/// `Tall` rows of the square from row i, eight columns from column j.
template <std::size_t Tall>
NELM_INLINE void tile(const double* rows, const double* weights, std::size_t count, std::size_t columns, std::size_t i,
                      std::size_t j, double* square) {
  Eight even[Tall], odd[Tall];
  for (std::size_t k = 0; k < Tall; ++k) even[k] = odd[k] = Eight{};
  const auto add = [&](Eight(&sums)[Tall], std::size_t row) {
    const double* x = rows + row * columns;
    Eight         right;
    load(right, x + j);
    right *= weights[row];
    for (std::size_t k = 0; k < Tall; ++k) sums[k] += x[i + k] * right;
  };
  std::size_t row = 0;
  for (; row + 1 < count; row += 2) {
    add(even, row);
    add(odd, row + 1);
  }
  if (row < count) add(even, row);
  for (std::size_t k = 0; k < Tall; ++k) {
    double* to = square + (i + k) * padded(columns) + j;
    Eight   sum;
    load(sum, to);
    sum += even[k] + odd[k];
    store(to, sum);
  }
}

/// Adds weight * row for `Pieces` times eight columns from column j; the i-th row is the one `at(i)`.
template <std::size_t Pieces, class At>
NELM_INLINE void strip(const double* rows, const double* weights, const At& at, std::size_t count, std::size_t columns,
                       std::size_t j, double* sum) {
  Eight      even[Pieces], odd[Pieces];
  const auto add = [&](Eight(&sums)[Pieces], std::size_t row) {
    for (std::size_t k = 0; k < Pieces; ++k) {
      Eight x;
      load(x, rows + row * columns + j + k * wide);
      sums[k] += weights[row] * x;
    }
  };
  for (std::size_t k = 0; k < Pieces; ++k) {
    load(even[k], sum + j + k * wide);
    odd[k] = Eight{};
  }
  std::size_t i = 0;
  for (; i + 1 < count; i += 2) {
    add(even, at(i));
    add(odd, at(i + 1));
  }
  if (i < count) add(even, at(i));
  for (std::size_t k = 0; k < Pieces; ++k) {
    even[k] += odd[k];
    store(sum + j + k * wide, even[k]);
  }
}

}  // namespace

NELM_FOR_EVERY_WIDTH
void add_squares(const double* rows, const double* weights, std::size_t count, std::size_t columns, double* square) {
  for (std::size_t i = 0; i < columns; i += wide)
    for (std::size_t j = 0; j <= i; j += wide) switch (std::min(wide, columns - i)) {
        case 1:  tile<1>(rows, weights, count, columns, i, j, square); break;
        case 2:  tile<2>(rows, weights, count, columns, i, j, square); break;
        case 3:  tile<3>(rows, weights, count, columns, i, j, square); break;
        case 4:  tile<4>(rows, weights, count, columns, i, j, square); break;
        case 5:  tile<5>(rows, weights, count, columns, i, j, square); break;
        case 6:  tile<6>(rows, weights, count, columns, i, j, square); break;
        case 7:  tile<7>(rows, weights, count, columns, i, j, square); break;
        default: tile<8>(rows, weights, count, columns, i, j, square); break;
      }
}

NELM_FOR_EVERY_WIDTH
void add_rows(const double* rows, const double* weights, std::size_t count, std::size_t columns, double* sum) {
  const auto  at = [](std::size_t i) { return i; };
  std::size_t j  = 0;
  for (; j + wide < columns; j += 2 * wide) strip<2>(rows, weights, at, count, columns, j, sum);
  if (j < columns) strip<1>(rows, weights, at, count, columns, j, sum);
}

NELM_FOR_EVERY_WIDTH
void add_rows_at(const double* rows, const double* weights, const std::uint32_t* places, std::size_t count,
                 std::size_t columns, double* sum) {
  constexpr std::size_t ahead = 16;
  const auto            at    = [&](std::size_t i) -> std::size_t {
    if (i + ahead < count) __builtin_prefetch(rows + std::size_t{places[i + ahead]} * columns);
    return places[i];
  };
  std::size_t j = 0;
  for (; j + wide < columns; j += 2 * wide) strip<2>(rows, weights, at, count, columns, j, sum);
  if (j < columns) strip<1>(rows, weights, at, count, columns, j, sum);
}

NELM_FOR_EVERY_WIDTH
void multiply_rows(const double* rows, const double* slopes, std::size_t count, std::size_t columns, double* values) {
  for (std::size_t row = 0; row < count; ++row) {
    Eight total = {}, x, b;
    for (std::size_t j = 0; j < columns; j += wide) {
      load(x, rows + row * columns + j);
      load(b, slopes + j);
      total += x * b;
    }
    values[row] = ((total[0] + total[1]) + (total[2] + total[3])) + ((total[4] + total[5]) + (total[6] + total[7]));
  }
}

}  // namespace nelm::cohort
