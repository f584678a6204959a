#include "nelm/cli/day.h"

#include <fmt/format.h>

#include "nelm/cli/door.h"

namespace nelm::cli {

tl::expected<std::optional<Date>, std::string> day_asked(const Request& request) {
  if (!request.has("--on")) return std::nullopt;
  const auto asked = read_date(request.value("--on"));
  if (asked) return asked;
  return tl::unexpected(fmt::format("--on wants a day such as 2017-11-20, not \"{}\"", request.value("--on")));
}

Day day_of(const patient::Case& the_case, const std::optional<Date>& asked) {
  if (asked) return {*asked, "--on"};
  const auto* entry = the_case.facts.find(patient::Fact::assessment_date);
  if (entry == nullptr || entry->value == patient::anything(patient::Fact::assessment_date)) return {today(), "today"};
  if (!entry->value.numbers.single()) return {today(), "today; the case names no single day"};
  return {date_of(static_cast<int>(entry->value.numbers.low)), "the case"};
}

}  // namespace nelm::cli
