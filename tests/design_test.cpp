// What R's model.matrix, splines::ns and mice::pool.scalar answer, in tests/reference/survival/, is what ours do.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <simdjson.h>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "nelm/cohort/design.h"
#include "nelm/cohort/natural_spline.h"
#include "nelm/cohort/rubin.h"
#include "nelm/exchange/columns_csv.h"
#include "nelm/exchange/model_formula.h"

using namespace nelm;

namespace {

using Answer = simdjson::dom::element;

// Relative to the largest of its column: what de Boor's recursion and two reflections leave of 16 digits, 15 of them kept.
constexpr double same_basis = 1e-12;

std::string kept(const std::string& name) { return NELM_SOURCE_DIR "/tests/reference/survival/" + name; }

std::vector<double> list_of(Answer e) {
  std::vector<double> all;
  for (const Answer one : e.get_array()) all.push_back(one.get_double().value());
  return all;
}

/// lung_with_na.csv, with sexes in words.
cohort::Table lung() {
  std::ifstream     file(kept("lung_with_na.csv"));
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  auto              read = exchange::read_columns({"lung_with_na.csv", bytes});
  REQUIRE(read);
  auto sexes   = *read->table.column("sex");
  sexes.name   = "sexes";
  sexes.kind   = cohort::Column::Kind::category;
  sexes.levels = {"f", "m"};
  for (double& cell : sexes.cells) cell = cell == 1 ? 1 : 0;
  read->table.columns.push_back(sexes);
  return read->table;
}

void same(const std::string& what, const Eigen::MatrixXd& ours, const std::vector<double>& theirs) {
  REQUIRE_MESSAGE(static_cast<std::size_t>(ours.size()) == theirs.size(), what);
  for (Eigen::Index c = 0; c < ours.cols(); ++c) {
    const Eigen::Map<const Eigen::VectorXd> column(theirs.data() + c * ours.rows(), ours.rows());
    const double                            apart = (ours.col(c) - column).cwiseAbs().maxCoeff();
    CHECK_MESSAGE(apart <= same_basis * std::max(1.0, column.cwiseAbs().maxCoeff()),
                  fmt::format("{}: column {}: {}", what, c, apart));
  }
}

}  // namespace

TEST_CASE("the columns of a formula are those of R's model.matrix") {
  simdjson::dom::parser parser;
  const Answer          all   = parser.load(kept("design.json")).value();
  const auto            table = lung();
  int                   tried = 0;
  for (const Answer one : all["designs"].get_array()) {
    const std::string text(one["ours"].get_string().value());
    const auto        formula = exchange::read_formula(text, "--on");
    REQUIRE_MESSAGE(formula, text);
    const auto made = cohort::design(table, {.time = "time", .event = "event"}, *formula);
    REQUIRE_MESSAGE(made, fmt::format("{}: {}", text, made ? "" : sentence(made.error()[0])));
    CHECK_MESSAGE(static_cast<std::int64_t>(made->names.size()) == one["columns"].get_int64().value(), text);
    same(text, made->x, list_of(one["x"]));
    ++tried;
  }
  CHECK(tried == 17);
}

TEST_CASE("a natural spline is that of splines::ns, beyond its ends too") {
  simdjson::dom::parser parser;
  const Answer          all = parser.load(kept("design.json")).value();
  const auto            x = list_of(all["x"]), at = list_of(all["at"]);
  for (const Answer one : all["splines"].get_array()) {
    const auto spline = cohort::spline_over(x, static_cast<int>(one["df"].get_int64().value()));
    const auto knots  = list_of(one["knots"]);  // to 15 digits
    REQUIRE(spline.knots.size() == knots.size());
    for (std::size_t i = 0; i < knots.size(); ++i) CHECK(std::fabs(spline.knots[i] - knots[i]) <= 1e-14 * knots[i]);
    same(fmt::format("ns(x, {})", spline.columns()), cohort::basis(spline, at), list_of(one["at"]));
  }
}

TEST_CASE("five imputed estimates are pooled as mice::pool.scalar pools them") {
  simdjson::dom::parser        parser;
  const Answer                 r = parser.load(kept("rubin_pool.json")).value()["result"];
  const auto                   q = list_of(r["Q"]), u = list_of(r["U"]);
  std::vector<cohort::Imputed> sets;
  for (std::size_t i = 0; i < q.size(); ++i)
    sets.push_back({Eigen::VectorXd::Constant(1, q[i]), Eigen::MatrixXd::Constant(1, 1, u[i])});
  const auto pooled = cohort::pool(sets, 200 - 4);
  const auto agrees = [&](double ours, const char* key) {
    const double theirs = r[key].get_double().value();
    CHECK_MESSAGE(std::fabs(ours - theirs) <= 1e-13 * std::fabs(theirs), fmt::format("{}: {}, {}", key, ours, theirs));
  };
  agrees(pooled.estimates(0), "qbar");
  agrees(pooled.within(0, 0), "ubar");
  agrees(pooled.between(0, 0), "b");
  agrees(pooled.total(0, 0), "t");
  agrees(pooled.increase(0), "r");
  agrees(pooled.degrees(0), "df");
  agrees(pooled.missing(0), "fmi");
}
