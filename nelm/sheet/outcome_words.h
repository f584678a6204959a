// How a published result is said: people out of a hundred, months, a ratio with what it is against.
#pragma once

#include <string>

#include "nelm/literature/outcomes.h"

namespace nelm::sheet {

/// "52 of 100 alive at 5 years"; of a share. Rounded to whole people. A share of what nobody states is no share of people:
/// "6 % of what is not stated recurred".
std::string out_of_100(const literature::StudyResult&);

/// The same of any result: "median overall survival 123 months", "hazard ratio 0.34 (0.21 to 0.55) for overall survival against
/// intra-arterial therapy"; of words the words. A range is called one. With, of the arm it is compared with, the result `other`, where it was read: "97 of 100 alive at 5 years against 51 of 100 (no transplantation)".
std::string outcome_said(const literature::StudyResult&, const literature::StudyResult* other = nullptr);

/// What it is of, without its number: "overall survival at 5 years", "odds ratio for overall survival".
std::string outcome_named(const literature::StudyResult&);

/// "47 to 97 of 100 alive at 5 years, in 6 studies"
std::string spread_said(const literature::Spread&);

}  // namespace nelm::sheet
