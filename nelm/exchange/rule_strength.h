// What a source of each kind may say, in which form and how strongly: a guideline advises, a study says what was found and
// advises nothing, a payer pays or does not.
#pragma once

#include "nelm/board/knowledge.h"
#include "nelm/exchange/fields.h"

namespace nelm::exchange {

inline constexpr std::string_view source_kinds[]   = {"review", "guideline", "list", "study", "payer"};
inline constexpr std::string_view rule_forms[]     = {"list", "indication", "bar", "finding"};
inline constexpr std::string_view rule_strengths[] = {"recommends",   "conditional",      "against", "divided",
                                                      "evidence_for", "evidence_against", "caution", "disputed",
                                                      "commissioned", "not_commissioned"};

/// Tells a form no source of this kind uses, a strength its form does not have, and a rule that recommends though words no
/// fact holds stand with it.
void check_strength(Fields&, board::SourceKind, const board::Rule&);

/// Tells a rule that stands beside a list on one option, given those before it in the source: whether the list is met is
/// all the source says there.
void check_lists_alone(Fields&, const board::Rule&, std::span<const board::Rule> before);

}  // namespace nelm::exchange
