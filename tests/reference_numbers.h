// The answers of R in tests/reference/, and what it means to agree with them.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <simdjson.h>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/evidence/effect.h"

namespace nelm::tests {

using Json = simdjson::dom::element;

inline constexpr double agreed = 1e-8;  // relative: both sides are fitted to the last digits

/// A file below tests/reference/metafor/, read once and kept as long as the test runs.
inline Json reference(const std::string& name) {
  struct Kept {
    simdjson::dom::parser parser;
    Json                  root;
  };
  static std::map<std::string, Kept> files;
  const auto [kept, is_new] = files.try_emplace(name);
  const auto path           = std::string(NELM_SOURCE_DIR "/tests/reference/metafor/") + name;
  if (is_new) REQUIRE_MESSAGE(!kept->second.parser.load(path).get(kept->second.root), path);
  return kept->second.root;
}

inline bool has(Json object, std::string_view key) {
  Json found;
  return !object[key].get(found) && !found.is_null();
}

/// A number; of a list the first; R's NA is NaN.
inline double number(Json e) {
  if (e.is_array()) return e.get_array().size() == 0 ? std::nan("") : number(e.get_array().at(0).value());
  if (e.is_null()) return std::nan("");
  if (e.is_string()) return std::numeric_limits<double>::infinity();  // "Inf"
  if (e.is_bool()) return e.get_bool().value() ? 1 : 0;
  return e.get_double().value();
}
inline double number(Json object, std::string_view key) { return number(object[key].value()); }

/// A list of numbers; R writes a list of one as the number.
inline std::vector<double> numbers(Json e) {
  std::vector<double> found;
  if (!e.is_array()) return {number(e)};
  for (const Json one : e.get_array()) found.push_back(number(one));
  return found;
}
inline std::vector<double> numbers(Json object, std::string_view key) { return numbers(object[key].value()); }

inline std::string word(Json object, std::string_view key) { return std::string(object[key].get_string().value()); }

inline std::vector<std::string> words(Json object, std::string_view key) {
  std::vector<std::string> found;
  for (const Json one : object[key].get_array()) found.emplace_back(one.get_string().value());
  return found;
}

inline std::vector<evidence::Effect> effects_of(Json object) {
  const auto                    y = numbers(object, "yi"), v = numbers(object, "vi");
  std::vector<evidence::Effect> effects;
  for (std::size_t i = 0; i < y.size(); ++i) effects.push_back({y[i], v[i]});
  return effects;
}

/// A CSV of plain cells, by column; what is no number is NaN.
inline std::map<std::string, std::vector<double>> columns_of(const std::string& name) {
  std::ifstream file(std::string(NELM_SOURCE_DIR "/tests/reference/metafor/") + name);
  const auto    cells = [](std::string line) {
    std::vector<std::string> found;
    std::stringstream        in(line);
    for (std::string cell; std::getline(in, cell, ',');) {
      std::erase_if(cell, [](char c) { return c == '"' || c == '\r'; });
      found.push_back(cell);
    }
    return found;
  };
  std::string line;
  REQUIRE_MESSAGE(std::getline(file, line), name);
  const auto                                 names = cells(line);
  std::map<std::string, std::vector<double>> columns;
  while (std::getline(file, line)) {
    const auto row = cells(line);
    for (std::size_t i = 0; i < names.size(); ++i) {
      char*        end   = nullptr;
      const char*  text  = i < row.size() ? row[i].c_str() : "";
      const double value = std::strtod(text, &end);
      columns[names[i]].push_back(end == text ? std::nan("") : value);
    }
  }
  return columns;
}

/// `floor`: what is as small as this counts as 0, as where metafor's iterations end just above it.
inline void agree(const std::string& what, double ours, double theirs, double tolerance = agreed,
                  double floor = 1e-300) {
  const bool close = std::fabs(ours - theirs) <= tolerance * std::fabs(theirs) + floor;
  CHECK_MESSAGE(close, fmt::format("{}: {} here, {} in metafor", what, ours, theirs));
}

inline void agree(const std::string& what, const std::vector<double>& ours, const std::vector<double>& theirs,
                  double tolerance = agreed, double floor = 1e-300) {
  REQUIRE_MESSAGE(ours.size() == theirs.size(), what);
  for (std::size_t i = 0; i < ours.size(); ++i)
    agree(fmt::format("{}[{}]", what, i), ours[i], theirs[i], tolerance, floor);
}

}  // namespace nelm::tests
