#include "nelm/sheet/alike_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "nelm/sheet/group_lines.h"

namespace nelm::sheet {

std::optional<Picture> alike_picture(const registry::AlikePatients& a, std::vector<NamedTreatment> all) {
  const bool by_treatment = a.curves && a.curves->by == registry::AlikeCurves::By::treatment;
  std::erase_if(all, [](const NamedTreatment& t) { return !t.curve->from; });
  if (all.empty()) return {};
  SurvivalCurvePlot p;
  p.title = fmt::format("Patients like this one{}: NOT ADJUSTED", by_treatment ? ", by the treatment they had" : "");
  p.event = "death";
  p.time  = {.unit = "months", .since = "diagnosis"};
  p.scale = cohort::IntervalScale::log_log;
  p.level = registry::interval_level;
  p.notes.emplace_back(
      by_treatment
          ? "NOT ADJUSTED. Who was treated how was chosen, not drawn by lot: a difference between two curves is "
            "no effect of a treatment. A patient counts as without a treatment until it begins."
          : "NOT ADJUSTED, and not by treatment.");
  if (a.simulated) p.notes.emplace_back("Simulated: no patient of this registry ever lived.");
  if (all.size() > most_groups) {
    const auto more = all.size() - most_groups;
    auto       most = all;
    std::ranges::stable_sort(most, std::ranges::greater{}, [](const NamedTreatment& t) { return t.curve->patients; });
    const auto least = most[most_groups - 1].curve->patients;
    p.notes.push_back(
        fmt::format("{} more {} drawn, of fewer patients: see the table.", more, more == 1 ? "is not" : "are not"));
    std::erase_if(all, [&](const NamedTreatment& t) { return t.curve->patients < least; });
    all.resize(std::min(all.size(), most_groups));
  }
  for (const NamedTreatment& t : all) {
    p.groups.push_back({.name = t.name, .curve = t.curve->curve, .begins = *t.curve->from});
    if (*t.curve->from > 0)
      p.notes.push_back(fmt::format("{}: from {} on, when enough were under observation, and of those alive then.",
                                    t.name, time_in_words(*t.curve->from, p.time)));
  }
  return picture_of(p);
}

}  // namespace nelm::sheet
