#include "nelm/patient/counted_on.h"

#include <cmath>

namespace nelm::patient {

bool counts_on(Fact f) { return row(f).changes == Changes::rises && f != Fact::stability_months; }

std::optional<Date> day_said(const Case& c, const Entry& e) { return e.origin.on ? e.origin.on : day_of_assessment(c); }

Possible counted_on(Fact f, const Possible& said, Date said_on, Date day) {
  constexpr double months_a_year = 12;
  const double     months        = months_between(said_on, day);
  const bool       birthdays     = row(f).unit == "years";
  Range            then          = said.numbers;
  then.low += birthdays ? std::floor(months / months_a_year) : months;
  then.high += birthdays ? std::ceil(months / months_a_year) : months;
  const Range possible = meet(then, row(f).bounds);
  return possible.empty() ? anything(f) : number(possible);
}

}  // namespace nelm::patient
