#include "nelm/cohort/rubin.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::cohort;

namespace {

Table numbered(std::vector<double> imputation) {
  Table t{
      .file = "t.csv", .columns = {{.name = "imp", .cells = imputation}, {.name = "age", .cells = {}}}, .lines = {}};
  for (std::size_t i = 0; i < imputation.size(); ++i) t.columns[1].cells.push_back(static_cast<double>(i));
  return t;
}

std::string refused(const Table& table, const std::string& column = "imp") {
  const auto  split = split_imputed(table, column);
  std::string lines;
  for (const Problem& p : split ? Problems{} : split.error()) lines += sentence(p) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("two estimates are pooled as worked by hand") {
  // Q 1 and 3, U 1 and 1: mean 2, within 1, between 2, total 1 + 1.5 * 2 = 4; r = 3; df = 1 / (3/4)^2.
  const std::vector<Imputed> sets{{Eigen::VectorXd::Constant(1, 1), Eigen::MatrixXd::Ones(1, 1)},
                                  {Eigen::VectorXd::Constant(1, 3), Eigen::MatrixXd::Ones(1, 1)}};
  const auto                 pooled = pool(sets);
  CHECK(pooled.estimates(0) == 2);
  CHECK(pooled.between(0, 0) == 2);
  CHECK(pooled.total(0, 0) == 4);
  CHECK(pooled.increase(0) == 3);
  CHECK(pooled.degrees(0) == doctest::Approx(16. / 9));
}

TEST_CASE("imputed sets that agree leave the variance and the degrees of freedom as they are seen") {
  const std::vector<Imputed> sets(3, {Eigen::Vector2d(0.5, -1), Eigen::Matrix2d::Identity()});
  const auto                 pooled = pool(sets, 100);
  CHECK(pooled.total == Eigen::Matrix2d::Identity());
  CHECK(pooled.degrees(0) == doctest::Approx(101. / 103 * 100));
}

TEST_CASE("a table is split by the column that numbers its imputations, with the lines of the file") {
  const auto split = split_imputed(numbered({2, 0, 1, 1, 2, 0}), "imp");
  REQUIRE(split);
  CHECK(split->original == 2);
  REQUIRE(split->tables.size() == 2);
  CHECK(split->tables[0].columns.size() == 1);
  CHECK(split->tables[0].columns[0].cells == std::vector<double>{2, 3});
  CHECK(split->tables[1].lines == std::vector{2, 6});
}

TEST_CASE("what numbers no imputations is refused") {
  CHECK(refused(numbered({1, 2, 1}), "im") ==
        "t.csv: im: found no such column; expected a column of the table, did you mean imp?\n");
  CHECK(refused(numbered({1, 1.5, missing, -1})) ==
        "t.csv:3:1: imp: found 1.5; expected the number of a data set, from 1\n"
        "t.csv:4:1: imp: found nothing; expected the number of a data set, from 1\n"
        "t.csv:5:1: imp: found -1; expected the number of a data set, from 1\n");
  CHECK(refused(numbered({0, 1, 1})) == "t.csv: imp: found 1 data set; expected two or more\n");
  CHECK(refused(numbered({1, 1, 2})) == "t.csv: imp: found 1 rows of data set 2; expected 2, as data set 1 has\n");
}
