// The answers of R's survival in tests/reference/survival/, for curves and the tests that compare them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "nelm/cohort/follow_up.h"
#include "tests/reference_numbers.h"

namespace nelm::tests {

inline Json survival_answers(const std::string& id) { return reference("../survival/" + id + ".json"); }

/// A CSV there, by column.
using Columns = std::map<std::string, std::vector<double>>;
inline Columns survival_columns(const std::string& csv) { return columns_of("../survival/" + csv + ".csv"); }

inline cohort::FollowUp follow_up_of(const Columns& c, const std::string& time, const std::string& event) {
  cohort::FollowUp f;
  f.time = c.at(time);
  for (const double e : c.at(event)) f.event.push_back(e == 1);
  cohort::join_near_ties(f);
  return f;
}

/// Labels from 0 in rising order of the values.
inline std::vector<std::int32_t> labelled(const std::vector<double>& values) {
  auto levels = values;
  std::ranges::sort(levels);
  levels.erase(std::ranges::unique(levels).begin(), levels.end());
  std::vector<std::int32_t> labels;
  for (const double v : values)
    labels.push_back(static_cast<std::int32_t>(std::ranges::lower_bound(levels, v) - levels.begin()));
  return labels;
}

/// NaN agrees with NaN: R's NA.
inline void same(const std::string& what, double ours, double theirs, double tolerance, double floor = 0) {
  if (std::isnan(theirs)) {
    CHECK_MESSAGE(std::isnan(ours), fmt::format("{}: {} here, NA in R", what, ours));
    return;
  }
  const bool close = std::fabs(ours - theirs) <= tolerance * std::fabs(theirs) + floor;
  CHECK_MESSAGE(close, fmt::format("{}: {} here, {} in R", what, ours, theirs));
}

/// What stands in an object, in its order.
inline std::vector<std::pair<std::string, Json>> entries(Json object) {
  std::vector<std::pair<std::string, Json>> found;
  const simdjson::dom::object               in = object.get_object().value();
  for (const auto entry : in) found.emplace_back(std::string(entry.key), entry.value);
  return found;
}

/// The rows of a matrix; a list that is flat is its one column.
inline std::vector<std::vector<double>> rows_of_matrix(Json e) {
  std::vector<std::vector<double>> rows;
  for (const Json row : e.get_array()) rows.push_back(numbers(row));
  return rows;
}

}  // namespace nelm::tests
