#include "nelm/sheet/baujat_plot.h"

#include "nelm/sheet/svg_read_test.h"

using namespace nelm::sheet;

namespace {

BaujatPlot baujat(std::vector<BaujatPoint> points) {
  return {.title = "Baujat", .description = "", .points = std::move(points), .notes = {}};
}

Spot middle_of(const Picture& p, std::size_t n) {
  for (const auto& s : p.shapes)
    if (s.radius > 0 && n-- == 0) return s.corners[0];
  FAIL("so many points there are not");
  return {};
}

}  // namespace

TEST_CASE(
    "what adds more heterogeneity stands farther right, what moves the pool more higher; the farthest out is first") {
  const auto p   = picture_of(baujat({{"near", 1, 1}, {"far", 4, 10}, {"right", 3, 1}}));
  const Spot far = middle_of(p, 0), right = middle_of(p, 1), near = middle_of(p, 2);
  CHECK(near.x < right.x);
  CHECK(right.x < far.x);
  CHECK(near.y == right.y);
  CHECK(far.y < near.y);
  CHECK((far.x - near.x) / (right.x - near.x) == doctest::Approx(1.5));
  CHECK(described(baujat({{"near", 1, 1}, {"far", not_said, 10}})) ==
        "near: heterogeneity 1, influence 1. far: not known.");
}

TEST_CASE("points beside each other are told apart by a leader") {
  const auto p = picture_of(baujat({{"one", 2, 1}, {"two", 2.15, 1}, {"three", 2.3, 1}, {"far", 4, 10}}));
  CHECK(std::ranges::any_of(p.shapes, [](const auto& s) { return s.layer == Layer::line && s.ink.edge == dark_grey; }));
  for (const std::string name : {"one", "two", "three"})
    CHECK(std::ranges::any_of(p.texts, [&](const auto& t) { return t.words == name; }));
}

TEST_CASE("nothing touches in a Baujat plot of 1 to 60 points") {
  for (const std::size_t points : {0UL, 1UL, 7UL, 25UL, 60UL}) {
    std::vector<BaujatPoint> all;
    for (std::size_t i = 0; i < points; ++i)
      all.push_back({hostile_names[i % hostile_names.size()], std::pow(std::fmod(static_cast<double>(i) * 0.618, 1), 3),
                     std::pow(std::fmod(static_cast<double>(i) * 0.382, 1), 3)});
    check_fit_to_print(picture_of(baujat(all)));
  }
  check_fit_to_print(picture_of(baujat({{"zero", 0, 0}})));
}
