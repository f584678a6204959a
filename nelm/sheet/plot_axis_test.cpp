#include "nelm/sheet/plot_axis.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace nelm::sheet;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

std::string words_of(const std::vector<Tick>& ticks) {
  std::string all;
  for (const auto& t : ticks) all += (all.empty() ? "" : " ") + t.words;
  return all;
}

}  // namespace

TEST_CASE("a value stands where its share of the axis is; what lies beyond stands at the end") {
  const PlotAxis even(Scale::natural, 0, 100, 50, 250);
  CHECK(even.at(25) == 100);
  CHECK(even.at(-10) == 50);
  CHECK(even.at(inf) == 250);
  CHECK(even.holds(100));
  CHECK_FALSE(even.holds(not_said));
}

TEST_CASE("ratios are spaced by their logarithm, and none is at or below 0") {
  const PlotAxis ratios(Scale::log, 0.1, 10, 0, 200);
  CHECK(ratios.at(1) == doctest::Approx(100));
  CHECK(ratios.share(0) == -inf);
  CHECK(ratios.at(0) == 0);
  CHECK(ratios.at(-3) == 0);
}

TEST_CASE("an axis upside down counts down") {
  const PlotAxis up(Scale::natural, 0, 10, 100, 0);
  CHECK(up.at(2.5) == 75);
}

TEST_CASE("an axis that cannot be drawn becomes one that can") {
  for (const Scale s : {Scale::natural, Scale::log})
    for (const double low : {-inf, -1., 0., 5., inf, not_said})
      for (const double high : {-inf, -1., 0., 5., inf, not_said}) {
        const PlotAxis a(s, low, high, 0, 100);
        CHECK(std::isfinite(a.low()));
        CHECK(a.high() > a.low());
        CHECK(a.at(1) >= 0);
        CHECK_FALSE(a.ticks_across(-50, 150).empty());
      }
}

TEST_CASE("values that no axis tells apart do not make it count for ever") {
  CHECK(PlotAxis(Scale::natural, 1e17, std::nextafter(1e17, inf), 0, 100).ticks_across(0, 100).size() <= 7);
  CHECK(PlotAxis(Scale::natural, -1e308, 1e308, 0, 100).ticks_across(0, 100).size() <= 7);
  CHECK(PlotAxis(Scale::log, 1e-308, 1e308, 0, 100).ticks_across(0, 100).size() <= 7);
}

TEST_CASE("numbers stand clear of each other, all of an even axis with as many decimals") {
  CHECK(words_of(PlotAxis(Scale::natural, 0, 1.2, 20, 300).ticks_across(0, 320)) == "0.0 0.2 0.4 0.6 0.8 1.0 1.2");
  CHECK(words_of(PlotAxis(Scale::natural, -2, 2, 20, 300).ticks_across(0, 320)) == "\u22122 \u22121 0 1 2");
  CHECK(words_of(PlotAxis(Scale::log, 0.1, 10, 20, 300).ticks_across(0, 320)) == "0.1 0.2 0.5 1 2 5 10");
  CHECK(words_of(PlotAxis(Scale::log, 0.1, 10, 20, 70).ticks_across(0, 90)) == "0.1 1 10");
  CHECK(PlotAxis(Scale::natural, 0, 100, 0, 40).ticks_upright().size() == 3);
}

TEST_CASE("an axis covers all numbers of its scale, with room at both ends") {
  const auto even = covering({3, not_said, inf, 7}, Scale::natural);
  CHECK(even.low == doctest::Approx(2.84));
  CHECK(even.high == doctest::Approx(7.16));
  const auto ratios = covering({0, -1, 0.5, 2}, Scale::log);
  CHECK(ratios.low * ratios.high == doctest::Approx(1));
  CHECK(ratios.low < 0.5);
  const auto one = covering({4}, Scale::natural);
  CHECK(one.low < 4);
  CHECK(one.high > 4);
  CHECK(covering({}, Scale::natural).high == 1);
}
