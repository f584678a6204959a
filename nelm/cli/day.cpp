#include "nelm/cli/day.h"

#include <fmt/format.h>

#include "nelm/cli/door.h"

namespace nelm::cli {

tl::expected<std::optional<Date>, std::string> day_named(const Request& request, std::string_view name) {
  if (!request.has(name)) return std::nullopt;
  const auto said = request.value(name);
  if (said == "today") return today();
  const auto asked = read_date(said);
  if (asked) return asked;
  return tl::unexpected(fmt::format("{} wants a day such as 2017-11-20, or today, not \"{}\"", name, said));
}

tl::expected<std::optional<Date>, std::string> day_asked(const Request& request) { return day_named(request, "--on"); }

Day day_of(const patient::Case& the_case, const std::optional<Date>& asked) {
  if (asked) return {*asked, "--on"};
  if (const auto named = patient::day_of_assessment(the_case)) return {*named, "the case"};
  const auto* entry   = the_case.facts.find(patient::Fact::assessment_date);
  const bool  nothing = entry == nullptr || entry->value == patient::anything(patient::Fact::assessment_date);
  return {today(), nothing ? "today" : "today; the case names no single day"};
}

}  // namespace nelm::cli
