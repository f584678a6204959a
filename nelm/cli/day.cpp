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
  if (const auto named = patient::day_of_assessment(the_case)) return {*named, "the case"};
  const auto* entry   = the_case.facts.find(patient::Fact::assessment_date);
  const bool  nothing = entry == nullptr || entry->value == patient::anything(patient::Fact::assessment_date);
  return {today(), nothing ? "today" : "today; the case names no single day"};
}

}  // namespace nelm::cli
