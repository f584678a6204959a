// Effects explained by what is known of the studies: mixed-effects meta-regression, as metafor's rma with moderators.
//
// G. Knapp, J. Hartung, Stat. Med. 22 (2003) 2693-2710; R2: S. W. Raudenbush, in The Handbook of Research Synthesis
// (2009) 295-315.
#pragma once

#include <string>
#include <vector>

#include "nelm/evidence/pool.h"

namespace nelm::evidence {

/// What is known of each study, as numbers.
struct Moderators {
  std::vector<std::string> names;             // of the columns, the intercept not among them
  std::vector<double>      values;            // study by study: effects x names
  bool                     intercept = true;  // a first column of ones
};

struct Coefficient {
  std::string name;
  double      estimate       = 0;
  double      standard_error = 0;
  double      statistic      = 0;  // z, or t
  double      p              = 1;
  Interval    interval;
};

/// A test of several coefficients at once.
struct OmnibusTest {
  double statistic = 0;                         // chi-squared on `upper` degrees, or F on `upper` and `lower`
  double upper     = 0;                         // degrees of freedom: the coefficients tested
  double lower     = numerics::normal_degrees;  // of F
  double p         = 1;
};

struct Regression {
  std::size_t              k = 0;
  std::vector<Coefficient> coefficients;                        // the intercept first, if there is one
  std::vector<double>      covariance;                          // of the coefficients, row by row
  double                   degrees = numerics::normal_degrees;  // of t; `normal_degrees` for z
  Heterogeneity            residual;                            // what the moderators leave
  std::optional<double>
      r2;  // per cent of tau2 (for equal effects of Q by its degrees) that the moderators take away; none
           // without moderators or without an intercept
  OmnibusTest         moderators;  // of all but the intercept; of the intercept if it is alone
  double              s2w                       = 1;
  double              log_likelihood            = 0;
  double              restricted_log_likelihood = 0;
  std::vector<double> fitted;  // for each study
};

/// Without an intercept Q is still y'P y of the effects as they are; metafor 3.8 takes their mean off first, which
/// alters tau2 where the columns do not add up to ones.
/// Fails as pool() does; also: not as many values as effects x names; a value that is not finite; fewer effects than
/// coefficients + 1; columns that tell nothing new.
Result<Regression> meta_regression(std::span<const Effect>, const Moderators&, const Model& = {});

}  // namespace nelm::evidence
