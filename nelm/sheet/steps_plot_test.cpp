#include "nelm/sheet/steps_plot.h"

#include "nelm/sheet/svg_read_test.h"

using namespace nelm::sheet;

namespace {

StepsPlot steps(Steps kind, std::size_t pools) {
  StepsPlot s{.title       = "Steps",
              .description = "",
              .axis        = "ratio",
              .steps       = kind,
              .columns     = {{"OR"}},
              .pools       = {},
              .whole       = {},
              .notes       = {}};
  for (std::size_t i = 0; i < pools; ++i) {
    const double x = 1 + static_cast<double>(i % 5);
    s.pools.push_back({hostile_names[i % hostile_names.size()], x, x / 2, x * 2, {"1.0 (0.5 to 2.0)"}});
  }
  return s;
}

std::string labels(const ForestPlot& f) {
  std::string all;
  for (const auto& r : f.groups.at(0).rows) all += r.label + ";";
  return all;
}

}  // namespace

TEST_CASE("studies are added to the first, or left out in turn") {
  StepsPlot s = steps(Steps::added, 0);
  s.pools     = {{"Coppa", 1, 0.5, 2, {}}, {"Frilling", 1, 0.5, 2, {}}, {"Gedaly", 1, 0.5, 2, {}}};
  CHECK(labels(forest_of(s)) == "Coppa;+ Frilling;+ Gedaly;");
  s.steps = Steps::left_out;
  CHECK(labels(forest_of(s)) == "without Coppa;without Frilling;without Gedaly;");
}

TEST_CASE("its rows are pools, so all dots are alike, and the pool of all is a diamond with a line through every row") {
  auto s = steps(Steps::left_out, 3);
  s.whole =
      ForestSummary{.label = "All", .estimate = 2, .low = 1, .high = 3, .cells = {}, .prediction = {}, .notes = {}};
  const auto drawing = svg(s);
  CHECK(matches(drawing, R"re(<circle [^>]*r="3.2")re") == 3);
  CHECK(matches(drawing, R"re(stroke-dasharray="4 2.5")re") == 1);
}

TEST_CASE("nothing touches in a plot of steps, whatever the studies are called") {
  for (const auto kind : {Steps::added, Steps::left_out})
    for (const std::size_t pools : {0UL, 1UL, 25UL}) check_fit_to_print(picture_of(steps(kind, pools)));
}
