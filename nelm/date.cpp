#include "nelm/date.h"

#include <fmt/format.h>

namespace nelm {

using namespace std::chrono;

namespace {

constexpr int first_year = 1800;
constexpr int last_year  = 2199;

/// A whole part of exactly `digits` digits at `at`; -1 if there is none.
int part(std::string_view written, std::size_t at, std::size_t digits) {
  if (written.size() < at + digits) return -1;
  int number = 0;
  for (const char c : written.substr(at, digits)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

Date last_of_month(Date d) { return Date{d.year() / d.month() / last}; }

}  // namespace

std::optional<Days> read_days(std::string_view written) {
  const int y = part(written, 0, 4);
  if (y < first_year || y > last_year) return {};
  if (written.size() == 4) return Days{Date{year{y} / January / 1}, Date{year{y} / December / 31}};
  const int m = part(written, 5, 2);
  if (written[4] != '-' || m < 1 || m > 12) return {};
  const Date first{year{y} / m / 1};
  if (written.size() == 7) return Days{first, last_of_month(first)};
  const int d = part(written, 8, 2);
  if (written.size() != 10 || written[7] != '-' || d < 1) return {};
  const Date day{year{y} / m / d};
  if (!day.ok()) return {};
  return Days{day, day};
}

std::optional<Date> read_date(std::string_view written) {
  const auto days = read_days(written);
  if (!days || written.size() != 10) return {};
  return days->first;
}

std::string written(Date d) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                     static_cast<unsigned>(d.day()));
}

Date months_after(Date d, int n) {
  const Date later = d + months{n};
  return later.ok() ? later : last_of_month(later);
}

double months_between(Date from, Date to) {
  if (to < from) return -months_between(to, from);
  int whole =
      (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
      (static_cast<int>(static_cast<unsigned>(to.month())) - static_cast<int>(static_cast<unsigned>(from.month())));
  if (months_after(from, whole) > to) --whole;
  const int begun = day_number(months_after(from, whole));
  const int ends  = day_number(months_after(from, whole + 1));
  return whole + static_cast<double>(day_number(to) - begun) / (ends - begun);
}

int years_between(Date birth, Date day) {
  int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  if (months_after(birth, 12 * years) > day) --years;
  return years;
}

int day_number(Date d) { return static_cast<int>(sys_days{d}.time_since_epoch().count()); }

Date date_of(int number) { return Date{sys_days{days{number}}}; }

}  // namespace nelm
