#include "nelm/sheet/svg_figure.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>

#include "nelm/sheet/svg_read_test.h"

using namespace nelm::sheet;
namespace patient = nelm::patient;
using patient::Range;

namespace {

constexpr Range none{1, 0};

LimitLines ages_of(Range of_the_patient) {
  return {.title   = "age 55",
          .what    = "age",
          .value   = "55 years",
          .unit    = "years",
          .low     = 40,
          .high    = 70,
          .patient = of_the_patient,
          .limits  = {{"milan-2007", "at most 55", patient::at_most(55), none, Sign::met},
                      {"lt-common", "under 45 to 55", patient::less_than(45), Range{45, 55, false, true}, Sign::unmet},
                      {"milan-net", "under / at most 50", patient::less_than(50), Range{50, 50}, Sign::parts}}};
}

void check_that_no_two_texts_touch(const std::string& drawing, double width) {
  CHECK(touching(texts_of(drawing), width, 1e6) == "");
}

}  // namespace

TEST_CASE("a drawing has a title and says in words all that it shows") {
  const auto drawing = svg(ages_of(patient::exactly(55)), {.id = "f1"});
  CHECK(drawing.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 340 "));
  CHECK(drawing.find(R"(aria-labelledby="f1-title" aria-describedby="f1-desc")") != std::string::npos);
  CHECK(drawing.find(R"(<title id="f1-title">Limits of age 55</title>)") != std::string::npos);
  CHECK(drawing.find("The patient: age 55. milan-2007: at most 55, met. lt-common: under 45 to 55, not met. milan-net: "
                     "under / at most 50, the sources part.</desc>") != std::string::npos);
  CHECK(drawing.ends_with("</svg>"));
}

TEST_CASE(
    "a limit ends in a black dot if it counts as inside, in a white one if not, in both where its readings part") {
  const auto dots = [](Range met, Range between) {
    LimitLines f       = ages_of(patient::exactly(41));
    f.limits           = {{"a", "b", met, between, Sign::none}};
    const auto drawing = svg(f, {});
    return fmt::format("{} black, {} white, {} half", matches(drawing, R"re(<circle[^>]* fill="#000")re"),
                       matches(drawing, R"re(<circle[^>]* fill="#fff")re"), matches(drawing, R"re(A4 4 0 0 0)re"));
  };
  CHECK(dots(patient::at_most(55), none) == "1 black, 0 white, 0 half");
  CHECK(dots(patient::less_than(55), none) == "0 black, 1 white, 0 half");
  CHECK(dots(patient::more_than(55), none) == "0 black, 1 white, 0 half");
  CHECK(dots(patient::between(50, 55), none) == "2 black, 0 white, 0 half");
  CHECK(dots(patient::less_than(45), Range{45, 55, false, false}) == "1 black, 1 white, 0 half");
  CHECK(dots(patient::less_than(45), Range{45, 55, false, true}) == "0 black, 2 white, 0 half");
  CHECK(dots(patient::less_than(50), Range{50, 50}) == "0 black, 2 white, 1 half");
  CHECK(dots(patient::at_most(90), none) == "0 black, 0 white, 0 half");  // beyond the axis
}

TEST_CASE("inside is black up to the limit, outside white, and a source's own range hatched without any id") {
  LimitLines f        = ages_of(patient::exactly(41));
  f.limits            = {{"a", "b", patient::less_than(50), Range{50, 60, false, true}, Sign::none}};
  const auto  drawing = svg(f, {});
  std::smatch outside, hatched, inside;
  CHECK(std::regex_search(
      drawing, outside, std::regex(R"re(<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)" height="6" fill="#fff")re")));
  CHECK(std::regex_search(
      drawing, inside, std::regex(R"re(<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)" height="6" fill="#000")re")));
  const double whole = std::stod(outside[2]);
  CHECK(std::stod(inside[1]) == doctest::Approx(std::stod(outside[1])));
  CHECK(std::stod(inside[2]) == doctest::Approx(whole / 3).epsilon(0.01));  // 40 to 50 of 40 to 70
  CHECK(matches(drawing, R"re(height="6" fill="#fff")re") == 2);
  CHECK(matches(drawing, R"re(<path d="(M[0-9.]+ [0-9.]+L[0-9.]+ [0-9.]+){5,}" stroke)re") == 1);
  CHECK(matches(drawing, " id=") == 2);  // of title and description
}

TEST_CASE(
    "one value is a line under a triangle, a span two broken lines under a bar with an end of its own kind each") {
  const auto one = svg(ages_of(patient::exactly(55)), {});
  CHECK(matches(one, "h10l-5 8z") == 1);
  CHECK(matches(one, "stroke-dasharray=\"3 2\"") == 0);

  const auto span = svg(ages_of(Range{45.5, 55.5, true, false}), {});
  CHECK(matches(span, "h10l-5 8z") == 0);
  CHECK(matches(span, "stroke-dasharray=\"3 2\"") == 2);
  const auto without = svg(ages_of(patient::exactly(41)), {});
  CHECK(matches(span, "<circle[^>]* fill=\"#fff\"") == matches(without, "<circle[^>]* fill=\"#fff\"") + 1);
  CHECK(matches(span, "<circle[^>]* fill=\"#000\"") == matches(without, "<circle[^>]* fill=\"#000\"") + 1);
}

TEST_CASE("what nothing bounds ends in an arrow that points away") {
  CHECK(matches(svg(ages_of(patient::at_least(60)), {}), "v8l6 -4z") == 1);
  CHECK(matches(svg(ages_of(patient::at_most(60)), {}), "v8l-6 -4z") == 1);
  const auto nothing = svg(ages_of({}), {});
  CHECK(matches(nothing, "v8l6 -4z") == 1);
  CHECK(matches(nothing, "v8l-6 -4z") == 1);
}

TEST_CASE("no two texts touch and none leaves the drawing, whatever stands in them") {
  for (const double width : {240., 340., 700.})
    for (const Range p : {patient::exactly(40), patient::exactly(70), patient::between(40, 70), Range{}}) {
      LimitLines f = ages_of(p);
      check_that_no_two_texts_touch(svg(f, {.width = width}), width);
      f.what  = "months since the primary was removed, and a good deal more than that";
      f.value = "over 45.5 to under 55.5 % (reported twice, by two departments that measured on different days)";
      f.limits.push_back({std::string(60, 'W'), std::string(50, 'm') + " and more words than one line holds",
                          patient::at_most(41), none, Sign::unknown});
      check_that_no_two_texts_touch(svg(f, {.width = width}), width);
      f.low  = 0;
      f.high = 1000000;
      check_that_no_two_texts_touch(svg(f, {.width = width}), width);
      f.low  = 0.0001;
      f.high = 0.0002;
      check_that_no_two_texts_touch(svg(f, {.width = width}), width);
    }
}

TEST_CASE("an axis of no length does not divide by it") {
  LimitLines f = ages_of(patient::exactly(55));
  f.low = f.high = 55;
  CHECK(svg(f, {}).find("nan") == std::string::npos);
  CHECK(svg(f, {}).find("inf") == std::string::npos);
}

TEST_CASE("a name in a drawing is a name") {
  LimitLines f       = ages_of(patient::exactly(55));
  f.title            = "</title><script>alert(1)</script>";
  f.limits[0].who    = "<b>&";
  const auto drawing = svg(f, {});
  CHECK(drawing.find("<script") == std::string::npos);
  CHECK(drawing.find("&lt;b&gt;&amp;") != std::string::npos);
}

TEST_CASE("the drawing is as high as it says, and the same each time") {
  const auto f = ages_of(patient::exactly(55));
  CHECK(svg(f, {}) == svg(f, {}));
  const auto size = size_of_svg(f, {});
  CHECK(size.width == 340);
  CHECK(svg(f, {}).find(fmt::format(R"(viewBox="0 0 340 {}")", size.height)) != std::string::npos);
}
