#include "nelm/cohort/cox_kernels.h"

#include <algorithm>
#include <cmath>
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

typedef std::uint64_t EightBits __attribute__((vector_size(64)));  // NOLINT(modernize-use-using)

constexpr std::size_t vector_width = 8;
static_assert(vector_width == spare);

NELM_INLINE void load(Eight& to, const double* from) { std::memcpy(&to, from, sizeof to); }
NELM_INLINE void store(double* to, const Eight& from) { std::memcpy(to, &from, sizeof from); }

/// `Tall` rows of the square from row i, eight columns from column j.
template <std::size_t Tall>
NELM_INLINE void square_tile(const double* rows, const double* weights, std::size_t count, std::size_t columns,
                             std::size_t i, std::size_t j, double* square) {
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
NELM_INLINE void row_strip(const double* rows, const double* weights, const At& at, std::size_t count,
                           std::size_t columns, std::size_t j, double* sum) {
  Eight      even[Pieces], odd[Pieces];
  const auto add = [&](Eight(&sums)[Pieces], std::size_t row) {
    for (std::size_t k = 0; k < Pieces; ++k) {
      Eight x;
      load(x, rows + row * columns + j + k * vector_width);
      sums[k] += weights[row] * x;
    }
  };
  for (std::size_t k = 0; k < Pieces; ++k) {
    load(even[k], sum + j + k * vector_width);
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
    store(sum + j + k * vector_width, even[k]);
  }
}

/// e^v = 2^k e^r, |r| <= log(2) / 2, e^r by its Taylor series; only for values that neither overflow nor vanish.
NELM_INLINE void exponential(Eight& v) {
  constexpr double whole = 0x1.8p52;  // added, it leaves a whole number in the lowest bits
  constexpr double high = 0x1.62e42fefa0000p-1, low = 0x1.cf79abc9e3b3ap-40;  // log(2), the first of few enough bits
  const Eight      shifted = v * 0x1.71547652b82fep0 + whole, k = shifted - whole;
  const Eight      r   = (v - k * high) - k * low;
  Eight            sum = r * (1.0 / 6227020800) + 1.0 / 479001600;
  for (const double over : {39916800.0, 3628800.0, 362880.0, 40320.0, 5040.0, 720.0, 120.0, 24.0, 6.0, 2.0, 1.0, 1.0})
    sum = sum * r + 1 / over;
  EightBits bits, power;
  std::memcpy(&bits, &sum, sizeof bits);
  std::memcpy(&power, &shifted, sizeof power);
  bits += power << 52;
  std::memcpy(&v, &bits, sizeof v);
}

}  // namespace

NELM_FOR_EVERY_WIDTH
void add_squares(const double* rows, const double* weights, std::size_t count, std::size_t columns, double* square) {
  for (std::size_t i = 0; i < columns; i += vector_width)
    for (std::size_t j = 0; j <= i; j += vector_width) switch (std::min(vector_width, columns - i)) {
        case 1:  square_tile<1>(rows, weights, count, columns, i, j, square); break;
        case 2:  square_tile<2>(rows, weights, count, columns, i, j, square); break;
        case 3:  square_tile<3>(rows, weights, count, columns, i, j, square); break;
        case 4:  square_tile<4>(rows, weights, count, columns, i, j, square); break;
        case 5:  square_tile<5>(rows, weights, count, columns, i, j, square); break;
        case 6:  square_tile<6>(rows, weights, count, columns, i, j, square); break;
        case 7:  square_tile<7>(rows, weights, count, columns, i, j, square); break;
        default: square_tile<8>(rows, weights, count, columns, i, j, square); break;
      }
}

NELM_FOR_EVERY_WIDTH
void add_rows(const double* rows, const double* weights, std::size_t count, std::size_t columns, double* sum) {
  const auto  at = [](std::size_t i) { return i; };
  std::size_t j  = 0;
  for (; j + vector_width < columns; j += 2 * vector_width) row_strip<2>(rows, weights, at, count, columns, j, sum);
  if (j < columns) row_strip<1>(rows, weights, at, count, columns, j, sum);
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
  for (; j + vector_width < columns; j += 2 * vector_width) row_strip<2>(rows, weights, at, count, columns, j, sum);
  if (j < columns) row_strip<1>(rows, weights, at, count, columns, j, sum);
}

NELM_FOR_EVERY_WIDTH
void exponentiate(double* values, std::size_t count) {
  constexpr double      safe  = 700;
  constexpr std::size_t block = 128;
  for (std::size_t from = 0; from < count; from += block) {
    double            some[block] = {};
    const std::size_t here        = std::min(block, count - from);
    std::memcpy(some, values + from, here * sizeof(double));
    Eight v        = {};
    auto  all_safe = (v > -safe) & (v < safe);  // as 0 is
    for (std::size_t i = 0; i < block; i += vector_width) {
      load(v, some + i);
      all_safe &= (v > -safe) & (v < safe);
    }
    bool safe_here = true;
    for (std::size_t i = 0; i < vector_width; ++i) safe_here &= all_safe[i] != 0;
    if (!safe_here) {
      for (std::size_t i = from; i < from + here; ++i) values[i] = std::exp(values[i]);
      continue;
    }
    for (std::size_t i = 0; i < block; i += vector_width) {
      load(v, some + i);
      exponential(v);
      store(some + i, v);
    }
    std::memcpy(values + from, some, here * sizeof(double));
  }
}

NELM_FOR_EVERY_WIDTH
void multiply_rows(const double* rows, const double* slopes, std::size_t count, std::size_t columns, double* values) {
  for (std::size_t row = 0; row < count; ++row) {
    Eight total = {}, x, b;
    for (std::size_t j = 0; j < columns; j += vector_width) {
      load(x, rows + row * columns + j);
      load(b, slopes + j);
      total += x * b;
    }
    values[row] = ((total[0] + total[1]) + (total[2] + total[3])) + ((total[4] + total[5]) + (total[6] + total[7]));
  }
}

}  // namespace nelm::cohort
