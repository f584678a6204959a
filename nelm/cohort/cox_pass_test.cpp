#include "nelm/cohort/cox_pass.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "nelm/cohort/cox_means.h"
#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

namespace {

struct Definition {
  double          log_likelihood = 0;
  Eigen::VectorXd score;
  Eigen::MatrixXd information;
};

/// Weight times risk, and its products with the covariates, summed over some of the rows.
struct Sums {
  explicit Sums(Eigen::Index p) : s1(Eigen::VectorXd::Zero(p)), s2(Eigen::MatrixXd::Zero(p, p)) {}

  void add(double risk, const Eigen::VectorXd& x) {
    s0 += risk;
    s1 += risk * x;
    s2 += risk * x * x.transpose();
  }

  double          s0 = 0;
  Eigen::VectorXd s1;
  Eigen::MatrixXd s2;
};

/// The partial likelihood as the papers define it, one event time after another.
Definition by_definition(const CoxRows& r, const CoxWeights& w, Ties ties, const Eigen::VectorXd& b) {
  const auto p = static_cast<Eigen::Index>(r.p);
  Definition d{0, Eigen::VectorXd::Zero(p), Eigen::MatrixXd::Zero(p, p)};
  for (std::size_t k = 0; k < r.times.size(); ++k) {
    if (w.tied[k] == 0) continue;
    Sums stay(p), die(p);
    for (std::size_t i = 0; i < r.n; ++i) {
      if (r.times[r.upto[i]].stratum != r.times[k].stratum || r.upto[i] < k) continue;
      if (!r.from.empty() && r.from[i] >= k) continue;
      const Eigen::Map<const Eigen::VectorXd> x(r.x.data() + i * r.p, p);
      const bool                              dies = r.event[i] != 0 && r.upto[i] == k;
      (dies ? die : stay).add(w.row[i] * std::exp(x.dot(b)), x);
      if (!dies) continue;
      d.log_likelihood += w.row[i] * x.dot(b);
      d.score += w.row[i] * x;
    }
    const double steps = ties == Ties::efron ? w.tied[k] : 1, each = w.events[k] / steps;
    for (int l = 0; l < static_cast<int>(steps); ++l) {
      const double          left = 1 - l / steps, s0 = stay.s0 + left * die.s0;
      const Eigen::VectorXd mean = (stay.s1 + left * die.s1) / s0;
      d.log_likelihood -= each * std::log(s0);
      d.score -= each * mean;
      d.information += each * ((stay.s2 + left * die.s2) / s0 - mean * mean.transpose());
    }
  }
  return d;
}

void agrees(const RandomCox& c, bool counts) {
  const auto            r = cox_rows(c.follow_up, c.x, c.names).value();
  const auto            w = cox_weights(r, r.weight, counts);
  const Eigen::VectorXd b = Eigen::VectorXd::LinSpaced(static_cast<Eigen::Index>(r.p), -0.4, 0.5);
  for (const Ties ties : {Ties::efron, Ties::breslow}) {
    CoxSums    sums;
    const auto pass = cox_pass(r, w, ties, b, 2, sums);
    const auto d    = by_definition(r, w, ties, b);
    CHECK(pass.log_likelihood == doctest::Approx(d.log_likelihood).epsilon(1e-12));
    CHECK((pass.score - d.score).norm() <= 1e-10 * (1 + d.score.norm()));
    CHECK((pass.information - d.information).norm() <= 1e-10 * d.information.norm());

    const auto          means = cox_means(r, w, sums, 2);
    std::vector<double> residuals(r.n * r.p);
    score_residuals(r, w, sums, means, 0, r.n, residuals.data());
    Eigen::VectorXd total = Eigen::VectorXd::Zero(b.size());
    for (std::size_t i = 0; i < residuals.size(); ++i) total[static_cast<Eigen::Index>(i % r.p)] += residuals[i];
    CHECK((total - d.score).norm() <= 1e-10 * (1 + d.score.norm()));
  }
}

}  // namespace

TEST_CASE("the rearranged pass is the partial likelihood as defined, whatever strata, late entries, ties and weights") {
  for (std::uint64_t seed = 0; seed < 10; ++seed)
    for (const int strata : {1, 3, 40})
      for (const bool late : {false, true})
        for (const bool weights : {false, true}) {
          RandomCoxShape shape;
          shape.strata  = strata;
          shape.late    = late;
          shape.weights = weights;
          shape.columns = 1 + static_cast<int>(seed) % 10;
          shape.rows    = 80;
          agrees(random_cox(seed, shape), seed % 2 == 0);
        }
}

TEST_CASE("the pass is the same when its sums go over several pieces of the rows") {
  for (const int strata : {1, 3, 700}) {
    RandomCoxShape shape;
    shape.rows      = 7000;
    shape.strata    = strata;
    shape.columns   = 2;
    shape.last_time = strata == 700 ? 3 : 12;
    agrees(random_cox(5, shape), false);
  }
}
