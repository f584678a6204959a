#include "nelm/registry/alike_by.h"

#include <algorithm>

#include "nelm/patient/words.h"

namespace nelm::registry {

namespace {

patient::Range side_of(const std::vector<PartingLimit>& limits, double value) {
  patient::Range side;
  for (const PartingLimit& l : limits) {
    const double at    = l.at.value;
    const bool   above = l.itself_above ? value >= at : value > at;
    side               = meet(side, above ? (l.itself_above ? patient::at_least(at) : patient::more_than(at))
                                          : (l.itself_above ? patient::less_than(at) : patient::at_most(at)));
  }
  return side;
}

patient::Choices group_of(const std::vector<WordGroup>& groups, patient::Choices word) {
  const auto in = std::ranges::find_if(groups, [&](const WordGroup& g) { return (g.words & word) != 0; });
  return in == groups.end() ? word : in->words;
}

}  // namespace

std::span<const std::string_view> vocabulary_of(const patient::Row& row) {
  if (row.kind == patient::Kind::yes_no) return patient::yes_no_words;
  return row.words;
}

patient::Possible alike_to(const AlikeFact& f, double value) {
  const bool number = patient::row(f.fact).kind == patient::Kind::number;
  const auto word   = number ? patient::Choices{0} : patient::Choices{1} << static_cast<unsigned>(value);
  switch (f.by) {
    case AlikeFact::By::same:   return number ? patient::number(value) : patient::choice(word);
    case AlikeFact::By::group:  return patient::choice(group_of(f.groups, word));
    case AlikeFact::By::within: return patient::number(patient::between(value - f.band.value, value + f.band.value));
    case AlikeFact::By::side:   return patient::number(side_of(f.limits, value));
  }
  return {};
}

}  // namespace nelm::registry
