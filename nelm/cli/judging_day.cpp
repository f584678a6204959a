#include "nelm/cli/judging_day.h"

#include "nelm/cli/door.h"

namespace nelm::cli {

std::optional<Date> own_day(const patient::Case& the_case) {
  const auto* entry = the_case.facts.find(patient::Fact::assessment_date);
  if (entry == nullptr || !entry->value.numbers.single()) return {};
  return date_of(static_cast<int>(entry->value.numbers.low));
}

Day day_of(const patient::Case& the_case, const std::optional<Date>& asked) {
  if (asked) return {*asked, "--on"};
  if (const auto own = own_day(the_case)) return {*own, "the case"};
  const auto* entry = the_case.facts.find(patient::Fact::assessment_date);
  const bool  said  = entry != nullptr && entry->value != patient::anything(patient::Fact::assessment_date);
  return {today(), said ? "today; the case names no single day" : "today"};
}

}  // namespace nelm::cli
