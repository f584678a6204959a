#include "nelm/cohort/concordance.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "nelm/cohort/random_cox_test.h"

using namespace nelm::cohort;

namespace {

// Six patients: events at 1, 2, 2 and 4, one lost at 2, one at 5; the higher the marker, the worse it should go.
FollowUp six_patients() {
  FollowUp f;
  f.time  = {1, 2, 2, 2, 4, 5};
  f.event = {1, 1, 1, 0, 1, 0};
  return f;
}
const std::vector<double> six_markers{3, 5, 2, 2, 4, 1};

/// Every pair by itself.
Concordance by_pairs(const FollowUp& f, const std::vector<double>& marker, double up_to) {
  Concordance found;
  for (std::size_t i = 0; i < f.rows(); ++i)
    for (std::size_t j = 0; j < f.rows(); ++j) {
      const bool at_risk = f.time[j] > f.time[i] || (f.time[j] == f.time[i] && (f.event[j] == 0 || j > i));
      const bool entered = f.entry.empty() || f.entry[j] < f.time[i];
      if (i == j || f.event[i] == 0 || !at_risk || !entered || f.stratum_of(i) != f.stratum_of(j)) continue;
      if (f.time[i] > up_to) continue;
      const double weight  = f.weight_of(i) * f.weight_of(j);
      const bool   at_once = f.time[j] == f.time[i] && f.event[j] != 0;
      const bool   alike   = marker[i] == marker[j];
      double&      counted = at_once                 ? alike ? found.tied_both : found.tied_time
                             : alike                 ? found.tied_marker
                             : marker[i] > marker[j] ? found.concordant
                                                     : found.discordant;
      counted += weight;
    }
  found.c = (found.concordant + found.tied_marker / 2) / (found.concordant + found.discordant + found.tied_marker);
  return found;
}

bool same_bits(const Concordance& a, const Concordance& b) {
  return a.c == b.c && a.standard_error == b.standard_error && a.concordant == b.concordant &&
         a.discordant == b.discordant && a.tied_marker == b.tied_marker && a.tied_time == b.tied_time &&
         a.tied_both == b.tied_both;
}

std::vector<double> marker_of(const RandomCox& c) {
  std::vector<double> marker;
  for (Eigen::Index i = 0; i < c.x.rows(); ++i) marker.push_back(c.x(i, 0) + std::round(c.x(i, 1) * 2) / 2);
  return marker;
}

const std::vector<PairWeight> late_weights{PairWeight::one, PairWeight::survival, PairWeight::over_at_risk};

}  // namespace

// Event at 1 (marker 3): concordant with 2, 2, 1; discordant with 5, 4. At 2 (marker 5): concordant with 2 (lost then), 4,
// 1. At 2 (marker 2): tied with 2 (lost then), discordant with 4, concordant with 1. At 4 (marker 4): concordant with 1.
TEST_CASE("pairs of six patients, counted by hand") {
  const auto found = concordance(six_patients(), six_markers).value();
  CHECK(found.concordant == 8);
  CHECK(found.discordant == 3);
  CHECK(found.tied_marker == 1);
  CHECK(found.tied_time == 1);
  CHECK(found.tied_both == 0);
  CHECK(found.c == doctest::Approx(8.5 / 12));
}

// Concordant less discordant pairs of each patient: 1, 2, -2 + 1, 2, 1 - 1 + 1 - 1, 4; of pairs 5, 4, 4, 3, 4, 4.
// Of the first: 3 - 2 = 1. Of the second: 3 - 1 = 2. Of the third: 1 - 1 + 1 = 1. Of the lost at 2: 1 + 1 = 2.
// Of the fifth: -1 + 1 - 1 + 1 = 0. Of the sixth: 4. Somers' d is 5 / 12.
TEST_CASE("the standard error of six patients, worked by hand") {
  const double lead[] = {1, 2, 1, 2, 0, 4}, pairs[] = {5, 4, 4, 3, 4, 4};
  double       variance = 0;
  for (int i = 0; i < 6; ++i) variance += std::pow((lead[i] - 5. / 12 * pairs[i]) / 24, 2);
  CHECK(concordance(six_patients(), six_markers).value().standard_error == doctest::Approx(std::sqrt(variance)));
  auto f    = six_patients();
  f.cluster = {0, 1, 0, 2, 2, 2};
  variance =
      std::pow((2 - 5. / 12 * 9) / 24, 2) + std::pow((2 - 5. / 12 * 4) / 24, 2) + std::pow((6 - 5. / 12 * 11) / 24, 2);
  CHECK(concordance(f, six_markers).value().standard_error == doctest::Approx(std::sqrt(variance)));
}

// Of the three left after the events at 2 one is lost then, so G is 1 up to 2 and 2/3 after it.
TEST_CASE("Uno's weights of six patients, worked by hand: pairs of events after the loss count by the square of 1/G") {
  ConcordanceModel uno;
  uno.weight       = PairWeight::over_g_squared;
  const auto found = concordance(six_patients(), six_markers, uno).value();
  CHECK(found.concordant == doctest::Approx(7 + 9. / 4));
  CHECK(found.discordant == doctest::Approx(3));
  uno.weight    = PairWeight::survival;  // 6 / 6, 6 * 5/6 / 5, 6 * 5/6 * 3/5 / 2
  const auto by = concordance(six_patients(), six_markers, uno).value();
  CHECK(by.concordant == doctest::Approx(3 + 4 + 1.5));
  uno.up_to = 2;
  CHECK(concordance(six_patients(), six_markers, uno).value().concordant == doctest::Approx(7));
}

TEST_CASE("a patient is no pair of an event before he entered") {
  auto f           = six_patients();
  f.entry          = {0, 0, 0, 1, 1.5, 2};
  const auto found = concordance(f, six_markers).value();
  CHECK(found.concordant == 1 + 2 + 0 + 1);  // event at 1: only those of markers 5, 2; at 2: 2, 4; 2, 4; at 4: 1
  CHECK(found.discordant == 1 + 0 + 1);
  CHECK(found.tied_marker == 1);
}

TEST_CASE("what cannot be counted is said") {
  auto             f = six_patients();
  ConcordanceModel uno;
  uno.weight = PairWeight::over_g_squared;
  f.entry    = {0, 0, 0, 1, 1.5, 2};
  CHECK(concordance(f, six_markers, uno).error().at(0).field == "weight");
  CHECK_FALSE(concordance(f, std::vector<double>{1, 2}));
  f.event.assign(6, 0);
  CHECK(std::isnan(concordance(f, six_markers).value().c));
}

TEST_CASE("law: the pairs are those counted one by one") {
  CHECK(rc::check([](std::uint32_t seed) {
    const auto       c      = random_cox(seed);
    const auto       marker = marker_of(c);
    ConcordanceModel model;
    model.up_to      = seed % 3 == 0 ? 7 : 100;
    const auto ours  = concordance(c.follow_up, marker, model).value();
    const auto pairs = by_pairs(c.follow_up, marker, model.up_to);
    RC_ASSERT(ours.concordant == pairs.concordant);
    RC_ASSERT(ours.discordant == pairs.discordant);
    RC_ASSERT(ours.tied_marker == pairs.tied_marker);
    RC_ASSERT(ours.tied_time == pairs.tied_time);
    RC_ASSERT(ours.tied_both == pairs.tied_both);
    RC_ASSERT(std::fabs(ours.c - pairs.c) < 1e-14);
  }));
}

TEST_CASE("law: the reverse of a marker has 1 - c and the same standard error") {
  CHECK(rc::check([](std::uint32_t seed) {
    const auto c      = random_cox(seed);
    const auto marker = marker_of(c);
    auto       less   = marker;
    for (double& m : less) m = -m;
    for (const PairWeight weight : late_weights) {
      ConcordanceModel model, longer;
      model.weight = longer.weight = weight;
      longer.lives_longer          = true;
      const auto a = concordance(c.follow_up, marker, model).value(), b = concordance(c.follow_up, less, model).value();
      const auto d = concordance(c.follow_up, marker, longer).value();
      RC_ASSERT(std::fabs(a.c + b.c - 1) < 1e-14);
      RC_ASSERT(std::fabs(a.standard_error - b.standard_error) < 1e-14);
      RC_ASSERT(std::fabs(d.c - b.c) < 1e-15);
      RC_ASSERT(d.concordant == a.discordant);
    }
  }));
}

TEST_CASE("law: a row of weight three is three rows of one cluster") {
  CHECK(rc::check([](std::uint32_t seed) {
    RandomCoxShape shape;
    shape.late        = seed % 2 == 0;
    const auto c      = random_cox(seed, shape);
    const auto marker = marker_of(c);
    auto       f      = c.follow_up;
    f.cluster.resize(f.rows());
    std::iota(f.cluster.begin(), f.cluster.end(), 0);
    RandomCox                repeated = c;
    std::vector<std::size_t> rows;
    repeated.follow_up.cluster = f.cluster;
    for (std::size_t i = 0; i < f.rows(); ++i)
      for (int copy = 0; copy < f.weight_of(i); ++copy) rows.push_back(i);
    repeated.keep(rows);
    repeated.follow_up.weight.clear();
    std::vector<double> markers;
    for (const std::size_t i : rows) markers.push_back(marker[i]);
    for (int k = 0; k < (shape.late ? 1 : 5); ++k) {
      ConcordanceModel model;
      model.weight = static_cast<PairWeight>(k);
      const auto a = concordance(f, marker, model).value(), b = concordance(repeated.follow_up, markers, model).value();
      if (std::isnan(a.c)) continue;
      const bool one_event = k > 0 && [&] {  // counts as one here and as several there
        for (int s = 0; s < 2; ++s) {
          int events = 0;
          for (std::size_t i = 0; i < f.rows(); ++i) events += f.stratum[i] == s && f.event[i] != 0 ? 1 : 0;
          if (events == 1) return true;
        }
        return false;
      }();
      if (one_event) continue;
      RC_ASSERT(std::fabs(a.c - b.c) < 1e-12);
      RC_ASSERT(std::fabs(a.standard_error - b.standard_error) < 1e-12);
      RC_ASSERT(std::fabs(a.concordant - b.concordant) <= 1e-12 * a.concordant);
      RC_ASSERT(std::fabs(a.tied_time - b.tied_time) <= 1e-12 * a.tied_time);
    }
  }));
}

TEST_CASE("law: neither the order of the rows nor the number of threads changes a bit") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    RandomCoxShape shape;
    shape.rows        = seed < 28 ? 80 : 200000;
    shape.strata      = static_cast<int>(seed % 3) + 1;
    auto       c      = random_cox(seed, shape);
    const auto marker = marker_of(c);
    if (seed % 2 == 0)
      for (std::size_t i = 0; i < c.follow_up.rows(); ++i)
        c.follow_up.cluster.push_back(static_cast<std::int32_t>(i * 7919 % 31));
    for (double& w : c.follow_up.weight) w /= 3;
    std::vector<std::size_t> order(marker.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937_64(seed));
    RandomCox shuffled = c;
    shuffled.keep(order);
    std::vector<double> markers;
    for (const std::size_t i : order) markers.push_back(marker[i]);
    for (const PairWeight weight : late_weights) {
      ConcordanceModel model, more;
      model.weight = more.weight = weight;
      more.threads               = 3;
      const auto found           = concordance(c.follow_up, marker, model).value();
      CHECK(same_bits(found, concordance(shuffled.follow_up, markers, model).value()));
      CHECK(same_bits(found, concordance(c.follow_up, marker, more).value()));
    }
  }
}

TEST_CASE("law: who enters before the first event has been there from the beginning, and split rows are one") {
  CHECK(rc::check([](std::uint32_t seed) {
    RandomCoxShape shape;
    shape.late        = false;
    const auto c      = random_cox(seed, shape);
    const auto marker = marker_of(c);
    auto       f      = c.follow_up;
    f.entry.assign(f.rows(), 0);
    const auto plain   = concordance(c.follow_up, marker).value();
    const auto entered = concordance(f, marker).value();
    RC_ASSERT(entered.concordant == plain.concordant);
    RC_ASSERT(std::fabs(entered.standard_error - plain.standard_error) < 1e-14);

    RandomCox                split{f, c.x, c.names};
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < f.rows(); ++i) rows.insert(rows.end(), f.time[i] > 4 ? 2 : 1, i);
    split.follow_up.cluster.resize(f.rows());
    std::iota(split.follow_up.cluster.begin(), split.follow_up.cluster.end(), 0);
    split.keep(rows);
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (rows[i] == rows[i - 1]) {
        split.follow_up.entry[i] = split.follow_up.time[i - 1] = 4;
        split.follow_up.event[i - 1]                           = 0;
      }
    std::vector<double> markers;
    for (const std::size_t i : rows) markers.push_back(marker[i]);
    const auto parts = concordance(split.follow_up, markers).value();
    RC_ASSERT(parts.concordant == plain.concordant);
    RC_ASSERT(parts.discordant == plain.discordant);
    RC_ASSERT(std::fabs(parts.standard_error - plain.standard_error) < 1e-14);
  }));
}
