// metafor's words for a model, and a pool compared with its answer.
#pragma once

#include <algorithm>
#include <optional>

#include "nelm/evidence/pool.h"
#include "tests/reference_numbers.h"

namespace nelm::tests {

/// metafor's Fisher scoring ends just above a tau2 of 0, within this share of the sampling variances.
inline constexpr double nearly_zero = 1e-10;

inline evidence::Between between_of(std::string word) {
  std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  for (const auto& b : evidence::between_names)
    if (b.word == word) return b.between;
  FAIL("no estimator " << word);
  return {};
}

inline evidence::Test test_of(std::string_view word) {
  if (word == "z") return evidence::Test::wald;
  return word == "knha" ? evidence::Test::knapp_hartung : evidence::Test::ad_hoc;
}

inline double typical_variance(std::span<const evidence::Effect> effects) {
  double sum = 0;
  for (const auto& e : effects) sum += 1 / e.variance;
  return static_cast<double>(effects.size()) / sum;
}

/// The names under which the files keep the same thing.
inline std::optional<double> either(Json object, std::string_view first, std::string_view second) {
  if (has(object, first)) return number(object, first);
  if (has(object, second)) return number(object, second);
  return std::nullopt;
}

inline void agree_heterogeneity(const evidence::Heterogeneity& ours, Json theirs, double variance, double tolerance) {
  agree("tau2", ours.tau2, number(theirs, "tau2"), tolerance, nearly_zero * variance);
  CHECK(ours.tau2_standard_error.has_value() == has(theirs, "se_tau2"));
  if (ours.tau2_standard_error && has(theirs, "se_tau2"))
    agree("se of tau2", *ours.tau2_standard_error, number(theirs, "se_tau2"), tolerance);
  agree("I2", ours.i2, number(theirs, "I2"), tolerance, 100 * nearly_zero);
  agree("H2", ours.h2, number(theirs, "H2"), tolerance);
  agree("Q", ours.q, number(theirs, "QE"), tolerance, nearly_zero);
  agree("P of Q", ours.q_p, number(theirs, "QEp"), tolerance);
}

inline void agree_pool(std::span<const evidence::Effect> effects, Json theirs, const evidence::Model& model,
                       double tolerance = agreed) {
  const auto pooled = evidence::pool(effects, model);
  REQUIRE(pooled);
  CHECK(pooled->k == static_cast<std::size_t>(number(theirs, "k")));
  const double size = std::sqrt(typical_variance(effects));
  agree("estimate", pooled->estimate, *either(theirs, "beta", "b"), tolerance, nearly_zero * size);
  agree("se", pooled->standard_error, number(theirs, "se"), tolerance);
  agree("z or t", pooled->statistic, *either(theirs, "stat", "zval"), tolerance, nearly_zero);
  agree("P", pooled->p, number(theirs, "pval"), tolerance);
  agree("lower", pooled->interval.low, number(theirs, "ci_lb"), tolerance, nearly_zero * size);
  agree("upper", pooled->interval.high, number(theirs, "ci_ub"), tolerance, nearly_zero * size);
  if (has(theirs, "ddf")) agree("degrees", pooled->degrees, number(theirs, "ddf"));
  if (has(theirs, "s2w")) agree("s2w", pooled->s2w, number(theirs, "s2w"), tolerance);
  if (has(theirs, "QM"))
    agree("QM", pooled->statistic * pooled->statistic, number(theirs, "QM"), tolerance, nearly_zero);
  agree_heterogeneity(pooled->heterogeneity, theirs, typical_variance(effects), tolerance);
  if (has(theirs, "pi_lb")) {
    REQUIRE(pooled->prediction);
    agree("prediction, lower", pooled->prediction->low, number(theirs, "pi_lb"), tolerance, nearly_zero * size);
    agree("prediction, upper", pooled->prediction->high, number(theirs, "pi_ub"), tolerance, nearly_zero * size);
  } else {
    CHECK((!pooled->prediction || has(theirs, "prediction")));
  }
  for (const char* key : {"weights", "weights_percent"})
    if (has(theirs, key)) agree("weights", pooled->weights, numbers(theirs, key), tolerance);
  if (has(theirs, "ll")) agree("ln L", pooled->log_likelihood, number(theirs, "ll"), tolerance, nearly_zero);
  if (has(theirs, "loglik")) agree("ln L", pooled->log_likelihood, number(theirs, "loglik"), tolerance, nearly_zero);
  if (has(theirs, "ll_reml"))
    agree("restricted ln L", pooled->restricted_log_likelihood, number(theirs, "ll_reml"), tolerance, nearly_zero);
}

}  // namespace nelm::tests
