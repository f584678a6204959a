#include "nelm/sheet/hazard_ratio_plot.h"

#include "nelm/sheet/svg_read_test.h"

using namespace nelm;
using namespace nelm::sheet;

namespace {

HazardRatioPlot ratios_of(std::vector<std::string> names, const std::vector<double>& coefficients,
                          std::vector<std::string> compared_with) {
  HazardRatioPlot p{
      .title = "Ratios", .description = "", .event = "death", .fit = {}, .compared_with = std::move(compared_with)};
  const auto n       = static_cast<Eigen::Index>(coefficients.size());
  p.fit.names        = std::move(names);
  p.fit.coefficients = Eigen::Map<const Eigen::VectorXd>(coefficients.data(), n);
  p.fit.variance     = 0.04 * Eigen::MatrixXd::Identity(n, n);
  p.fit.converged    = true;
  p.fit.rows         = 100;
  p.fit.events       = 40;
  return p;
}

HazardRatioPlot one_of_each() {
  auto p          = ratios_of({"age", "sex=f", "age:sex=f", "twin", "centre=b", "centre=c"},
                              {0.1, std::log(2), -0.2, not_said, 20, 0.3}, {"centre=a", "sex=m"});
  p.fit.left_out  = {{"twin", cohort::CoxLeftOut::Why::collinear}};
  p.fit.separated = {"centre=b"};
  p.counted       = {{"sex=f", 10, 30}, {"sex=m", 30, 70}};
  return p;
}

std::string layout_of(const ForestPlot& f) {
  std::string all;
  for (const auto& g : f.groups) {
    all += "[" + g.name + "]";
    for (const auto& r : g.rows) all += fmt::format(" {}: {};", r.label, fmt::join(r.cells, "|"));
    all += " ";
  }
  return all;
}

}  // namespace

TEST_CASE("levels stand below their category after the one they are compared with, all else alone") {
  CHECK(layout_of(forest_of(one_of_each())) ==
        "[] age: |1.11|0.75 to 1.64|0.617; [sex] m: 30 / 70|reference||; f: 10 / 30|2.00|1.35 to 2.96|< 0.001; "
        "[] age:sex=f: |0.82|0.55 to 1.21|0.317; twin: |left out: collinear||; "
        "[centre] a: |reference||; b: |grows without end||; c: |1.35|0.91 to 2.00|0.134; ");
}

TEST_CASE("a reference is a white dot at 1; what has no ratio has no dot") {
  const auto p = picture_of(one_of_each());
  CHECK(matches(svg(p), R"re(<circle [^>]*fill="#fff")re") == 2 + 1);  // and in the key
  CHECK(matches(svg(p), R"re(<circle [^>]*fill="#000")re") == 4);
}

TEST_CASE("the picture says the model, its ties and what went wrong with it") {
  auto p          = one_of_each();
  p.fit.converged = false;
  const auto said = described(p);
  for (const auto* part :
       {"sex=f: 2.00 (1.35 to 2.96), P < 0.001, 10 events in 30 rows.", "sex=m: reference, 30 events in 70 rows.",
        "twin: left out: collinear.", "Cox model of 100 rows with 40 events; ties: Efron; Wald intervals.",
        "did not converge", "centre=b grows or falls without end"})
    CHECK_MESSAGE(said.find(part) != std::string::npos, part);
}

TEST_CASE("nothing touches in a forest of 1 to 40 coefficients, whatever they are called and however far they lie") {
  for (const std::size_t count : {0UL, 1UL, 2UL, 7UL, 40UL}) {
    std::vector<std::string> names;
    std::vector<double>      values;
    for (std::size_t i = 0; i < count; ++i) {
      const auto hostile = hostile_names[i % hostile_names.size()];
      names.push_back(i % 3 == 0 ? hostile : fmt::format("{}={}{}", hostile_names[i % 5], hostile, i));
      values.push_back(i % 4 == 0 ? 12. : i % 5 == 0 ? -15. : 0.1 * static_cast<double>(i));
    }
    auto p = ratios_of(names, values, {hostile_names[1] + "=" + hostile_names[0], hostile_names[2] + "=x"});
    for (const auto& n : names) p.counted.push_back({n, 123456, 1234567});
    p.event = std::string(70, 'm');
    INFO(count);
    check_fit_to_print(picture_of(p));
  }
}
