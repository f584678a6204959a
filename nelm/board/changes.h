// What moved between two judgements, and what moved it: each standing, gate and lesion that stands otherwise, with the
// criteria whose verdict changed and the moved facts they read. Of one patient at two times, or one case by two knowledges.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "nelm/board/moved_facts.h"

namespace nelm::board {

/// What in the rules made a standing move.
struct Cause {
  enum class What : std::uint8_t {
    criterion,     // its verdict changed, or only one of the two knowledges has it
    scope,         // whether the rule speaks of this case
    rule,          // it is worded otherwise, or only one of the two knowledges has it
    precondition,  // of the option
    successor,     // a newer source speaks in its place, or no longer does
  };
  What                     what        = What::criterion;
  const Rule *             rule_before = nullptr, *rule_after = nullptr;
  const Criterion *        before = nullptr, *after = nullptr;  // of a criterion
  const Source*            successor = nullptr;
  std::vector<std::size_t> facts;  // the moved facts it reads, in Changes::facts

  /// "M7-5", or the rule's: "M7"; of a precondition empty.
  std::string_view id() const;
};

struct StandingMoved {
  Option              option{};
  const Source *      source_before = nullptr, *source_after = nullptr;
  const Position *    before = nullptr, *after = nullptr;  // none: that knowledge has no position of this source
  std::optional<Word> word_before, word_after;             // under the option's precondition
  std::vector<Cause>  by;

  const Source& source() const { return source_after != nullptr ? *source_after : *source_before; }
};

struct GateMoved {
  const Gate *             before = nullptr, *after = nullptr;
  std::optional<GateState> state_before, state_after;
  OptionSet                options = 0;  // before which it stands now, or stood: those that arise
  std::vector<std::size_t> facts;

  const Gate& gate() const { return after != nullptr ? *after : *before; }
};

/// What was written of a fact that nobody judges: a marker with its unit, the question, a citation.
struct TextMoved {
  Fact             fact = Fact::none;
  std::string_view before, after;  // empty: nothing was written
};

/// Something a reader must see beside a fact: it came, or went.
struct FlagMoved {
  const Flag* flag = nullptr;
  bool        now  = false;
};

/// The precondition of an option stands otherwise.
struct NeedsMoved {
  Option                   option{};
  Verdict                  before = Verdict::met, after = Verdict::met;
  std::vector<std::size_t> facts;  // the moved facts it reads
};

/// What a patient declines stands before an option as a gate does.
struct DeclinedMoved {
  Option option{};
  bool   now = false;
};

/// A lesion that stands otherwise by a rule judged lesion by lesion.
struct LesionMoved {
  const LesionJudged *before = nullptr, *after = nullptr;
  std::vector<Cause>  by;  // without the facts: they are the lesion's own
};

struct Changes {
  std::vector<FactMoved>     facts;
  std::vector<ItemMoved>     items;
  std::vector<TextMoved>     texts;
  std::vector<FlagMoved>     flags;
  std::vector<GateMoved>     gates;
  std::vector<NeedsMoved>    needs;
  std::vector<DeclinedMoved> declined;
  std::vector<StandingMoved> standings;  // by option in the clinical order, then by source
  std::vector<LesionMoved>   lesions;

  bool nothing_stands_otherwise() const {
    return gates.empty() && needs.empty() && declined.empty() && standings.empty() && lesions.empty();
  }
  bool none() const {
    return facts.empty() && items.empty() && texts.empty() && flags.empty() && nothing_stands_otherwise();
  }
};

/// Compares them. A standing moves with its word, with an end of what is still possible, and where it is weakened or waits
/// for time; what it still asks for is no part of it. A source that says nothing of the case stands like one that is not
/// there. Same in, same out; nothing of a judgement compared with itself.
Changes changes(const Judgement& before, const Judgement& after);

}  // namespace nelm::board
