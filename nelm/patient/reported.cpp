#include "nelm/patient/reported.h"

#include <algorithm>
#include <cmath>

namespace nelm::patient {

namespace {

/// A whole number over 2 is at least 3.
Range whole(Range r) {
  if (std::isfinite(r.low)) r.low = r.low_open ? std::floor(r.low) + 1 : std::ceil(r.low);
  if (std::isfinite(r.high)) r.high = r.high_open ? std::ceil(r.high) - 1 : std::floor(r.high);
  r.low_open  = false;
  r.high_open = false;
  return r;
}

/// Sets aside what is older than the newest dated entry. One without a date may be newer than all.
void keep_the_newest(Reported& r) {
  std::optional<Date> newest;
  for (const Entry* e : r.used)
    if (e->origin.on && (!newest || *newest < *e->origin.on)) newest = e->origin.on;
  const auto may_be_newest = [&](const Entry* e) { return !e->origin.on || e->origin.on == newest; };
  const auto older         = std::ranges::stable_partition(r.used, may_be_newest);
  r.older.assign(older.begin(), older.end());
  r.used.erase(older.begin(), older.end());
}

Reported together(Fact f, std::vector<const Entry*> reports) {
  const Possible all = anything(f);
  Reported       r{.value = all, .used = std::move(reports)};
  std::erase_if(r.used, [&](const Entry* e) { return e->value == all; });
  r.given = !r.used.empty();
  if (!r.given) return r;

  const auto override_last = std::find_if(r.used.rbegin(), r.used.rend(), [](const Entry* e) { return e->overrides; });
  if (override_last != r.used.rend()) {
    const Entry* speaks = *override_last;
    std::ranges::copy_if(r.used, std::back_inserter(r.older), [&](const Entry* e) { return e != speaks; });
    r.used     = {speaks};
    r.replaced = true;
  } else if (row(f).traits.latest_counts) {
    keep_the_newest(r);
  }

  r.value = r.used.front()->value;
  for (const Entry* e : r.used) {
    r.differ = r.differ || e->value != r.used.front()->value;
    r.value  = join(r.value, e->value);
  }
  if (row(f).traits.whole) r.value.numbers = whole(r.value.numbers);
  return r;
}

}  // namespace

bool says_nothing(const Entry& e) { return e.value == anything(e.fact) && !e.words.empty(); }

Reported reported(const Case& c, Fact f) { return reported(c.facts, f); }

Reported reported(const Record& record, Fact f) {
  std::vector<const Entry*> reports;
  for (const Entry& e : record.entries)
    if (e.fact == f) reports.push_back(&e);
  return together(f, std::move(reports));
}

std::vector<const Entry*> reports_used(const Case& c, Fact f) { return reports_used(c.facts, f); }

std::vector<const Entry*> reports_used(const Record& record, Fact f) {
  Reported r = reported(record, f);
  // Of words listed together none is set aside but by an override, and a list of every word there is lists them too.
  const bool listed = row(f).kind == Kind::members && !r.replaced;
  if (r.given && !listed) return std::move(r.used);
  std::vector<const Entry*> all;
  for (const Entry& e : record.entries)
    if (e.fact == f && !(r.given && says_nothing(e))) all.push_back(&e);
  return all;
}

Reported reported(const Entry& alone) { return together(alone.fact, {&alone}); }

FactSet said_again(const Record& record) {
  FactSet said, again;
  for (const Entry& e : record.entries) {
    again[index(e.fact)] = again[index(e.fact)] || said[index(e.fact)];
    said.set(index(e.fact));
  }
  return again;
}

std::optional<Choices> listed_words(const Case& c, Fact f) {
  std::optional<Choices> all;
  bool                   overruled = false;
  for (const Entry& e : c.facts.entries) {
    if (e.fact != f || says_nothing(e) || (overruled && !e.overrides)) continue;
    all       = e.overrides ? e.value.choices : all.value_or(0) | e.value.choices;
    overruled = overruled || e.overrides;
  }
  return all;
}

}  // namespace nelm::patient
