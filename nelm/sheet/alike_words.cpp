#include "nelm/sheet/alike_words.h"

#include <fmt/format.h>

#include <vector>

#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

namespace {

using By = registry::AlikeFact::By;

std::string groups_said(const registry::Matched& m) {
  std::vector<std::string> names;
  patient::Choices         left = m.value.choices;
  for (const auto& g : m.by->groups)
    if ((g.words & left) != 0) names.push_back(g.name), left &= ~g.words;
  if (left != 0) names.push_back(value_said(m.by->fact, patient::choice(left)));
  if ((m.value.choices & m.by->vague) != 0) names.back() += ", and which is not said: nobody is surely alike in it";
  return fmt::format("{}", fmt::join(names, " or "));
}

std::string limits_said(const registry::Matched& m) {
  std::vector<std::string> at;
  for (const auto& l : m.by->limits) at.push_back(value_said(m.by->fact, patient::number(l.at.value)));
  return fmt::format("on the same side of {}", fmt::join(at, " and "));
}

}  // namespace

std::string alike_if(const registry::Matched& m) {
  const bool one = m.value.single_number();
  switch (m.by->by) {
    case By::same:  return "the same";
    case By::group: return groups_said(m);
    case By::within:
      return one ? value_said(m.by->fact,
                              meet(registry::alike_to(*m.by, m.value.numbers.low), patient::anything(m.by->fact)))
                 : fmt::format("at most {} apart", value_said(m.by->fact, patient::number(m.by->band.value)));
    case By::side: return one ? value_said(m.by->fact, registry::alike_to(*m.by, m.value.numbers.low)) : limits_said(m);
  }
  return {};
}

std::string where_from(const registry::Stated& s) {
  if (!s.assumed.empty()) return fmt::format("assumed, {}", s.assumed);
  return fmt::format("{}; {}", s.source.empty() ? s.reference : s.source, s.place);
}

}  // namespace nelm::sheet
