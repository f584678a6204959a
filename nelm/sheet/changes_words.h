// Moved facts and standings in words: what the page and the JSON of changes share.
#pragma once

#include <string>

#include "nelm/sheet/changes_page.h"
#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

/// The value of a fact on one side: "4 %", "G1 or G2", "obstruction, pain", "none of them".
std::string moved_value_said(Fact, const Possible&);

/// "Ki-67", of a fact by several schemes "grade (who-2019)".
std::string moved_fact_said(const board::FactMoved&);

/// Where a moved fact's new value comes from: a report and its day, "follows from Ki-67", "no longer reported".
std::string moved_from(const Since&, const board::FactMoved&);

/// "lesion 2: largest 12 mm", "treatment: radionuclide therapy".
std::string item_said(const Since&, const board::ItemMoved&);

/// A position of what moved, on one side, in words: "not met: age 55 (limit under 45 to 55)", "not for this patient", "not
/// asked (needs ...)"; without one "no rule on it", or "not there" where that knowledge has no such source.
std::string standing_said(const Given&, const board::StandingMoved&, const board::Position*);

/// Whether the knowledge one side was judged by has the source at all.
bool has_source(const Given&, const board::Source&);

/// What moved a standing: "M7-7 (age), the scope of SC-4 (grade)".
std::string causes_said(const Since&, const std::vector<board::Cause>&);

/// "closed", "open (not reported)", "clear", "not asked"; of no gate "no such gate".
std::string_view state_said(const std::optional<board::GateState>&, const board::Gate*);

}  // namespace nelm::sheet
