#include "nelm/sheet/case_kind.h"

#include <fmt/format.h>

#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

using patient::CaseKind;
using patient::Fact;

bool is(const patient::Case& c, CaseKind kind) { return c.facts[Fact::kind].choices == patient::only(kind); }

const NotReported& not_reported(const patient::Case& c) {
  static constexpr NotReported of_a_patient{"not reported", "Not reported", "NOT REPORTED"};
  static constexpr NotReported of_a_text{"not stated", "Not stated", "NOT STATED"};
  return is(c, CaseKind::published) ? of_a_text : of_a_patient;
}

std::string said(const patient::Case& c, Fact f, const patient::Possible& p) {
  return nothing_known(f, p) ? fmt::format("{} {}", short_name(f), not_reported(c).words) : said(f, p);
}

std::string name_of(const patient::Case& c) {
  const auto id = c.text(patient::Fact::case_id);
  return id.empty() ? "case without a name" : std::string(id);
}

std::string who_it_is(const patient::Case& c) {
  return name_of(c) + (is(c, patient::CaseKind::invented) ? " (invented case, no patient)" : "");
}

}  // namespace nelm::sheet
