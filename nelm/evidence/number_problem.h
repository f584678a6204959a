// How a number that cannot be computed with is told.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>

#include "nelm/result.h"

namespace nelm::evidence {

inline Problem problem_with(std::string field, std::string found, std::string expected) {
  Problem problem;
  problem.field    = std::move(field);
  problem.found    = std::move(found);
  problem.expected = std::move(expected);
  return problem;
}

inline Problem number_problem(std::string field, double found, std::string expected) {
  return problem_with(std::move(field), fmt::format("{}", found), std::move(expected));
}

/// Adds the problem unless `holds`.
inline void require(bool holds, Problems& problems, std::string field, double found, std::string expected) {
  if (!holds) problems.push_back(number_problem(std::move(field), found, std::move(expected)));
}

/// A level of confidence is above 0 and below 1.
inline void require_level(double level, Problems& problems) {
  require(level > 0 && level < 1, problems, "level", level, "a level of confidence between 0 and 1, such as 0.95");
}

}  // namespace nelm::evidence
