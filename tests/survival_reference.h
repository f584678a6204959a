// The answers of R's survival in tests/reference/survival/, and data as they were put to it.
#pragma once

#include <Eigen/Dense>
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "nelm/cohort/follow_up.h"
#include "tests/reference_numbers.h"

namespace nelm::tests {

inline Json survival_reference(const std::string& name) { return reference("../survival/" + name + ".json"); }

/// Which columns of a CSV say what; empty: none does.
struct SurvivalData {
  std::string              csv, time, event;
  std::vector<std::string> x;
  std::string              entry, strata, cluster, weights;
};

/// Cox models of tests/reference/survival/, by the names of their answers.
inline const std::pair<const char*, SurvivalData> cox_analyses[] = {
    {"lung_cox", {"lung", "time", "event", {"age", "sex", "ph_ecog", "wt_loss"}}},
    {"lung_cox_strata", {"lung", "time", "event", {"age", "ph_ecog"}, "", "sex"}},
    {"lung_cox_cluster", {"lung", "time", "event", {"age", "sex", "ph_ecog"}, "", "", "inst"}},
    {"veteran_cox",
     {"veteran", "time", "status", {"trt", "karno", "squamous", "smallcell", "adeno", "diagtime", "age", "prior"}}},
    {"colon_cox",
     {"colon_death", "time", "status", {"lev", "lev5fu", "sex", "age", "obstruct", "adhere", "node4", "extent"}}},
    {"colon_cox_wlw", {"colon", "time", "status", {"lev", "lev5fu", "node4"}, "", "etype", "id"}},
    {"heart_cox_td", {"heart", "stop", "event", {"age", "year", "surgery", "transplant"}, "start"}},
    {"heart_cox_td_strata", {"heart", "stop", "event", {"age", "year", "transplant"}, "start", "surgery"}},
    {"heart_cox_td_robust", {"heart", "stop", "event", {"age", "year", "surgery", "transplant"}, "start", "", "id"}},
    {"rotterdam_cox",
     {"rotterdam", "dtime", "death", {"age", "meno", "sz1", "sz2", "grade", "nodes", "pgr", "er", "hormon", "chemo"}}},
    {"therneau_test2", {"therneau_test2", "stop", "event", {"x"}, "start"}},
    {"therneau_weighted", {"therneau_weighted", "time", "status", {"x"}, "", "", "", "w"}},
    {"tiny_cox", {"tiny_ties", "time", "status", {"x"}}},
};

struct SurvivalRows {
  cohort::FollowUp follow_up;
  Eigen::MatrixXd  x;
};

/// Each value by its place among the values there are.
inline std::vector<std::int32_t> numbered(const std::vector<double>& values) {
  auto levels = values;
  std::ranges::sort(levels);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  std::vector<std::int32_t> found;
  for (const double v : values)
    found.push_back(static_cast<std::int32_t>(std::ranges::lower_bound(levels, v) - levels.begin()));
  return found;
}

inline SurvivalRows rows_of(const SurvivalData& d) {
  const auto   columns = columns_of("../survival/" + d.csv + ".csv");
  SurvivalRows rows;
  auto&        f = rows.follow_up;
  f.time         = columns.at(d.time);
  for (const double e : columns.at(d.event)) f.event.push_back(e == 1 ? 1 : 0);
  if (!d.entry.empty()) f.entry = columns.at(d.entry);
  if (!d.weights.empty()) f.weight = columns.at(d.weights);
  if (!d.strata.empty()) f.stratum = numbered(columns.at(d.strata));
  if (!d.cluster.empty()) f.cluster = numbered(columns.at(d.cluster));
  rows.x.resize(static_cast<Eigen::Index>(f.rows()), static_cast<Eigen::Index>(d.x.size()));
  for (std::size_t j = 0; j < d.x.size(); ++j)
    for (std::size_t i = 0; i < f.rows(); ++i)
      rows.x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = columns.at(d.x[j])[i];
  return rows;
}

/// A matrix as a list of rows; of one column perhaps as a plain list.
inline Eigen::MatrixXd matrix(Json e) {
  std::vector<std::vector<double>> rows;
  if (!e.is_array()) return Eigen::MatrixXd::Constant(1, 1, number(e));
  for (const Json row : e.get_array()) rows.push_back(numbers(row));
  Eigen::MatrixXd m(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows.at(0).size()));
  for (Eigen::Index i = 0; i < m.rows(); ++i)
    for (Eigen::Index j = 0; j < m.cols(); ++j)
      m(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
  return m;
}

/// `floor`: differences as small as this count as none.
inline void as_in_r(const std::string& what, const Eigen::MatrixXd& ours, const Eigen::MatrixXd& theirs,
                    double tolerance, double floor = 0) {
  REQUIRE_MESSAGE(ours.rows() == theirs.rows(), what);
  REQUIRE_MESSAGE(ours.cols() == theirs.cols(), what);
  for (Eigen::Index i = 0; i < ours.rows(); ++i)
    for (Eigen::Index j = 0; j < ours.cols(); ++j) {
      const double a = ours(i, j), b = theirs(i, j);
      const bool   close =
          a == b || (std::isnan(a) && std::isnan(b)) || std::fabs(a - b) <= tolerance * std::fabs(b) + floor;
      CHECK_MESSAGE(close, fmt::format("{}[{}, {}]: {} here, {} in R", what, i, j, a, b));
    }
}
inline void as_in_r(const std::string& what, double ours, double theirs, double tolerance, double floor = 0) {
  as_in_r(what, Eigen::MatrixXd::Constant(1, 1, ours), Eigen::MatrixXd::Constant(1, 1, theirs), tolerance, floor);
}
inline Eigen::VectorXd vector(const std::vector<double>& v) {
  return Eigen::Map<const Eigen::VectorXd>(v.data(), static_cast<Eigen::Index>(v.size()));
}

}  // namespace nelm::tests
