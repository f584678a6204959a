// What stands between one source and its favouring one option, thing by thing: a precondition, a newer source in its place,
// a bar that may hold, a required criterion not met.
#pragma once

#include <map>
#include <string>

#include "nelm/board/bound_together.h"
#include "nelm/board/step_sets.h"

namespace nelm::board {

/// Whether every outcome still possible of a position favours its option: a list is met, a guideline recommends, a study
/// found for it. What is not applicable, replaced or beside the point of medicine (a payer) never does.
bool surely_favours(const OptionJudged&, const Position&);

/// Whether a rule can give its position a word that favours the option.
bool can_favour(const Rule&);

class InTheWay {
 public:
  /// Of what a source says of an option; all must outlive this.
  InTheWay(const Source&, Option, const Knowledge&, const BoundTogether&, Steps&);

  /// Judges the patient the steps lead to; false if there is none.
  bool judge(const StepSet&);

  /// The facts the source's rules name, and those these rest on.
  FactSet named() const;

  // -- of what was judged last

  const OptionJudged& option() const { return a_.option(option_); }
  const Position&     position() const { return a_.positions_of(option()).front(); }
  Word                word() const { return a_.word(option(), position()); }
  /// Those of the source, without those of what replaces it.
  std::span<const RuleJudged> rules() const { return a_.rules_of(position()); }
  /// How many things stand in the way of the rule that could favour the option with the fewest; none if no rule can.
  std::size_t things() const;

  // -- of any set

  bool suffices(const StepSet& set) { return judge(set) && surely_favours(option(), position()); }

  /// Every set that suffices and holds these steps changes one of these facts besides, if it takes no more than `left`
  /// steps further: each thing in the way has to go, so one of them is as good as all to go on with; a fact that leaves more
  /// things that share no fact than steps are left then is none of them.
  FactSet next(const StepSet& set, std::size_t left);

 private:
  FactSet              bearing_on(const FactSet&);
  std::vector<FactSet> before_any_rule();
  std::vector<FactSet> wanted(const RuleJudged&);

  const BoundTogether&           ties_;
  Steps&                         steps_;
  Option                         option_;
  Knowledge                      knowledge_;
  Assessment                     a_;
  std::map<std::string, FactSet> bearing_;
};

}  // namespace nelm::board
