#include <cmath>

#include "nelm/evidence/asymmetry.h"
#include "nelm/evidence/meta_regression.h"
#include "nelm/evidence/number_problem.h"

namespace nelm::evidence {

namespace {

std::vector<double> standard_errors(std::span<const Effect> effects) {
  std::vector<double> errors;
  errors.reserve(effects.size());
  for (const Effect& e : effects) errors.push_back(std::sqrt(e.variance));
  return errors;
}

}  // namespace

Result<EggerTest> egger(std::span<const Effect> effects, const Model& model) {
  return egger(effects, standard_errors(effects), model);
}

Result<EggerTest> egger(std::span<const Effect> effects, std::span<const double> predictor, const Model& model) {
  if (predictor.size() != effects.size())
    return tl::unexpected(Problems{problem_with("predictor", fmt::format("{} values", predictor.size()),
                                                fmt::format("one for each of {} effects", effects.size()))});
  const auto fit = meta_regression(effects, {{"predictor"}, {predictor.begin(), predictor.end()}}, model);
  if (!fit) return tl::unexpected(fit.error());
  const Coefficient &limit = fit->coefficients[0], &slope = fit->coefficients[1];
  EggerTest          test{slope.estimate, slope.standard_error, slope.statistic, fit->degrees,
                 slope.p,        limit.estimate,       limit.interval,  {}};
  test.tau2 = fit->residual.tau2;
  return test;
}

/// Weighted least squares is the regression of equal effects with the variance of Knapp and Hartung.
Result<EggerTest> egger_linear(std::span<const Effect> effects, double level) {
  auto test = egger(effects, {Between::equal, Test::knapp_hartung, level});
  if (test) test->tau2.reset();
  return test;
}

}  // namespace nelm::evidence
