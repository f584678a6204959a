#include "nelm/patient/symptoms.h"

#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

/// The complications somebody listed; nothing if nobody looked, or only words such as "not assessed" stand there.
std::optional<Choices> listed(const Known& k) { return listed_words(k.the_case, Fact::primary_complication); }

constexpr Choices none = only(Complication::none);

}  // namespace

Possible symptomatic(const Known& k) {
  const Choices hormonal = k.values[Fact::hormonal_symptoms].choices;
  const Choices bulk     = k.values[Fact::bulk_symptoms].choices;
  return choice(hormonal == yes || bulk == yes ? yes : hormonal | bulk);
}

template <auto word>
Possible complication(const Known& k) {
  const auto said = listed(k);
  return said ? answer((*said & only(word)) != 0) : choice(yes_or_no);
}

template Possible complication<Complication::obstruction>(const Known&);
template Possible complication<Complication::ischaemia>(const Known&);
template Possible complication<Complication::bleeding>(const Known&);
template Possible complication<Complication::perforation>(const Known&);
template Possible complication<Complication::biliary_obstruction>(const Known&);
template Possible complication<Complication::pain>(const Known&);
template Possible complication<Complication::malnutrition>(const Known&);

Possible primary_symptomatic(const Known& k) {
  const auto said = listed(k);
  return said ? answer((*said & ~none) != 0) : choice(yes_or_no);
}

}  // namespace nelm::patient
