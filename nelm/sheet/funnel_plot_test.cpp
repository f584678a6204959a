#include "nelm/sheet/funnel_plot.h"

#include "nelm/sheet/svg_read_test.h"

using namespace nelm::sheet;

namespace {

FunnelPlot funnel(std::size_t points, Scale scale = Scale::natural) {
  FunnelPlot f{.title       = "Funnel",
               .description = "",
               .axis        = "Log odds ratio",
               .scale       = scale,
               .points      = {},
               .summary     = 0.5,
               .reference   = 0,
               .notes       = {}};
  for (std::size_t i = 0; i < points; ++i) {
    const double se = 0.1 + 0.9 * std::fmod(static_cast<double>(i) * 0.618, 1);
    f.points.push_back({hostile_names[i % hostile_names.size()],
                        0.5 + se * (std::fmod(static_cast<double>(i) * 0.382, 1) - 0.5) * 4, se});
  }
  return f;
}

std::vector<PlacedShape> of_grey(const Picture& p, std::string_view grey) {
  std::vector<PlacedShape> all;
  for (const auto& s : p.shapes)
    if (s.layer == Layer::ground && s.ink.fill == grey && s.ink.width == 0) all.push_back(s);
  return all;
}

double slope_of_the_right_side(const PlacedShape& triangle) {  // from the top to the foot at its right
  Spot right = triangle.corners[0];
  for (const Spot c : triangle.corners)
    if (c.x > right.x) right = c;
  return (right.x - triangle.corners[0].x) / (right.y - triangle.corners[0].y);
}

bool says(const Picture& p, const std::string& words) {
  return std::ranges::any_of(p.texts, [&](const auto& t) { return t.words == words; });
}

}  // namespace

TEST_CASE("the regions part where the normal distribution puts P at 0.1, 0.05 and 0.01") {
  const auto p       = picture_of(funnel(5));
  const auto over_10 = of_grey(p, white), over_5 = of_grey(p, "#ececec"), over_1 = of_grey(p, "#dadada");
  REQUIRE(over_10.size() == 1);
  REQUIRE(over_5.size() == 1);
  REQUIRE(over_1.size() == 1);
  CHECK(slope_of_the_right_side(over_5[0]) / slope_of_the_right_side(over_10[0]) ==
        doctest::Approx(1.959964 / 1.644854));
  CHECK(slope_of_the_right_side(over_1[0]) / slope_of_the_right_side(over_10[0]) ==
        doctest::Approx(2.575829 / 1.644854));
  for (const auto* words :
       {"P over 0.1", "P 0.05 to 0.1", "P 0.01 to 0.05", "P under 0.01", "no effect", "summary and pseudo 95 % limits"})
    CHECK(says(p, words));
}

TEST_CASE("where no effect has no place there are no regions") {
  auto f       = funnel(5);
  f.reference  = not_said;
  const auto p = picture_of(f);
  CHECK_FALSE(says(p, "P over 0.1"));
  CHECK(std::ranges::none_of(p.shapes, [](const auto& s) { return s.layer == Layer::ground; }));
}

TEST_CASE("the largest study stands at the top") {
  auto f           = funnel(0);
  f.summary        = not_said;
  f.points         = {{"large", 0.5, 0.1}, {"small", 0.6, 0.8}};
  const auto p     = picture_of(f);
  double     large = 0, small = 0;
  for (const auto& t : p.texts) {
    if (t.words == "large") large = t.y;
    if (t.words == "small") small = t.y;
  }
  CHECK(large > 0);
  CHECK(large < small);
}

TEST_CASE("the logarithms of ratios are labelled as ratios") {
  auto f       = funnel(0, Scale::log);
  f.points     = {{"a", -0.7, 0.4}, {"b", 1.2, 0.4}};
  const auto p = picture_of(f);
  for (const auto* ratio : {"0.5", "1", "2"}) CHECK(says(p, ratio));
  CHECK(described(f) == "Summary 1.649. no effect: 1. a: 0.4966, standard error 0.4. b: 3.32, standard error 0.4.");
}

TEST_CASE("a study without a standard error is not drawn, and that is said") {
  auto f             = funnel(0);
  f.points           = {{"a", 0.5, 0.3}, {"b", 0.6, not_said}, {"c", not_said, 0.3}, {"d", 1, 0}, {"e", 1, -1}};
  const auto drawing = svg(f);
  CHECK(matches(drawing, "<circle ") == 1);
  CHECK(drawing.find("4 without a standard error are not drawn.") != std::string::npos);
}

TEST_CASE("what trim and fill put in is white, and is said to be no study") {
  auto f = funnel(2);
  f.points.push_back({"", 0.7, 0.5, true});
  const auto drawing = svg(f);
  CHECK(matches(drawing, R"re(<circle [^>]*fill="#fff")re") == 2);  // and the key
  CHECK(drawing.find("filled in, no study") != std::string::npos);
}

TEST_CASE("a name that has no room is left out, and how many are is said; the description has them all") {
  auto f = funnel(0);
  for (int i = 0; i < 60; ++i) f.points.push_back({fmt::format("study {}", i), 0.5 + 0.001 * i, 0.5});
  const auto p = picture_of(f);
  CHECK(std::ranges::any_of(
      p.texts, [](const auto& t) { return t.words.ends_with(" points are not named, for want of room."); }));
  CHECK(described(f).find("study 59: ") != std::string::npos);
}

TEST_CASE("of few that have no room it is said which") {
  auto f   = funnel(0);
  f.points = {{std::string(60, 'W'), 0.5, 0.5}, {"Coppa", -0.2, 0.6}};
  CHECK(svg(f).find("Not named, for want of room:") != std::string::npos);
}

TEST_CASE("nothing touches in a funnel plot of 1 to 60 points") {
  for (const std::size_t points : {0UL, 1UL, 2UL, 7UL, 25UL, 60UL})
    for (const Scale scale : {Scale::natural, Scale::log}) {
      INFO(points);
      check_fit_to_print(picture_of(funnel(points, scale)));
    }
}

TEST_CASE("Egger's line goes from the largest study there could be to the smallest there is, and the key says so") {
  auto f         = funnel(12);
  f.regression   = FunnelRegression{0.5, -1};
  const auto p   = picture_of(f);
  const auto dot = std::ranges::find_if(p.shapes, [](const auto& s) { return s.ink.dashes == "1.2 2.4"; });
  REQUIRE(dot != p.shapes.end());
  CHECK(dot->corners[0].y < dot->corners[1].y);
  CHECK(dot->corners[0].x > dot->corners[1].x);
  CHECK(says(p, "Egger's regression"));
  CHECK_FALSE(says(picture_of(funnel(12)), "Egger's regression"));
}

TEST_CASE("no name is broken within a word, and a point at the edge has its name") {
  FunnelPlot f{.title = "f", .axis = "x", .points = {}, .summary = 0};
  f.points = {{"Comstock & Webster 1969", 0.45, 0.73}, {"Frimodt-Moller et al 1973", -0.2, 0.23}, {"A 1990", -1, 0.5}};
  f.reference   = 0.7;
  const auto  p = picture_of(f);
  std::string all;
  for (const auto& t : p.texts) all += " " + t.words;
  for (const auto* word : {" Comstock", " Webster", " Frimodt-Moller", " 1969", " 1973"})
    CHECK(all.find(word) != std::string::npos);
  CHECK(all.find("Not named") == std::string::npos);
}
