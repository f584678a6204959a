#include "nelm/cohort/bootstrap_cox.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

namespace {

RandomCox patients(bool clustered) {
  RandomCox drawn = random_cox(4, {.rows = 120, .columns = 2, .strata = 1, .weights = false});
  if (clustered)
    for (std::size_t i = 0; i < drawn.follow_up.rows(); ++i)
      drawn.follow_up.cluster.push_back(static_cast<std::int32_t>(7 * (i % 40)));
  return drawn;
}

CoxRows sorted(const RandomCox& c) { return cox_rows(c.follow_up, c.x, c.names).value(); }

bool same_bits(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() && std::equal(a.data(), a.data() + a.size(), b.data());
}

}  // namespace

TEST_CASE("a sample draws as many rows as there are, some of them often and a third never") {
  const CoxRows rows  = sorted(random_cox(1, {.rows = 5000}));
  const auto    drawn = times_drawn(rows, 1, 0);
  CHECK(std::accumulate(drawn.begin(), drawn.end(), 0.0) == 5000);
  CHECK(double(std::ranges::count(drawn, 0.0)) / 5000 == doctest::Approx(std::exp(-1)).epsilon(0.05));
  CHECK(times_drawn(rows, 1, 1) != drawn);
  CHECK(times_drawn(rows, 2, 0) != drawn);
}

TEST_CASE("rows of one cluster are drawn together") {
  const CoxRows rows  = sorted(patients(true));
  const auto    drawn = times_drawn(rows, 3, 0);
  for (std::size_t i = 0; i < rows.n; ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (rows.cluster[i] == rows.cluster[j]) REQUIRE(drawn[i] == drawn[j]);
  CHECK(std::accumulate(drawn.begin(), drawn.end(), 0.0) == 120);
}

TEST_CASE("each sample's coefficients are those of the drawn rows written out") {
  const RandomCox c     = patients(false);
  const CoxRows   rows  = sorted(c);
  const auto      found = bootstrap_cox(rows, {}, {.samples = 5, .seed = 9});
  for (std::size_t sample = 0; sample < 5; ++sample) {
    const auto               drawn = times_drawn(rows, 9, sample);
    std::vector<std::size_t> written_out;
    for (std::size_t i = 0; i < rows.n; ++i)
      written_out.insert(written_out.end(), static_cast<std::size_t>(drawn[i]), rows.row[i]);
    RandomCox again = c;
    again.keep(written_out);
    const CoxFit fit = again.fit();
    for (Eigen::Index j = 0; j < 2; ++j)
      CHECK(found->coefficients(static_cast<Eigen::Index>(sample), j) ==
            doctest::Approx(fit.coefficients[j]).epsilon(1e-9));
  }
}

TEST_CASE("threads and the order of the rows change no bit of a bootstrap") {
  for (const bool clustered : {false, true}) {
    RandomCox                c   = patients(clustered);
    const auto               one = bootstrap_cox(sorted(c), {}, {.samples = 40, .seed = 2, .threads = 1});
    std::vector<std::size_t> shuffled(c.follow_up.rows());
    std::iota(shuffled.begin(), shuffled.end(), 0U);
    std::ranges::shuffle(shuffled, std::mt19937_64(5));
    CHECK(same_bits(bootstrap_cox(sorted(c), {}, {.samples = 40, .seed = 2, .threads = 3})->coefficients,
                    one->coefficients));
    c.keep(shuffled);
    CHECK(same_bits(bootstrap_cox(sorted(c), {}, {.samples = 40, .seed = 2, .threads = 2})->coefficients,
                    one->coefficients));
  }
}

TEST_CASE("the spread of many samples is about the model's standard error") {
  const RandomCox c     = random_cox(8, {.rows = 400, .columns = 2, .strata = 1, .late = false, .weights = false});
  const auto      drawn = bootstrap_cox(sorted(c), {}, {.samples = 400, .threads = 2});
  const auto      fit   = c.fit();
  CHECK(drawn->not_converged == 0);
  for (Eigen::Index j = 0; j < 2; ++j)
    CHECK(drawn->standard_errors()[j] == doctest::Approx(fit.standard_errors()[j]).epsilon(0.15));
}

TEST_CASE("patients who count more or less than once are not drawn from") {
  RandomCox c = patients(false);
  c.follow_up.weight.assign(c.follow_up.rows(), 1);
  c.follow_up.weight[3] = 2;
  CHECK(!bootstrap_cox(sorted(c), {}));
}

TEST_CASE("a column that is a multiple of another is left out of every sample, and all others are fitted") {
  RandomCox c = patients(false);
  c.names.emplace_back("twice");
  c.x.conservativeResize(Eigen::NoChange, 3);
  c.x.col(2)       = 2 * c.x.col(1);
  const auto drawn = bootstrap_cox(sorted(c), {}, {.samples = 10});
  CHECK(drawn->not_converged == 0);
  for (Eigen::Index i = 0; i < 10; ++i) {
    CHECK(std::isnan(drawn->coefficients(i, 2)));
    CHECK(!std::isnan(drawn->coefficients(i, 0) + drawn->coefficients(i, 1)));
  }
}

TEST_CASE("a sample in which all of a group have had the event and none of the other is said not to converge") {
  FollowUp        f;
  Eigen::MatrixXd x(8, 1);
  for (int i = 0; i < 8; ++i) {
    f.time.push_back(i + 1);
    f.event.push_back(i < 4 ? 1 : 0);
    x(i, 0) = i < 3 || i == 6 ? 1 : 0;
  }
  const auto drawn = bootstrap_cox(cox_rows(f, x, {"x"}).value(), {}, {.samples = 100});
  CHECK(drawn->not_converged > 0);
  CHECK(drawn->not_converged < 100);
}
