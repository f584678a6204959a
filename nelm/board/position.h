// What a source, or one of its rules, says of one option for one case: a word, or the words still possible.
#pragma once

#include <cstdint>
#include <string_view>

#include "nelm/board/knowledge.h"

namespace nelm::board {

/// Where a list, a guideline, a study or a payer can stand. Of a guideline's words the first seven are in order, worst first.
// clang-format off
enum class Word : std::uint8_t {
  against, condition_not_met, divided, borderline, conditional, recommends, silent,
  boundary_conflict,                                           // a guideline's or a list's readings part on a limit
  not_eligible, eligible_relative, eligible,                   // a list
  evidence_for, evidence_against, caution, disputed,           // a study
  commissioned, not_commissioned,                              // a payer: apart from what medicine advises
  not_applicable, not_encoded,
  replaced,                                                    // a newer source of the same body speaks in its place
  undetermined,
};
// clang-format on

/// Which way a standing points; two sources part where one points for an option and the other against it.
enum class Side : std::uint8_t { neither, favours, against };

Side side_of(Word);

/// Whether a word says anything of the case: it is neither silent, nor not encoded, nor out of scope, nor replaced.
constexpr bool says_anything(Word w) {
  return w != Word::silent && w != Word::not_encoded && w != Word::not_applicable && w != Word::replaced;
}

/// "not_eligible": the word as the stories and the JSON write it.
std::string_view name(Word);

/// One criterion judged for one case (or one lesion).
struct Finding {
  const Criterion* criterion = nullptr;
  Verdict          met_if    = Verdict::unknown;
  Verdict          unmet_if  = Verdict::unknown;
  Span             span;
  bool             matters = false;  // its worst end lies below the best the standing can still be

  /// What the criterion's source does not say of this case.
  bool unsaid() const {
    return criterion->between == Between::unsaid && met_if == Verdict::unmet && unmet_if == Verdict::unmet &&
           !span.decided();
  }
};

/// One rule judged for one case: the least of its criteria at both ends.
struct RuleJudged {
  const Rule*   rule  = nullptr;
  Verdict       scope = Verdict::met;  // whether it speaks of this case
  Span          span;
  bool          asks = false;          // it can still change the position
  FactSet       missing;               // what it asks for
  bool          silent  = false;       // a criterion that matters is open by its source's silence
  bool          by_time = false;       // excluded, and by nothing but what time alone will meet
  std::uint32_t first = 0, count = 0;  // its findings, in the assessment
};

/// How a span of one rule reads in its own words, once in scope.
Word word_of(const Rule&, Grade);

/// One source's position on one option.
struct Position {
  const Source* source = nullptr;
  Option        option{};
  Word          worst = Word::silent, best = Word::silent;  // both ends of what it would be within its scope
  Verdict       scope    = Verdict::met;    // unmet: no rule of the source speaks of this case; unknown: it may be so
  bool          by_time  = false;           // not met, and time alone will meet it
  bool          weakened = false;           // it stands, with a relative criterion missed
  bool          conflict = false;           // where its words are `divided`: the readings part on a limit
  bool          silent   = false;           // open by its source's silence
  Verdict       replaced = Verdict::unmet;  // by a newer source: met, it is not among the valid
  const Source* by       = nullptr;         // which one, where it is or may be
  FactSet       missing;                    // what could still change it; none once it is decided
  std::uint32_t first = 0, count = 0;       // its rules, in the assessment

  /// Exactly one word is possible.
  bool decided() const {
    return replaced == Verdict::met || (scope != Verdict::unknown && (scope == Verdict::unmet || worst == best));
  }
  /// The word; `undetermined` while more than one is possible.
  Word word() const;
};

}  // namespace nelm::board
