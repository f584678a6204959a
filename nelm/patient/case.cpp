#include "nelm/patient/case.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/patient/counted_on.h"

namespace nelm::patient {

const Entry* Record::find(Fact f) const {
  const auto found = std::ranges::find(entries, f, &Entry::fact);
  return found == entries.end() ? nullptr : &*found;
}

Possible Record::operator[](Fact f) const {
  const Possible all       = anything(f);
  Possible       together  = all;
  bool           said      = false;
  bool           overrules = false;
  for (const Entry& e : entries) {
    if (e.fact != f || e.value == all || (overrules && !e.overrides)) continue;
    const bool speaks_alone = !said || e.overrides;
    together                = speaks_alone ? e.value : join(together, e.value);
    said                    = true;
    overrules               = overrules || e.overrides;
  }
  return together;
}

const List* Case::list(Fact f) const {
  const auto found = std::ranges::find(lists, f, &List::fact);
  return found == lists.end() ? nullptr : &*found;
}

std::string_view Case::text(Fact f) const {
  const Entry* entry = facts.find(f);
  return entry == nullptr ? std::string_view{} : std::string_view{entry->words};
}

std::vector<const Entry*> Case::reports(Fact f) const {
  std::vector<const Entry*> found;
  for (const Entry& e : facts.entries)
    if (e.fact == f) found.push_back(&e);
  return found;
}

std::optional<Date> day_of_assessment(const Case& c) {
  const Entry* entry = c.facts.find(Fact::assessment_date);
  if (entry == nullptr || !entry->value.numbers.single()) return {};
  return date_of(static_cast<int>(entry->value.numbers.low));
}

std::span<const Record> items(const Case& c, Fact f) {
  const List* list = c.list(f);
  return list == nullptr ? std::span<const Record>{} : std::span<const Record>{list->items};
}

namespace {

/// A report is known from its own day on where nothing else is said.
bool unknown_yet(const Origin& origin, Date day) {
  const auto from = origin.known_on ? origin.known_on : origin.on;
  return from && *from > day;
}

/// What surely happened after a day cannot have been known on it. The day of the assessment is no event.
bool yet_to_come(const Entry& e, Date day) {
  return row(e.fact).kind == Kind::date && e.fact != Fact::assessment_date && e.value.numbers.low > day_number(day);
}

/// A specimen not yet taken, a treatment not yet begun.
bool yet_to_come(const Record& item, Date day) {
  return std::ranges::any_of(item.entries, [&](const Entry& e) {
    return (e.fact == Fact::specimen_date || e.fact == Fact::treatment_start) && yet_to_come(e, day);
  });
}

void forget_what_came_after(Record& record, Date day) {
  std::erase_if(record.entries, [&](const Entry& e) { return unknown_yet(e.origin, day) || yet_to_come(e, day); });
}

/// An age said on another day is what it is on this one, and keeps the words it was said in.
void count_on(Case& c, Date day) {
  for (Entry& e : c.facts.entries) {
    const auto said_on = c.known_on ? c.known_on : day_said(c, e);
    if (!counts_on(e.fact) || e.value == anything(e.fact) || !said_on || *said_on == day) continue;
    const auto said = fmt::format("{} {} on {}", in_words(e.fact, e.value), row(e.fact).unit, written(*said_on));
    e.words         = e.words.empty() ? said : fmt::format("{}; {}", e.words, said);
    e.value         = counted_on(e.fact, e.value, *said_on, day);
  }
  c.known_on = day;
}

}  // namespace

Case known_by(const Case& whole, Date day) {
  Case then = whole;
  forget_what_came_after(then.facts, day);
  for (List& list : then.lists) {
    if (std::erase_if(list.items,
                      [&](const Record& item) { return unknown_yet(item.origin, day) || yet_to_come(item, day); }) > 0)
      list.open = true;
    for (Record& item : list.items) forget_what_came_after(item, day);
  }
  std::erase_if(then.lists, [](const List& list) { return list.open && list.items.empty(); });
  count_on(then, day);
  return then;
}

}  // namespace nelm::patient
