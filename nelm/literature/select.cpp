#include "nelm/literature/select.h"

#include <algorithm>

namespace nelm::literature {

std::vector<Selected> selected(const Literature& l, const Selection& asked) {
  std::vector<Selected> all;
  for (const Study& s : l.studies)
    for (const StudyResult& r : s.results) {
      const bool of_study =
          asked.study.empty() || asked.study == s.id || std::ranges::find(r.cites, asked.study) != r.cites.end();
      const bool on_option   = !asked.option || (options_of(r.arm) & board::bit(*asked.option)) != 0;
      const bool of_endpoint = !asked.endpoint || r.endpoint == *asked.endpoint;
      if (of_study && on_option && of_endpoint) all.push_back({&s, &r});
    }
  return all;
}

std::vector<const Discrepancy*> selected_discrepancies(const Literature& l, const Selection& asked) {
  const auto results = selected(l, {.option = asked.option, .endpoint = asked.endpoint});
  const auto among   = [](const std::vector<std::string>& ids, std::string_view id) {
    return std::ranges::find(ids, id) != ids.end();
  };
  std::vector<const Discrepancy*> all;
  for (const Discrepancy* d : worst_first(l)) {
    const bool of_words    = d->claims.empty() && d->originals.empty();
    const bool of_results  = std::ranges::any_of(results, [&](const Selected& s) {
      return of_words ? among(d->studies, s.study->id)
                       : among(d->claims, s.result->id) || among(d->originals, s.result->id);
    });
    const bool of_study    = asked.study.empty() || among(d->studies, asked.study);
    const bool of_severity = !asked.severity || d->severity == *asked.severity;
    if (of_study && of_severity && (of_results || (!asked.option && !asked.endpoint))) all.push_back(d);
  }
  return all;
}

std::vector<const StudyResult*> counterparts(const Study& s, const StudyResult& r) {
  std::vector<const StudyResult*> found;
  for (const StudyResult& other : s.results)
    if (other.said_by != r.said_by && other.arm == r.arm && other.group == r.group && other.endpoint == r.endpoint &&
        other.measure == r.measure && other.months == r.months)
      found.push_back(&other);
  return found;
}

}  // namespace nelm::literature
