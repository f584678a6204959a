#include "nelm/patient/reported.h"

#include <algorithm>
#include <cmath>

namespace nelm::patient {

namespace {

/// A whole number over 2 is at least 3.
Range whole(Range r) {
  if (r.low_open && std::isfinite(r.low)) r.low = std::floor(r.low) + 1;
  if (r.high_open && std::isfinite(r.high)) r.high = std::ceil(r.high) - 1;
  r.low_open  = false;
  r.high_open = false;
  return r;
}

/// Keeps the newest of the entries if all are dated; the rest become older ones.
void keep_the_newest(Reported& r) {
  const auto dated = [](const Entry* e) { return e->origin.on.has_value(); };
  if (r.used.size() < 2 || !std::ranges::all_of(r.used, dated)) return;
  const Date newest = *(*std::ranges::max_element(r.used, {}, [](const Entry* e) { return *e->origin.on; }))->origin.on;
  const auto later  = std::ranges::stable_partition(r.used, [&](const Entry* e) { return e->origin.on == newest; });
  r.older.assign(later.begin(), later.end());
  r.used.erase(later.begin(), later.end());
}

}  // namespace

Reported reported(const Case& c, Fact f) {
  const Possible all = anything(f);
  Reported       r{.value = all};
  for (const Entry& e : c.facts.entries)
    if (e.fact == f && e.value != all) r.used.push_back(&e);
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

}  // namespace nelm::patient
