// A case said entry by entry, for the tests of several rooms: what is said of which fact, and no more.
#pragma once

#include <concepts>
#include <type_traits>

#include "nelm/patient/reported.h"
#include "nelm/patient/values.h"

namespace nelm::patient::by_hand {

inline Possible possible(Possible p) { return p; }
inline Possible possible(Range r) { return number(r); }
inline Possible possible(std::same_as<bool> auto is_so) { return answer(is_so); }
inline Possible possible(Date d) { return number(day_number(d)); }
inline Possible possible(Days d) { return number(between(day_number(d.first), day_number(d.last))); }
template <class N>
  requires std::is_arithmetic_v<N> && (!std::same_as<N, bool>)
Possible possible(N n) {
  return number(static_cast<double>(n));
}
template <class Word>
  requires std::is_enum_v<Word>
Possible possible(Word w) {
  return choice(only(w));
}

template <class V>
Entry said(Fact f, V value, std::string words = {}) {
  return {
      .fact = f, .value = possible(value), .words = std::move(words), .origin = {}, .overrides = false, .basis = {}};
}
/// "not done", "unknown": a report that says nothing.
inline Entry nothing_said(Fact f, std::string words = "not done") { return said(f, anything(f), std::move(words)); }

inline Date day(std::string_view written) { return *read_date(written); }
inline Days days(std::string_view written) { return *read_days(written); }

inline Entry on(std::string_view date, Entry e) {
  e.origin.on = day(date);
  return e;
}
inline Entry known_on(std::string_view date, Entry e) {
  e.origin.known_on = day(date);
  return e;
}
inline Entry overriding(Entry e) {
  e.overrides = true;
  return e;
}

inline Record item(std::vector<Entry> entries) { return {.entries = std::move(entries), .origin = {}}; }
inline List   list(Fact f, std::vector<Record> items, bool open = false) { return {f, std::move(items), open}; }
inline Case   case_of(std::vector<Entry> entries, std::vector<List> lists = {}) {
  return {.facts = item(std::move(entries)), .lists = std::move(lists), .notes = {}};
}

/// What the reports alone leave possible, nothing derived.
inline Values as_reported(const Case& c) {
  Values values;
  for (const Entry& e : c.facts.entries)
    if (row(e.fact).kind != Kind::members && row(e.fact).kind != Kind::text) values[e.fact] = reported(c, e.fact).value;
  return values;
}

}  // namespace nelm::patient::by_hand
