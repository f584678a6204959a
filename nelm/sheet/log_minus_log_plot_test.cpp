#include "nelm/sheet/log_minus_log_plot.h"

#include "nelm/sheet/survival_pictures_test.h"

using namespace nelm;
using namespace nelm::sheet;

namespace {

LogMinusLogPlot lines_of(std::vector<SurvivalGroup> groups) {
  return {.title       = "Lines",
          .description = "",
          .event       = "death",
          .time        = {"days", "resection"},
          .groups      = std::move(groups)};
}

}  // namespace

TEST_CASE("the line stands at log(-log S): of a half at -0.37, of a quarter at 0.33") {
  // Deaths at 1, 3, 9 and 27 of four patients: S is 3/4, 1/2, 1/4 and 0, which has no place.
  const auto p    = picture_of(lines_of({{"A", curve_of({{1, true}, {3, true}, {9, true}, {27, true}})}}));
  const auto line = std::ranges::find_if(p.shapes, [](const auto& s) { return s.ink.width == 1.5; });
  REQUIRE(line->corners.size() == 5);
  const auto& c = line->corners;
  CHECK(c[2].x - c[0].x == doctest::Approx(c[4].x - c[2].x));  // thirds of a decade and so on: 1, 3, 9
  const auto at = [](double s) { return std::log(-std::log(s)); };
  CHECK((c[0].y - c[2].y) / (c[2].y - c[4].y) == doctest::Approx((at(0.5) - at(0.75)) / (at(0.25) - at(0.5))));
}

TEST_CASE("what has no place on the axes is said") {
  const auto said = described(lines_of({{"A", curve_of({{5, true}})}, {"B", curve_of({{1, true}, {2, false}})}}));
  CHECK(said == "B: from -0.37 at 1 days to -0.37 at 2 days. Nothing to draw of: A.");
}

TEST_CASE("nothing touches in lines of 1 to 6 groups of any kind and name") {
  for (const auto& curves : awkward_curves())
    for (const bool hostile : {false, true})
      for (std::size_t count = 1; count <= curves.size(); ++count) {
        auto p = lines_of(some_groups(curves, count, hostile));
        if (hostile) p.event = std::string(90, 'm'), p.title = std::string(90, 'W');
        check_fit_to_print(picture_of(p));
      }
  check_fit_to_print(picture_of(LogMinusLogPlot{}));
}
