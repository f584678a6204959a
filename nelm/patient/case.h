// What has been reported of one patient: every entry with where it came from, nothing judged and nothing derived yet.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nelm/date.h"
#include "nelm/patient/fact.h"

namespace nelm::patient {

/// Where an entry came from.
struct Origin {
  std::string         document;    // "CT liver, series 4", "pathology report 17/2231"
  std::string         by;          // who entered it: "clinician", "radiology"
  std::optional<Date> on;          // the day of the report or the scan
  std::optional<Date> known_on;    // the day from which the board could know it; without it: `on`, else always
  int                 line   = 0;  // where it stands in the case's file
  int                 column = 0;
  friend bool         operator==(const Origin& a, const Origin& b) {
    return a.document == b.document && a.by == b.by && a.on == b.on && a.known_on == b.known_on;
  }
};

/// One report of one fact.
struct Entry {
  Fact     fact = Fact::none;
  Possible value;  // of a number, date, yes/no, choice; of members: the words listed
  std::string
         words;  // as it was written, where that says more than the value: "multiple", "4.5 cm"; of a text: the text
  Origin origin;
  bool   overrides = false;  // replaces what the other entries and the derivation say; they stay visible
  std::string basis;         // of the removable share: "volume" or "count"; empty if not said
  bool        operator==(const Entry&) const = default;
};

/// Entries, in the order written. The case itself is one; so is a lesion, a specimen, a treatment.
struct Record {
  std::vector<Entry> entries;
  Origin             origin;  // of an item: what holds for all its entries

  /// The first entry of a fact, or none.
  const Entry* find(Fact) const;
  /// What the item leaves possible of a fact, by the same rule as `reported`: several entries leave the hull of all, one
  /// that says nothing takes nothing away, an override (the last) speaks alone. Anything if there is none.
  Possible operator[](Fact) const;
  bool     operator==(const Record&) const = default;
};

/// A list somebody gave: possibly empty ("looked for, none found"), which is not the same as not given.
struct List {
  Fact                fact = Fact::none;
  std::vector<Record> items;
  bool                open = false;  // there may be more: a later day brought items this day could not know
  bool                operator==(const List&) const = default;
};

/// A remark, or a step of what was done.
struct Note {
  Fact                fact = Fact::remarks;
  std::string         text;
  std::optional<Date> on;
  bool                operator==(const Note&) const = default;
};

struct Case {
  Record              facts;
  std::vector<List>   lists;  // those that were given
  std::vector<Note>   notes;
  std::optional<Date> known_on;  // the day it was last made `known_by`: what counts on has been counted to it

  const List* list(Fact) const;
  /// The text of a text fact; empty if not given.
  std::string_view text(Fact) const;
  /// All reports of one fact, in the order written.
  std::vector<const Entry*> reports(Fact) const;
  bool                      operator==(const Case&) const = default;
};

/// The case as the board could know it on a day: without entries, items and reports that only a later day brought,
/// and without what itself happened later (a recurrence, a treatment not yet begun). What counts on with the calendar (see
/// counted_on.h) is what it is on that day, with the words it was said in: "48 years on 2020-01-01".
/// A list that loses an item so is open, and not given at all if nothing of it is left: that nobody looked is not "none".
Case known_by(const Case&, Date day);

/// The one day a case names for its assessment; none if it names none, or several.
std::optional<Date> day_of_assessment(const Case&);

/// The items of a list that was given; none if it was not.
std::span<const Record> items(const Case&, Fact list);

}  // namespace nelm::patient
