// The heart: a case meets the knowledge. Every rule of every source judged on every option, from the worst outcome still
// possible to the best; nothing ranked, nothing scored, nothing guessed.
#pragma once

#include <vector>

#include "nelm/board/judged.h"
#include "nelm/board/position.h"

namespace nelm::board {

/// A gate before an option. Open is not clear; what is not asked is neither: it does not matter for this patient.
enum class GateState : std::uint8_t { closed, open, clear, not_asked };

struct GateJudged {
  const Gate* gate   = nullptr;
  GateState   state  = GateState::open;
  Verdict     scope  = Verdict::met;  // whether its source speaks of this patient; it stands before every one
  OptionSet   before = 0;             // its options but those whose precondition is unmet; before none it asks nothing
  FactSet     missing;
};

/// One option, with its precondition and every source's position on it.
struct OptionJudged {
  const OptionRow* option = nullptr;
  Verdict          needs  = Verdict::met;  // its precondition: unmet, it is not applicable for all sources
  FactSet          missing;                // what the precondition asks for
  bool             declined = false;       // by the patient
  bool             given    = false;       // it stands among the treatments
  std::uint32_t    first = 0, count = 0;   // its positions, in the assessment
};

/// A rule judged lesion by lesion: one standing for each viable lesion, in the order of the list.
struct LesionJudged {
  const Source*          source = nullptr;
  const Rule*            rule   = nullptr;
  const patient::Record* lesion = nullptr;  // in the case that was assessed
  std::uint32_t          number = 0;        // 1 is the first of the list
  Span                   span;
  std::uint32_t          first = 0, count = 0;
};

/// Whether a conflict between the sources bears on the case: unmet also where none of its options arises.
struct ConflictJudged {
  const Conflict* conflict = nullptr;
  Verdict         bears    = Verdict::unknown;
  FactSet         missing;  // what could still settle it
};

/// Whether a prognostic factor holds; unknown where its source gives no limit.
struct FactorJudged {
  const Factor* factor = nullptr;
  Verdict       holds  = Verdict::unknown;
};

struct Assessment {
  Date                        on{};
  Judged                      facts;
  std::vector<GateJudged>     gates;
  std::vector<OptionJudged>   options;  // every option, in the clinical order
  std::vector<Position>       positions;
  std::vector<RuleJudged>     rules;
  std::vector<Finding>        findings;
  std::vector<LesionJudged>   lesions;
  std::vector<OptionSet>      speaking;   // by source: the options it has a rule on
  std::vector<ConflictJudged> conflicts;  // shown, never judged by
  std::vector<FactorJudged>   factors;    // likewise

  std::span<const Position> positions_of(const OptionJudged& o) const { return {positions.data() + o.first, o.count}; }
  std::span<const RuleJudged> rules_of(const Position& p) const { return {rules.data() + p.first, p.count}; }
  std::span<const Finding>    findings_of(const RuleJudged& r) const { return {findings.data() + r.first, r.count}; }
  std::span<const Finding>    findings_of(const LesionJudged& l) const { return {findings.data() + l.first, l.count}; }

  const OptionJudged& option(Option o) const { return options[static_cast<std::size_t>(o)]; }
  /// A source's position on an option; none if the source does not appear there.
  const Position* position(std::string_view source, Option) const;
  /// The word of a position under its option's precondition, which is judged before all sources.
  Word word(const OptionJudged&, const Position&) const;
};

/// Judges a case, as known on the day (patient::known_by), by the knowledge. The result points into both: they must
/// outlive it. Same in, same out.
Assessment assess(const patient::Case&, const Knowledge&, Date on);

/// The same with a clinician's answers tried out on top of the case.
Assessment assess(const patient::Case&, const Knowledge&, Date on, std::span<const Answer>);

/// The rules alone, on facts already judged: the inner loop. Writes over `into`, whose memory is used again.
void judge_rules(const patient::Case&, const Knowledge&, Assessment& into);

}  // namespace nelm::board
