// What the tests of this room share: studies by chance, the likelihood said a second time, plainly, and how a problem
// reads.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <rapidcheck.h>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include "nelm/evidence/effect.h"
#include "nelm/evidence/model.h"

namespace nelm::evidence {

using Studies = std::vector<Effect>;

/// A problem without its file, which is the caller's.
inline std::string said(const Problem& p) {
  return fmt::format("{}: found {}; expected {}", p.field, p.found, p.expected);
}

/// 2 to 12 effects, alike or apart, never all the same, their variances up to a hundredfold apart; estimates from -3 to
/// 3.
inline rc::Gen<Studies> random_studies() {
  const auto thousandths = [](int low, int high) {
    return rc::gen::map(rc::gen::inRange(low, high), [](int n) { return n / 1000.; });
  };
  const auto effect = [=](int reach) {
    return rc::gen::construct<Effect>(thousandths(-reach, reach + 1), thousandths(20, 2000));
  };
  const auto size_and_reach = rc::gen::pair(rc::gen::inRange<std::size_t>(2, 13), rc::gen::element(300, 3000));
  const auto studies        = rc::gen::mapcat(size_and_reach, [=](std::pair<std::size_t, int> p) {
    return rc::gen::container<Studies>(p.first, effect(p.second));
  });
  return rc::gen::suchThat(studies, [](const Studies& s) {
    return std::ranges::any_of(s, [&](const Effect& e) { return e.estimate != s[0].estimate; });
  });
}

inline rc::Gen<Model> random_model() {
  const auto between = rc::gen::map(rc::gen::inRange<std::size_t>(0, between_names.size()),
                                    [](std::size_t i) { return between_names[i].between; });
  return rc::gen::construct<Model>(between, rc::gen::element(Test::wald, Test::knapp_hartung, Test::ad_hoc),
                                   rc::gen::element(0.5, 0.9, 0.95, 0.99));
}

/// The (restricted) log-likelihood at a tau2, summed as it is defined.
inline double likelihood_by_hand(const Studies& studies, double tau2, bool restricted) {
  double weight = 0, weighted = 0, q = 0, logs = 0;
  for (const Effect& e : studies) {
    weight += 1 / (e.variance + tau2);
    weighted += e.estimate / (e.variance + tau2);
  }
  const double mean = weighted / weight, k = static_cast<double>(studies.size());
  for (const Effect& e : studies) {
    q += (e.estimate - mean) * (e.estimate - mean) / (e.variance + tau2);
    logs += std::log(2 * std::numbers::pi * (e.variance + tau2));
  }
  const double full = -(logs + q) / 2;
  return restricted ? full + (std::log(2 * std::numbers::pi) + std::log(k) - std::log(weight)) / 2 : full;
}

}  // namespace nelm::evidence
