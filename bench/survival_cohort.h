// The patients survival methods are timed on: made once, written as CSV, and read by nelm and by R.
#pragma once

#include <fmt/format.h>

#include <Eigen/Dense>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "nelm/cohort/follow_up.h"
#include "nelm/cohort/table.h"
#include "nelm/exchange/columns_csv.h"

namespace nelm::bench {

/// Whole days up to 3,650; half of the rows enter within the first 500 days, the others at 0; 10 strata; x1 is the group.
/// `moment` is the day and a share of it that no other row of the day has: times all different.
inline void write_cohort(std::size_t rows, std::size_t columns, const char* path) {
  constexpr int                    last_day = 3650, shares_of_a_day = 16384, a_share = 9973;
  std::mt19937_64                  chance(20);
  std::normal_distribution<>       normal;
  std::uniform_real_distribution<> uniform;
  std::vector<int>                 on_day(last_day + 1);
  std::FILE*                       file = std::fopen(path, "w");
  std::string                      line = "entry,time,event,stratum";
  for (std::size_t j = 1; j <= columns; ++j) line += fmt::format(",x{}", j);
  std::FILE* moments = std::fopen((std::string(path) + ".moments").c_str(), "w");
  std::fputs("moment\n", moments);
  for (std::size_t i = 0; i < rows; ++i) {
    fmt::print(file, "{}\n", line);
    std::string covariates;
    double      predictor = 0;
    for (std::size_t j = 1; j <= columns; ++j) {
      const double x = j == 1 ? std::floor(2 * uniform(chance)) : std::round(1000 * normal(chance)) / 1000;
      predictor += x * (j % 2 == 1 ? 0.2 : -0.1) / std::sqrt(static_cast<double>(j));
      covariates += fmt::format(",{}", x);
    }
    const int    entry   = i % 2 == 0 ? 0 : static_cast<int>(500 * uniform(chance));
    const int    stratum = static_cast<int>(10 * uniform(chance));
    const double event   = -std::log(1 - uniform(chance)) * 2500 * std::exp(-predictor);
    const double end     = (last_day - entry) * uniform(chance);
    const int    day     = std::min(last_day, entry + std::max(1, static_cast<int>(std::ceil(std::min(event, end)))));
    const auto   share   = static_cast<int>(std::int64_t{on_day[std::size_t(day)]++} * a_share % shares_of_a_day);
    line                 = fmt::format("{},{},{},{}{}", entry, day, event <= end ? 1 : 0, stratum, covariates);
    fmt::print(moments, "{}\n", day + static_cast<double>(share) / shares_of_a_day);
  }
  fmt::print(file, "{}\n", line);
  std::fclose(file);
  std::fclose(moments);
}

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Cohort {
  explicit Cohort(const std::string& path) : bytes(bytes_of(path)) {
    const std::string moments = bytes_of(path + ".moments");
    table                     = exchange::read_columns({path, bytes}, {.threads = 2}).value().table;
    const auto& columns       = table.columns;
    rows                      = table.rows();
    days.time                 = columns[1].cells;
    days.event.assign(columns[2].cells.begin(), columns[2].cells.end());
    group.assign(columns[4].cells.begin(), columns[4].cells.end());
    in_strata = late = any_time = days;
    in_strata.stratum.assign(columns[3].cells.begin(), columns[3].cells.end());
    late.entry    = columns[0].cells;
    any_time.time = exchange::read_columns({path, moments}).value().table.columns[0].cells;
    x.resize(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns.size() - 4));
    for (std::size_t j = 4; j < columns.size(); ++j) {
      x.col(static_cast<Eigen::Index>(j - 4)) =
          Eigen::Map<const Eigen::VectorXd>(columns[j].cells.data(), static_cast<Eigen::Index>(rows));
      names.push_back(columns[j].name);
    }
  }

  std::string               bytes;
  cohort::Table             table;
  std::size_t               rows = 0;
  cohort::FollowUp          days, any_time, late, in_strata;
  std::vector<std::int32_t> group;
  Eigen::MatrixXd           x;
  std::vector<std::string>  names;
};

}  // namespace nelm::bench
