#include "nelm/sheet/survival_curve_plot.h"

#include "nelm/cohort/restricted_mean.h"
#include "nelm/sheet/survival_pictures_test.h"

using namespace nelm;
using namespace nelm::sheet;

namespace {

SurvivalCurvePlot plot_of(std::vector<SurvivalGroup> groups) {
  SurvivalCurvePlot p;
  p.title  = "Curves";
  p.event  = "death";
  p.time   = {"months", "resection"};
  p.groups = std::move(groups);
  return p;
}

/// Four patients: deaths at 1 and 3, observation of the others ends at 2 and 4.
SurvivalCurvePlot four_patients() {
  return plot_of({{"All", curve_of({{1, true}, {2, false}, {3, true}, {4, false}})}});
}

bool writes(const Picture& p, const std::string& words) {
  return std::ranges::any_of(p.texts, [&](const auto& t) { return t.words == words; });
}

bool says(const Picture& p, const std::string& part) {
  std::string all;
  for (const auto& t : p.texts) all += t.words + " ";
  return all.find(part) != std::string::npos;
}

Spot where(const Picture& p, const std::string& words) {
  for (const auto& t : p.texts)
    if (t.words == words) return {t.x, t.y};
  FAIL("nobody writes " << words);
  return {};
}

}  // namespace

TEST_CASE("a curve steps down where somebody had the event: 100, 75, 37.5 per cent of four patients") {
  const auto  p     = picture_of(four_patients());
  const auto& curve = *std::ranges::find_if(p.shapes, [](const auto& s) { return s.ink.width == 1.5; });
  REQUIRE(curve.corners.size() == 6);
  const double high = curve.corners[0].y, wide = curve.corners[5].x - curve.corners[0].x;
  CHECK(curve.corners[2].y - high == doctest::Approx(60));  // of 240
  CHECK(curve.corners[4].y - high == doctest::Approx(150));
  CHECK(curve.corners[1].x - curve.corners[0].x == doctest::Approx(wide / 4));
  CHECK(curve.corners[3].x - curve.corners[0].x == doctest::Approx(wide * 3 / 4));
}

TEST_CASE("an end of observation without the event has a mark on its curve") {
  const auto  p     = picture_of(four_patients());
  std::size_t marks = 0;
  for (const auto& s : p.shapes) marks += s.ink.width == 0.9 && s.corners[0].x == s.corners[1].x ? 1 : 0;
  CHECK(marks == 2 + 2);  // and two in the key
}

TEST_CASE("numbers at risk stand below the ticks of their time, with events, the median and its interval") {
  const auto               p   = picture_of(four_patients());
  const double             row = where(p, "All").y, ticks = where(p, "0").y;
  std::vector<std::string> found;
  for (const auto& t : p.texts)
    for (const auto& tick : p.texts)
      if (t.y == row && tick.y != row && tick.x == t.x && tick.anchor == Anchor::middle)
        found.push_back(tick.words + ": " + t.words);
  CHECK(ticks < row);
  CHECK(found == std::vector<std::string>{"0: 4", "1: 4", "2: 3", "Months since resection: 3", "3: 2", "4: 1"});
  for (const auto* words : {"At risk", "Events", "95 % CI", "Without death (%)", "Months since resection"})
    CHECK_MESSAGE(writes(p, words), words);
  CHECK(described(four_patients()).find("All: 4 at risk at first, 2 events, median 3 (from 1); ") != std::string::npos);
}

TEST_CASE("the difference of two mean times is shaded and said in numbers") {
  auto p  = plot_of({{"A", curve_of({{2, true}, {4, true}})}, {"B", curve_of({{4, true}, {4, true}})}});
  p.means = cohort::restricted_means(std::vector{p.groups[0].curve, p.groups[1].curve}, 4, 0.95).value();
  CHECK(says(picture_of(p), "Mean time without death up to 4 months: A 3, B 4; difference 1 months (95 % interval"));
  const auto picture = picture_of(p);
  // Between 2 and 4 months one curve is at 50, the other at 100 per cent.
  const auto area = std::ranges::find_if(picture.shapes, [](const auto& s) { return s.ink.fill == "#c4c4c4"; });
  REQUIRE(area != picture.shapes.end());
  CHECK(area->box().right - area->box().left == doctest::Approx(330. / 2));
  CHECK(area->box().bottom - area->box().top == doctest::Approx(240. / 2));
}

TEST_CASE("late entry is said, and a curve that fell to 0 before others came") {
  const auto p = picture_of(plot_of({{"Late", curve_of({{1, true}, {5, true, 2}, {6, false, 2}})}}));
  CHECK(says(p, "Some came under observation after time zero"));
  CHECK(says(p, "Late: all 1 then at risk had the event at 1 months"));
  CHECK_FALSE(says(picture_of(four_patients()), "after time zero"));
}

TEST_CASE("intervals of more than three groups are not drawn, and that is said") {
  const auto four = picture_of(plot_of(some_groups(awkward_curves()[0], 4, false)));
  CHECK(says(four, "Intervals are not drawn: there are more than three groups."));
  const auto shaded = [](const Picture& p) {
    return std::ranges::count_if(p.shapes,
                                 [](const auto& s) { return s.layer == Layer::ground && s.ink.fill != white; });
  };
  CHECK(shaded(four) == 0);
  CHECK(shaded(picture_of(plot_of(some_groups(awkward_curves()[0], 3, false)))) > 0);
}

TEST_CASE("every stroke of six groups is another") {
  const auto               p = picture_of(plot_of(some_groups(awkward_curves()[0], 6, false)));
  std::vector<std::string> strokes;
  for (const auto& s : p.shapes)
    if (s.layer == Layer::line && s.ink.width >= 1.3 && s.corners.size() > 2)
      strokes.push_back(fmt::format("{} {} {}", s.ink.width, s.ink.dashes, s.ink.edge));
  REQUIRE(strokes.size() == 6);
  std::ranges::sort(strokes);
  CHECK(std::ranges::adjacent_find(strokes) == strokes.end());
}

TEST_CASE("long names stand in the table, and a letter at each curve") {
  const auto p = picture_of(plot_of(some_groups(awkward_curves()[0], 6, true)));
  for (const char letter : {'A', 'B', 'C', 'D', 'E', 'F'}) CHECK_MESSAGE(writes(p, std::string(1, letter)), letter);
}

TEST_CASE("each of six ordinary, equal or early ending curves has its name beside it") {
  const auto all = awkward_curves();
  for (const std::size_t kind : {0UL, 1UL, 2UL, 3UL}) {
    INFO(kind);
    const auto p = picture_of(plot_of(some_groups(all[kind], 6, false)));
    for (int g = 1; g <= 6; ++g) {
      const auto name = "Arm " + std::to_string(g);
      CHECK(std::ranges::count_if(p.texts, [&](const auto& t) { return t.words == name; }) == 2);
    }
  }
}

TEST_CASE("nothing touches and nothing leaves the picture, for 1 to 6 groups of any kind and name") {
  std::size_t kind = 0;
  for (const auto& curves : awkward_curves()) {
    for (const bool hostile : {false, true})
      for (std::size_t count = 1; count <= curves.size(); ++count) {
        INFO("kind ", kind, ", ", count, " groups, hostile ", hostile);
        auto p = plot_of(some_groups(curves, count, hostile));
        if (hostile) {
          p.title = std::string(90, 'W'), p.event = std::string(120, 'm'), p.time = {std::string(40, 'm'), "x"};
          p.notes = {std::string(300, 'm')};
        }
        if (count == 2 && cohort::largest_tau(std::vector{curves[0], curves[1]}) > 0.5 && !curves[1].steps.empty() &&
            kind != 5)
          p.means = cohort::restricted_means(std::vector{curves[0], curves[1]}, 0.5, 0.95).value();
        check_fit_to_print(picture_of(p));
      }
    ++kind;
  }
  check_fit_to_print(picture_of(SurvivalCurvePlot{}));
}

TEST_CASE("a curve of very many steps is drawn no finer than can be seen") {
  cohort::FollowUp f;
  for (int i = 0; i < 100000; ++i) {
    f.time.push_back(1 + i * 0.01);
    f.event.push_back(1);
  }
  CHECK(svg(plot_of({{"Many", cohort::kaplan_meier(f)[0]}})).size() < 400000);
}

TEST_CASE("the same curves are the same picture, to the byte") { CHECK(svg(four_patients()) == svg(four_patients())); }
