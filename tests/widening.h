// The same patient as vaguer and vaguer reports leave him, with open and closed ends where the rules set limits.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "tests/random_case.h"

namespace nelm::laws {

/// The same patient, less known: facts widened or not reported, lists open, shorter or not given. The way back is
/// narrowing as the laws mean it: nothing on it is a second report, a further specimen, a new value or another day.
class Widening {
 public:
  Widening(Draws& draws, const Places& places) : draws_(draws), places_(places) {}

  Case operator()(const Case& known) {
    Case       wide;
    const bool ki67_beside =
        known.facts.find(Fact::ki67_primary_pct) != nullptr || known.facts.find(Fact::ki67_metastasis_pct) != nullptr;
    for (const Entry& e : known.facts.entries)
      if (auto vaguer = widened(e, may_go(e.fact))) wide.facts.entries.push_back(*vaguer);
    for (const List& list : known.lists) {
      const bool must_stay = list.fact == Fact::specimens && ki67_beside;
      if (!must_stay && draws_.one_in(5)) continue;
      wide.lists.push_back(widened(list));
    }
    if (wide.facts.find(Fact::extrahepatic_workup) == nullptr)  // that it is all of them goes with the list
      std::erase_if(wide.facts.entries, [](const Entry& e) { return e.fact == Fact::workup_closed; });
    return wide;
  }

 private:
  /// A Ki-67 said beside the specimens is one more specimen of a closed list: not to say it is not to know it less.
  static bool may_go(Fact f) { return f != Fact::ki67_primary_pct && f != Fact::ki67_metastasis_pct; }

  std::optional<Entry> widened(const Entry& e, bool may_go) {
    const Kind kind = row(e.fact).kind;
    if (kind == Kind::text) return e;
    if (may_go && draws_.one_in(4)) return std::nullopt;
    if (kind == Kind::members || row(e.fact).traits.opens_list || draws_.one_in(2)) return e;
    Entry vaguer = e;
    switch (kind) {
      case Kind::number: vaguer.value.numbers = widened(e.fact, e.value.numbers); break;
      case Kind::date:   vaguer.value.numbers = more_days(e.value.numbers); break;
      default:
        for (Choices left = anything(e.fact).choices; left != 0; left &= left - 1)
          if (draws_.one_in(3)) vaguer.value.choices |= left & (~left + 1);
    }
    if (!may_go && vaguer.value == anything(e.fact)) return e;
    return vaguer;
  }

  Range widened(Fact f, Range r) {
    const Points& points = places_.of(f);
    const Range   bounds = row(f).bounds;
    if (draws_.one_in(4)) {
      r.low = bounds.low, r.low_open = bounds.low_open;
    } else if (const double low = draws_.from(points); low < r.low) {
      r.low = low, r.low_open = draws_.one_in(2);
    }
    if (draws_.one_in(4)) {
      r.high = bounds.high, r.high_open = bounds.high_open;
    } else if (const double high = draws_.from(points); high > r.high) {
      r.high = high, r.high_open = draws_.one_in(2);
    }
    return r;
  }

  Range more_days(Range days) {
    static constexpr double by[] = {0, 1, 30, 365};
    days.low -= draws_.from(by);
    days.high = std::min(days.high + draws_.from(by), std::max(days.high, static_cast<double>(day_number(the_day))));
    return days;
  }

  List widened(const List& list) {
    List wide = list;
    if (draws_.one_in(4)) wide.open = true;
    if (wide.items.size() > 1 && draws_.one_in(3)) {
      wide.items.erase(wide.items.begin() + draws_.below(wide.items.size()));
      wide.open = true;
    }
    for (Record& item : wide.items) {
      std::vector<Entry> entries;
      for (const Entry& e : item.entries)
        if (auto vaguer = widened(e, e.fact != Fact::viable)) entries.push_back(*vaguer);  // unsaid, it is viable
      item.entries = std::move(entries);
    }
    return wide;
  }

  Draws&        draws_;
  const Places& places_;
};

}  // namespace nelm::laws
