// What all the reports of one fact leave possible together.
#pragma once

#include <vector>

#include "nelm/patient/case.h"

namespace nelm::patient {

/// "not done", "unknown": everything stays possible. (A list that happens to hold every word there is has no such words.)
bool says_nothing(const Entry&);

struct Reported {
  Possible                  value    = {};     // anything, if nobody said anything
  bool                      given    = false;  // somebody said something of it
  bool                      replaced = false;  // an override speaks, whatever else is said or follows
  bool                      differ   = false;  // reports of the same thing differ: the hull of all is possible
  std::vector<const Entry*> used     = {};     // the entries `value` comes from
  std::vector<const Entry*> older    = {};     // those set aside: overridden, or older where the latest counts
};

/// Two reports of the same thing leave the hull of both; of a fact whose latest report counts, the newest speaks alone
/// (an undated one may be the newest: it and the newest dated one speak together); an override replaces all. A report
/// that says nothing ("not done") takes nothing away from another.
Reported reported(const Case&, Fact);
/// The same of the case's own entries, or of an item's.
Reported reported(const Record&, Fact);
/// The same of the only report of its fact.
Reported reported(const Entry& alone);

/// The reports whose words and places may stand beside the value: those it comes from. Where no report gives a value, all
/// of them: their words are all there is.
std::vector<const Entry*> reports_used(const Case&, Fact);
/// The same of an item's entries.
std::vector<const Entry*> reports_used(const Record&, Fact);

/// The facts of which a record has several entries.
FactSet said_again(const Record&);

/// The words listed of a fact that holds several at once (complications, examinations): those of all its reports
/// together, or of the override. Nothing if nobody listed any, not even an empty list.
std::optional<Choices> listed_words(const Case&, Fact);

}  // namespace nelm::patient
