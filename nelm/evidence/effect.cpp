#include "nelm/evidence/effect.h"

#include <fmt/format.h>

#include <cmath>

#include "nelm/evidence/number_problem.h"

namespace nelm::evidence {

Problems problems_of(std::span<const Effect> effects, std::size_t at_least) {
  Problems problems;
  if (effects.size() < at_least)
    problems.push_back(problem_with("effects", fmt::format("{}", effects.size()),
                                    fmt::format("at least {} effect{}", at_least, at_least == 1 ? "" : "s")));
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (!std::isfinite(effects[i].estimate))
      problems.push_back(number_problem(fmt::format("effects[{}].estimate", i), effects[i].estimate, "a number"));
    if (!std::isfinite(effects[i].variance) || effects[i].variance <= 0)
      problems.push_back(
          number_problem(fmt::format("effects[{}].variance", i), effects[i].variance, "a number above 0"));
  }
  return problems;
}

}  // namespace nelm::evidence
