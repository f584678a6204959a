#include "nelm/exchange/other_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace nelm::exchange {

namespace {

using Parts = std::array<std::string_view, 3>;

/// Three numbers parted by one sign, used twice; of the others none.
std::optional<Parts> parts_of(std::string_view text) {
  const auto sign = text.find_first_of("/.-");
  if (sign == std::string_view::npos) return {};
  const auto second = text.find(text[sign], sign + 1);
  if (second == std::string_view::npos) return {};
  const Parts parts{text.substr(0, sign), text.substr(sign + 1, second - sign - 1), text.substr(second + 1)};
  const auto  digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!std::ranges::all_of(parts, digits)) return {};
  return parts;
}

void add(std::vector<Date>& days, std::string_view year, std::string_view month, std::string_view day) {
  const auto two = [](std::string_view part) {
    return part.size() == 1 ? fmt::format("0{}", part) : std::string(part);
  };
  const auto read = read_date(fmt::format("{}-{}-{}", year, two(month), two(day)));
  if (read && std::ranges::find(days, *read) == days.end()) days.push_back(*read);
}

}  // namespace

std::vector<Date> days_meant(std::string_view text) {
  std::vector<Date> days;
  const auto        parts = read_date(text) ? std::nullopt : parts_of(text);
  if (!parts) return days;
  const auto& [first, second, third] = *parts;
  if (first.size() == 4) add(days, first, second, third);
  if (third.size() == 4) {
    add(days, third, second, first);
    add(days, third, first, second);
  }
  return days;
}

std::string which_day(std::string_view text) {
  const auto days = days_meant(text);
  if (days.empty()) return {};
  return days.size() == 1 ? fmt::format("; was {} meant?", nelm::written(days[0]))
                          : fmt::format("; was {} meant, or {}?", nelm::written(days[0]), nelm::written(days[1]));
}

}  // namespace nelm::exchange
