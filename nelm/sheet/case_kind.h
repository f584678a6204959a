// What a page says by the kind of case: of what is missing, that it was not reported; of a published case, that the text
// read does not state it.
#pragma once

#include <string>
#include <string_view>

#include "nelm/patient/case.h"
#include "nelm/patient/words.h"

namespace nelm::sheet {

/// What a case is called: "V05", "case without a name".
std::string name_of(const patient::Case&);

/// Who a page is about: "V05 (invented case, no patient)", "case without a name".
std::string who_it_is(const patient::Case&);

/// Whether a case is surely of a kind.
bool is(const patient::Case&, patient::CaseKind);

/// That nobody reported something, in the words of a case.
struct NotReported {
  std::string_view words;    // "not reported", "not stated"
  std::string_view begins;   // "Not reported": at the beginning of a line
  std::string_view visible;  // "NOT REPORTED": among the facts, where an empty place must be seen
};
const NotReported& not_reported(const patient::Case&);

/// Fact and value as in phrases.h; where nothing is known, in the words of the case: "load not stated".
std::string said(const patient::Case&, patient::Fact, const patient::Possible&);

}  // namespace nelm::sheet
