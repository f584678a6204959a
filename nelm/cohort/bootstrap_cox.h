// How much a Cox model's coefficients would vary if other patients of the same kind had come: fitted again to patients drawn
// with replacement.
//
//   const auto rows  = cox_rows(follow_up, x, names);
//   const auto drawn = bootstrap_cox(*rows, model, {.samples = 200, .seed = 1, .threads = 2});
//   drawn->standard_errors()
//
// No command of nelm asks for it: it is there for other programs, and is timed in bench.
//
// B. Efron, R. Tibshirani, Stat. Sci. 1 (1986) 54-75; D. Burr, J. Am. Stat. Assoc. 89 (1994) 1290-1302.
#pragma once

#include <Eigen/Dense>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "nelm/cohort/cox_model.h"
#include "nelm/cohort/cox_rows.h"
#include "nelm/result.h"

namespace nelm::cohort {

struct Bootstrap {
  std::size_t   samples = 200;
  std::uint64_t seed    = 1;
  int           threads = 1;
};

struct CoxBootstrap {
  Eigen::MatrixXd coefficients;       // samples x columns; NaN: left out of that sample's fit
  std::size_t     not_converged = 0;  // samples whose fit did not, or in which nobody had the event

  /// Of each column, over the samples that have it; NaN of fewer than two.
  Eigen::VectorXd standard_errors() const;
};

/// How often each row is drawn in a sample, in the order of `rows`: as many draws as there are clusters, all rows of a cluster
/// together; without clusters rows are drawn. Whole strata are not kept apart.
/// The generator: splitmix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014), begun anew for each sample from seed and sample.
std::vector<double> times_drawn(const CoxRows& rows, std::uint64_t seed, std::size_t sample);

/// By the rows' own weights too, if they have any; a patient drawn twice is two patients tied. Without a robust variance, whatever
/// the model says: none is looked at.
/// Returns: to the bit the same for any number of threads and any order of the caller's rows.
/// Fails:   as `cox` of the rows themselves; with rows weighted by other than 1.
Result<CoxBootstrap> bootstrap_cox(const CoxRows& rows, const CoxModel&, const Bootstrap& = {});

}  // namespace nelm::cohort
