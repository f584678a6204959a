// All the steps there are for one patient, and what each set of them leaves of the facts: judged once, whoever asks.
#pragma once

#include <map>

#include "nelm/board/case_changed.h"

namespace nelm::board {

using StepNumber = std::uint16_t;            // among all the steps there are for this patient
using StepSet    = std::vector<StepNumber>;  // rising, and so in the order of the catalogue

/// The steps of every fact, and what each set of them leaves of the facts; judged once, whichever position asks.
class Steps {
 public:
  /// The assessment must be of this case by this knowledge; all three must outlive this.
  Steps(const patient::Case&, const Knowledge&, const Assessment& now);

  const Step& operator[](std::size_t n) const { return all_[n]; }
  /// Those of one fact: from the first to the one behind the last.
  StepNumber first(Fact f) const { return first_[patient::index(f)]; }
  StepNumber behind(Fact f) const { return first_[patient::index(f) + 1]; }

  const Assessment& now() const { return now_; }
  FactSet           facts_of(const StepSet&) const;
  bool              together(const StepSet&, StepNumber) const;

  /// None where there is no such patient. What it gives stays until the next set of more than two steps is taken: of those
  /// there are too many to keep.
  const std::optional<Changed>& taken(const StepSet&);

 private:
  const patient::Case&                      case_;
  const Knowledge&                          knowledge_;
  const Assessment&                         now_;
  std::vector<Step>                         all_;
  std::vector<StepNumber>                   first_;
  std::map<StepSet, std::optional<Changed>> taken_;
  StepSet                                   last_set_;
  std::optional<Changed>                    last_;
};

/// A set with one step more.
StepSet with(StepSet, StepNumber);

}  // namespace nelm::board
