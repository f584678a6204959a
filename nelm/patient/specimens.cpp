#include "nelm/patient/specimens.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "nelm/patient/reported.h"

namespace nelm::patient {

namespace {

/// The values of one fact in each specimen, those entered beside the list among them.
std::vector<Possible> in_each(const Known& k, Fact of_specimen, std::initializer_list<Fact> beside = {}) {
  std::vector<Possible> found;
  for (const Record& specimen : items(k.the_case, Fact::specimens)) found.push_back(specimen[of_specimen]);
  for (const Fact f : beside)
    if (reported(k.the_case, f).given) found.push_back(k.values[f]);
  return found;
}

bool may_be_more(const Known& k) { return k.the_case.list(Fact::specimens) != nullptr && !closed(k, Fact::specimens); }

Possible highest_number(const Known& k, const std::vector<Possible>& each) {
  if (each.empty()) return {};
  Range highest = each.front().numbers;
  for (const Possible& p : each) {
    const Range r = p.numbers;
    if (r.low > highest.low || (r.low == highest.low && !r.low_open)) {
      highest.low      = r.low;
      highest.low_open = r.low_open;
    }
    if (r.high > highest.high || (r.high == highest.high && !r.high_open)) {
      highest.high      = r.high;
      highest.high_open = r.high_open;
    }
  }
  if (may_be_more(k)) {
    highest.high      = std::numeric_limits<double>::infinity();
    highest.high_open = false;
  }
  return number(highest);
}

/// What the specimens together leave possible of a word: every word one of them may have.
Possible any_word(const Known& k, Fact of_specimen, Fact of_case) {
  const auto each = in_each(k, of_specimen);
  if (each.empty() || may_be_more(k)) return anything(of_case);
  Choices together = 0;
  for (const Possible& p : each) together |= p.choices;
  return choice(together);
}

}  // namespace

Possible highest_ki67(const Known& k) {
  return highest_number(k, in_each(k, Fact::specimen_ki67, {Fact::ki67_primary_pct, Fact::ki67_metastasis_pct}));
}

Possible highest_mitoses(const Known& k) { return highest_number(k, in_each(k, Fact::specimen_mitoses)); }

Possible highest_grade_reported(const Known& k) {
  const auto each = in_each(k, Fact::specimen_grade);
  if (each.empty()) return anything(Fact::grade_reported);
  // The highest of several sets: every grade some specimen may have, from the lowest that all of them may stay below.
  Choices any = 0, floor = ~Choices{0};
  for (const Possible& p : each) {
    any |= p.choices;
    const Choices lowest = p.choices & (~p.choices + 1);
    floor &= ~(lowest - 1);
  }
  if (may_be_more(k)) any = anything(Fact::grade_reported).choices;
  return choice(any & floor);
}

Possible differentiation_of_all(const Known& k) {
  return any_word(k, Fact::specimen_differentiation, Fact::differentiation);
}

Possible morphology_of_all(const Known& k) { return any_word(k, Fact::specimen_morphology, Fact::morphology); }

}  // namespace nelm::patient
