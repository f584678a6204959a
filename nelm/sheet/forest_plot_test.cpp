#include "nelm/sheet/forest_plot.h"

#include "nelm/sheet/lt_pictures_test.h"
#include "nelm/sheet/svg_read_test.h"

using namespace nelm::sheet;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

ForestPlot of_rows(std::vector<ForestRow> rows) {
  return {.title        = "",
          .description  = "",
          .axis         = "ratio",
          .scale        = Scale::log,
          .axis_low     = 0.1,
          .axis_high    = 10,
          .lower_means  = {},
          .higher_means = {},
          .groups       = {{.name = "", .rows = std::move(rows), .summary = {}}}};
}

ForestRow row(double estimate, double low, double high, double weight = not_said) {
  return {.label = "a", .estimate = estimate, .low = low, .high = high, .weight_pct = weight, .cells = {}, .marks = {}};
}

std::vector<PlacedShape> marks_of(const Picture& p, std::size_t corners) {
  std::vector<PlacedShape> all;
  for (const auto& s : p.shapes)
    if (s.layer == Layer::mark && s.corners.size() == corners) all.push_back(s);
  return all;
}

double height_of(const Picture& p, const std::string& words) {
  for (const auto& t : p.texts)
    if (t.words == words) return t.y;
  FAIL("nobody says " << words);
  return 0;
}

double width_of(const PlacedShape& s) { return s.corners[1].x - s.corners[0].x; }

/// As many rows as asked for, with everything that a row, a group and a plot can have.
ForestPlot hostile(std::size_t rows, Scale scale, bool same_name) {
  ForestPlot f{.title        = "Survival after " + std::string(60, 'W') + " & <more>",
               .description  = "",
               .axis         = "An axis whose words are longer than the axis itself, as happens in translations",
               .scale        = scale,
               .reference    = 1,
               .lower_means  = "favours everything but what was hoped for by all who planned the trials",
               .higher_means = "favours it",
               .columns      = {{"Alive / patients with resection", true},
                                {"Year", true, Anchor::middle},
                                {"Ratio (95 % CI)"},
                                {"What else", false, Anchor::start}},
               .groups       = {},
               .summary      = {},
               .notes        = {std::string(300, 'm'), "and a second"}};
  const auto summary = [&](const std::string& of) {
    return ForestSummary{.label      = of + " summary of " + std::string(40, 'm'),
                         .estimate   = 2,
                         .low        = 1.2,
                         .high       = inf,
                         .cells      = {"123456/234567", "", "2.00 (1.20 to no bound)", of},
                         .prediction = ForestPrediction{.low = 0.2, .high = not_said, .cells = {"", "", "(0.20 to ?)"}},
                         .notes      = {"tau\u00B2 0.31 (0.01 to 12.3), I\u00B2 74 %, Q 123.4 on 59 df"}};
  };
  const std::size_t in_a_group = rows > 8 ? rows / 3 + 1 : rows;
  for (std::size_t i = 0; i < rows; ++i) {
    if (i % in_a_group == 0)
      f.groups.push_back(
          {.name = rows > 8 ? "Group of " + hostile_names[i % 8] : "", .rows = {}, .summary = summary("its")});
    const double x = 0.3 + static_cast<double>(i % 7);
    ForestRow    r = row(x, i % 5 == 0 ? not_said : x / 3, i % 4 == 0 ? inf : x * 40, static_cast<double>(i % 10));
    r.label        = same_name ? std::string(60, 'W') : hostile_names[i % hostile_names.size()];
    r.cells        = {"123/4567", "2014", "1.23 (0.45 to 6.78)", i % 9 == 0 ? hostile_names[i % 8] : "short", "beyond"};
    if (i % 3 == 0)
      r.marks = {Mark::other_number, Mark::other_label, Mark::review_number, Mark::review_label, Mark::shared};
    r.pooled = i % 6 != 0;
    f.groups.back().rows.push_back(r);
  }
  f.summary = summary("All");
  return f;
}

}  // namespace

TEST_CASE("the prediction interval stands before its summary, on the picture and in its description") {
  const auto p = picture_of(lt_forest());
  CHECK(height_of(p, "Prediction interval") < height_of(p, "Random effects"));
  const auto said = described(lt_forest());
  CHECK(
      said.starts_with("Forest plot of seven series. Random effects, REML, Knapp-Hartung. Coppa 2001: 66.67 (33.34 to "
                       "88.89), weight 13.2 %, may share patients with another row. Frilling 2006: "));
  CHECK(said.ends_with(
      "Prediction interval: 14.83 to 97.56. Random effects: 72.52 (44.99 to 89.49). tau\u00B2 1.00 (0.21 to "
      "8.71), I\u00B2 90 %, Q 23.3 on 6 df"));
}

TEST_CASE("a square's area is its weight, its middle its estimate") {
  const auto p       = picture_of(of_rows({row(1, 0.5, 2, 40), row(2, 1, 4, 10)}));
  const auto squares = marks_of(p, 4);
  REQUIRE(squares.size() == 2);
  CHECK(width_of(squares[0]) == doctest::Approx(2 * width_of(squares[1])));
  const double at_1 = (squares[0].corners[0].x + squares[0].corners[1].x) / 2;
  const double at_2 = (squares[1].corners[0].x + squares[1].corners[1].x) / 2;
  CHECK(at_2 - at_1 == doctest::Approx(210 * std::log(2) / std::log(100)));  // on an axis 210 wide from 0.1 to 10
}

TEST_CASE("without weights all are dots of one size; what is not in the pool is white") {
  auto rows      = std::vector{row(1, 0.5, 2), row(2, 1, 4)};
  rows[1].pooled = false;
  const auto p   = picture_of(of_rows(rows));
  CHECK(matches(svg(p), R"re(<circle [^>]*fill="#000")re") == 1);
  CHECK(matches(svg(p), R"re(<circle [^>]*fill="#fff")re") == 2);  // and in the key
  CHECK(svg(p).find("shown, not in the pool") != std::string::npos);
}

TEST_CASE(
    "a bound beyond the axis is a black arrow at its end, one that is not reported a broken line to a white one") {
  const auto arrows = [](double low, double high) {
    const auto p     = picture_of(of_rows({row(1, low, high)}));
    const auto heads = marks_of(p, 3);
    return fmt::format("{} black, {} white, {} broken",
                       std::ranges::count(heads, black, [](auto& s) { return s.ink.fill; }),
                       std::ranges::count(heads, white, [](auto& s) { return s.ink.fill; }),
                       std::ranges::count_if(p.shapes, [](auto& s) { return s.ink.dashes == "3 2"; }));
  };
  CHECK(arrows(0.5, 2) == "0 black, 0 white, 0 broken");
  CHECK(arrows(0.5, 20) == "2 black, 0 white, 0 broken");  // on its row and in the key
  CHECK(arrows(0.5, inf) == "2 black, 0 white, 0 broken");
  CHECK(arrows(0, 2) == "2 black, 0 white, 0 broken");  // 0 lies beyond every axis of ratios
  CHECK(arrows(not_said, 2) == "0 black, 2 white, 2 broken");
  CHECK(arrows(not_said, not_said) == "0 black, 3 white, 3 broken");
  CHECK(arrows(20, 30) == "2 black, 0 white, 0 broken");
}

TEST_CASE("an estimate beyond the axis is no square on its edge") {
  CHECK(marks_of(picture_of(of_rows({row(20, 5, 30, 50)})), 4).empty());
  CHECK(marks_of(picture_of(of_rows({row(not_said, 0.5, 2, 50)})), 4).empty());
  CHECK(marks_of(picture_of(of_rows({row(not_said, not_said, not_said, 50)})), 3).empty());
}

TEST_CASE("an interval given upside down is drawn the right way round") {
  const auto lines = [](const Picture& p) {
    return std::ranges::count_if(p.shapes, [](auto& s) { return s.layer == Layer::line && s.ink.width == 1.2; });
  };
  CHECK(lines(picture_of(of_rows({row(1, 2, 0.5, 50)}))) == lines(picture_of(of_rows({row(1, 0.5, 2, 50)}))));
}

TEST_CASE("a diamond reaches from bound to bound, is cut off at the end of the axis, and grey of a part of the rows") {
  auto f = of_rows({row(1, 0.5, 2)});
  f.groups[0].summary =
      ForestSummary{.label = "part", .estimate = 1, .low = 0.5, .high = 2, .cells = {}, .prediction = {}, .notes = {}};
  f.summary =
      ForestSummary{.label = "all", .estimate = 1, .low = 0.5, .high = 40, .cells = {}, .prediction = {}, .notes = {}};
  const auto p     = picture_of(f);
  const auto whole = marks_of(p, 4);
  const auto cut   = marks_of(p, 5);
  REQUIRE(whole.size() == 1);
  REQUIRE(cut.size() == 1);
  CHECK(whole[0].ink.fill == "#aaa");
  CHECK(cut[0].ink.fill == black);
  CHECK(whole[0].corners[1].x - whole[0].corners[0].x ==
        doctest::Approx(whole[0].corners[0].x - whole[0].corners[3].x));
}

TEST_CASE("each group has its name, its rows and its summary, and every mark its words in the key") {
  const auto p = picture_of(hostile(20, Scale::log, false));
  CHECK(height_of(p, "favours it") < p.height);
  const auto drawing = svg(p);
  for (const auto* words :
       {"a number is not that of the original", "a label or denominator is not that of the original",
        "may share patients with another row", "goes on beyond the axis", "no bound reported"})
    CHECK(drawing.find(words) != std::string::npos);
  CHECK(drawing.find(R"(&lt;b&gt;Smith&lt;/b&gt; &amp; &quot;Sons&quot;)") != std::string::npos);
  CHECK(svg(lt_forest()).find("no bound reported") == std::string::npos);
}

TEST_CASE("nothing touches and nothing leaves the picture, for 1 to 60 rows and names of 60 letters") {
  for (const std::size_t rows : {0UL, 1UL, 2UL, 7UL, 8UL, 9UL, 25UL, 60UL}) {
    INFO(rows);
    check_fit_to_print(picture_of(hostile(rows, rows % 2 == 0 ? Scale::log : Scale::natural, rows == 25)));
  }
  check_fit_to_print(picture_of(lt_forest()));
  check_fit_to_print(picture_of(ForestPlot{}));
}

TEST_CASE("what is drawn on one row does not reach into another") {
  const auto  p       = picture_of(hostile(60, Scale::log, false));
  std::size_t over    = 0;
  const auto  squares = marks_of(p, 4);
  for (std::size_t i = 1; i < squares.size(); ++i) over += squares[i].box().meets(squares[i - 1].box()) ? 1 : 0;
  CHECK(squares.size() > 60);
  CHECK(over == 0);
}

TEST_CASE("an axis that is not given shows every estimate; an interval far wider than they lie ends in an arrow") {
  auto f     = of_rows({row(1, 0.5, 2, 50), row(2, 0.001, 4000, 50)});
  f.axis_low = f.axis_high = not_said;
  const auto p             = picture_of(f);
  CHECK(marks_of(p, 4).size() == 2);
  CHECK(marks_of(p, 3).size() == 3);  // two arrows, and the key
}

TEST_CASE("an axis that is not given shows whole intervals where all are alike, however close the estimates") {
  auto f     = of_rows(std::vector<ForestRow>(14, row(1, 0.2, 5, 7)));
  f.axis_low = f.axis_high = not_said;
  CHECK(marks_of(picture_of(f), 3).empty());
}

TEST_CASE("the same plot is the same picture, to the byte") { CHECK(svg(lt_forest()) == svg(lt_forest())); }
