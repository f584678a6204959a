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

std::vector<const StudyResult*> counterparts(const Study& s, const StudyResult& r) {
  std::vector<const StudyResult*> found;
  for (const StudyResult& other : s.results)
    if (other.said_by != r.said_by && other.arm == r.arm && other.group == r.group && other.endpoint == r.endpoint &&
        other.measure == r.measure && other.months == r.months)
      found.push_back(&other);
  return found;
}

}  // namespace nelm::literature
