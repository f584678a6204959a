// What is known, in parts: the lists in words, and the lines that must be seen beside the facts.
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// A word that gives no value, or says more than the value, as it was written: "multiple", "4.5 cm"; of the reports the
/// value comes from only. Empty if none.
std::string_view word_kept(const patient::Case&, patient::Fact);

/// What was said of a fact before the reports its value comes from, each with its own words and place: "earlier at least
/// 2, "multiple", CT, 2020-01-01"; and words that give no value beside those that do: "also "raised", 2021-03-04".
std::vector<std::string> said_besides(const patient::Case&, patient::Fact);

/// The metastases, each with segment and size while they are few; empty if nothing is known of how many.
std::string metastases_said(const Given&);

/// What is outside the liver, and on what it was looked for; empty if neither is known.
std::string elsewhere_said(const Given&, std::string_view not_reported);

/// What was given, with the time and the response; empty if that is not known.
std::string treatments_said(const Given&, std::string_view not_reported);

/// Values on a limit or in a scheme's gap, reports that differ, contradictions, overrides, questions.
std::vector<Line> beside_the_facts(const Given&);

}  // namespace nelm::sheet
