#include "nelm/patient/course.h"

#include <algorithm>
#include <cmath>

#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

bool reported_at_all(const Known& k, Fact f) { return k.values[f] != anything(f); }

/// The months between two dates, each of which may be known only roughly. Never negative.
Range months(Range from, Range to) {
  const auto day = [](double number) { return date_of(static_cast<int>(number)); };
  return {std::max(0., months_between(day(from.high), day(to.low))),
          std::max(0., months_between(day(from.low), day(to.high)))};
}

Possible months_since(const Known& k, Fact date) {
  if (!reported_at_all(k, date)) return {};
  return number(months(k.values[date].numbers, exactly(day_number(k.on))));
}

}  // namespace

Possible age_years(const Known& k) {
  if (!reported_at_all(k, Fact::birth_date)) return {};
  const Range born = k.values[Fact::birth_date].numbers;
  const auto  age  = [&](double birth) { return std::max(0, years_between(date_of(static_cast<int>(birth)), k.on)); };
  return number(between(age(born.high), age(born.low)));
}

Possible primary_resection_months_ago(const Known& k) { return months_since(k, Fact::primary_resection_date); }

Possible primary_status_by_its_day(const Known& k) {
  constexpr Choices removed = any_of(PrimaryStatus::resected_curative, PrimaryStatus::resected_noncurative);
  return reported_at_all(k, Fact::primary_resection_date) ? choice(removed) : anything(Fact::primary_status);
}

Possible diagnosis_months_ago(const Known& k) { return months_since(k, Fact::diagnosis_date); }

Possible stability_months(const Known& k) {
  if (k.values.surely(Fact::disease_status, Course::progression)) return number(0.);
  if (k.values.perhaps(Fact::disease_status, Course::progression)) return {};
  return months_since(k, Fact::status_since);
}

Possible recurrence_interval_months(const Known& k) {
  if (!reported_at_all(k, Fact::curative_liver_resection_date) || !reported_at_all(k, Fact::recurrence_date)) return {};
  const Range resection  = k.values[Fact::curative_liver_resection_date].numbers;
  const Range recurrence = k.values[Fact::recurrence_date].numbers;
  return recurrence.high < resection.low ? Possible{} : number(months(resection, recurrence));
}

Possible recurrence_reported(const Known& k) {
  const bool said =
      reported_at_all(k, Fact::recurrence_date) || reported(k.the_case, Fact::recurrence_interval_months).given;
  return said ? answer(true) : choice(yes_or_no);
}

Possible recurrence_ruled_out(const Known& k) {
  const Range resections = k.values[Fact::prior_liver_resections].numbers;
  const bool  no_room    = resections == exactly(0) || k.values.surely_yes(Fact::post_curative_resection);
  return no_room ? answer(false) : choice(yes_or_no);
}

}  // namespace nelm::patient
