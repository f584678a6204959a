#include "nelm/sheet/schoenfeld_plot.h"

#include "nelm/sheet/svg_read_test.h"

using namespace nelm;
using namespace nelm::sheet;

namespace {

SchoenfeldPlot residuals_of(std::size_t tests, std::size_t events, double far = 1) {
  SchoenfeldPlot p;
  p.title = "Residuals";
  p.time  = {"months", "resection"};
  p.test.over.push_back({cohort::TimeScale::km, {}, {10.5, 2, 0.005}, {}});
  p.test.coefficient.resize(static_cast<Eigen::Index>(events), static_cast<Eigen::Index>(tests));
  p.test.variance = Eigen::MatrixXd::Identity(static_cast<Eigen::Index>(tests), static_cast<Eigen::Index>(tests));
  for (std::size_t e = 0; e < events; ++e) {
    p.test.time.push_back(1 + static_cast<double>(e * e));
    p.test.over[0].x.push_back(static_cast<double>(e) / static_cast<double>(events));
    for (std::size_t t = 0; t < tests; ++t)
      p.test.coefficient(static_cast<Eigen::Index>(e), static_cast<Eigen::Index>(t)) =
          far * static_cast<double>((e * 7 + t) % 11);
  }
  for (std::size_t t = 0; t < tests; ++t) {
    p.test.over[0].columns.push_back({1.5, 1, t == 1 ? not_said : 0.2207});
    p.names.push_back(t == 0 ? "age" : hostile_names[t % hostile_names.size()]);
    p.coefficients.push_back(t == 2 ? not_said : 5 * far);
  }
  return p;
}

bool writes_so(const Picture& p, const std::string& words) {
  return std::ranges::any_of(p.texts, [&](const auto& t) { return t.words == words; });
}

}  // namespace

TEST_CASE("each test has a panel with its name, its P in words, a dot for each event and a line") {
  const auto p = picture_of(residuals_of(2, 20));
  CHECK(writes_so(p, "age"));
  CHECK(writes_so(p, "chi-squared 1.50 on 1, P = 0.221"));
  CHECK(writes_so(p, "not tested"));
  CHECK(writes_so(p, "All together: chi-squared 10.50 on 2, P = 0.005."));
  CHECK(writes_so(p, "Months since resection, spaced by 1 \u2212 Kaplan-Meier"));
  CHECK(std::ranges::count_if(p.shapes, [](const auto& s) { return s.radius > 0; }) == 2 * 20 + 1);  // and in the key
  CHECK(std::ranges::count_if(p.shapes, [](const auto& s) { return s.layer == Layer::mark; }) == 2);
}

TEST_CASE("the axis is written in times, each where it stands on the scale") {
  const auto p = picture_of(residuals_of(1, 21));
  // Event e of 21 stands at e/21, at 1 + e^2 months. Eight places evenly spaced are e = 1.25, 3.75 ...: 15.25, 40.25 and 77.75
  // months there are written as 15, 40 and 78, and stand where these are.
  const auto at = [&](const std::string& words) {
    const auto found = std::ranges::find(p.texts, words, &PlacedText::words);
    REQUIRE(found != p.texts.end());
    return found->x;
  };
  CHECK((at("78") - at("40")) / (at("40") - at("15")) ==
        doctest::Approx((8 + 13. / 17 - (6 + 3. / 13)) / (6 + 3. / 13 - (3 + 5. / 7))));
}

TEST_CASE("of too few events no line is drawn, and that is said") {
  const auto p = picture_of(residuals_of(1, 3));
  CHECK(std::ranges::none_of(p.shapes, [](const auto& s) { return s.layer == Layer::mark; }));
  CHECK(writes_so(p, "Where there is no line there are too few events for one of 4 degrees."));
}

TEST_CASE("nothing touches in panels of 1 to 40 tests, of one event or many, however far they lie") {
  for (const std::size_t tests : {1UL, 2UL, 3UL, 40UL})
    for (const std::size_t events : {1UL, 2UL, 5UL, 300UL})
      for (const double far : {1e-6, 1., 1e7}) {
        INFO(tests, " tests, ", events, " events, ", far);
        auto p  = residuals_of(tests, events, far);
        p.notes = {std::string(200, 'm')};
        check_fit_to_print(picture_of(p));
      }
  auto log_of_0              = residuals_of(2, 30);
  log_of_0.test.over[0].x[0] = -std::numeric_limits<double>::infinity();
  check_fit_to_print(picture_of(log_of_0));
}
