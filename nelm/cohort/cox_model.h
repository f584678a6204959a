// How a Cox model is to be fitted.
#pragma once

#include <cstdint>
#include <optional>

namespace nelm::cohort {

/// What is made of events at the same time.
enum class Ties : std::uint8_t { efron, breslow, exact };

/// A penalty of theta / 2 * sum of slope^2, the slopes being those of columns divided by their standard deviations if
/// `scale`: what R's ridge(theta, scale) says.
struct Ridge {
  double theta = 0;  // >= 0
  bool   scale = true;
};

struct CoxModel {
  Ties ties = Ties::efron;
  /// Weights are numbers of patients alike: one of 3 is three rows, and three events tied. Else they are weights of
  /// cases, as R's are: one of 3 is one event that counts three times. Only ties by Efron see the difference.
  bool counts = false;
  /// The variance by residuals, of clusters if the follow-up names them, else of rows (Lin & Wei 1989).
  bool                 robust = false;
  std::optional<Ridge> ridge;
  /// Firth's penalised likelihood, for coefficients that would run off to infinity (Heinze & Schemper 2001).
  bool firth           = false;
  int  most_iterations = 50;
  int  threads         = 1;
};

}  // namespace nelm::cohort
