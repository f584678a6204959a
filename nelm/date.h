// Days of the calendar, and the time between two of them as clinicians count it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace nelm {

using Date = std::chrono::year_month_day;

/// The first and the last day a written date may mean: "2016-05-04" one day, "2016-05" a month, "2016" a year.
struct Days {
  Date        first, last;
  friend bool operator==(const Days&, const Days&) = default;
};

/// Reads a date of ISO 8601 to the day, the month or the year (1800 to 2199). Nothing if it is none.
std::optional<Days> read_days(std::string_view written);

/// Reads a date of ISO 8601 to the day. Nothing if it is none.
std::optional<Date> read_date(std::string_view written);

/// "2016-05-04".
std::string written(Date);

/// The same day n months later; a day that month lacks is its last (31 January and 1 month: the end of February).
Date months_after(Date, int n);

/// Calendar months from one day to a later one: 15 January to 15 July is 6, whatever the days between; what is over
/// counts as the share of the month then running. Negative if `to` lies before `from`.
double months_between(Date from, Date to);

/// Birthdays between birth and a day. Negative if the day lies before the birth.
int years_between(Date birth, Date day);

/// Days since 1 January 1970, so that a date can be one number, and back. Exact.
int  day_number(Date);
Date date_of(int day_number);

}  // namespace nelm
