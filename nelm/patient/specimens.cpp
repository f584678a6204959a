#include "nelm/patient/specimens.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

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

bool may_be_more(const Known& k) {
  return k.values.surely_yes(Fact::specimens_open) ||
         (k.the_case.list(Fact::specimens) != nullptr && !closed(k, Fact::specimens));
}

Possible highest_number(const Known& k, const std::vector<Possible>& each) {
  if (each.empty()) return {};
  Range highest = each.front().numbers;
  for (const Possible& p : each) {
    const Range r = p.numbers;
    if (r.low > highest.low || (r.low == highest.low && r.low_open)) {
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
Possible any_word(const Known& k, Fact of_case, Choices (*in_one)(const Record&)) {
  const auto specimens = items(k.the_case, Fact::specimens);
  if (specimens.empty() || may_be_more(k)) return anything(of_case);
  Choices together = 0;
  for (const Record& specimen : specimens) together |= in_one(specimen);
  return choice(together);
}

/// In one specimen, too, well differentiated is a tumour and poorly differentiated none, where its morphology was not
/// said; and the other way round.
Choices morphology_in(const Record& specimen) {
  const Choices said = specimen[Fact::specimen_morphology].choices;
  if (said != anything(Fact::specimen_morphology).choices) return said;
  const Choices differentiated = specimen[Fact::specimen_differentiation].choices;
  if (differentiated == only(Differentiation::well)) return only(Morphology::net);
  return differentiated == only(Differentiation::poor) ? said & ~only(Morphology::net) : said;
}

Choices differentiation_in(const Record& specimen) {
  const Choices said = specimen[Fact::specimen_differentiation].choices;
  if (said != anything(Fact::specimen_differentiation).choices) return said;
  constexpr Choices carcinoma  = any_of(Morphology::nec_small_cell, Morphology::nec_large_cell);
  const Choices     morphology = specimen[Fact::specimen_morphology].choices;
  if (morphology == only(Morphology::net)) return only(Differentiation::well);
  return (morphology & ~carcinoma) == 0 ? only(Differentiation::poor) : said;
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

Possible differentiation_of_all(const Known& k) { return any_word(k, Fact::differentiation, differentiation_in); }

Possible morphology_of_all(const Known& k) { return any_word(k, Fact::morphology, morphology_in); }

}  // namespace nelm::patient
