// nelm evidence list, show and discrepancies: what has been published, claim and original beside each other.
#include "nelm/sheet/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"
#include "nelm/nearest.h"

namespace nelm::cli {

namespace {

using literature::Literature;
using literature::Study;

/// What a switch of them never takes, and what it names that is nowhere.
struct Misnamed {
  Problems never_taken, not_there;
  bool     any() const { return !never_taken.empty() || !not_there.empty(); }
};

literature::Selection selection(const Request& request, const Literature& l, Misnamed& problems) {
  literature::Selection asked;
  if (request.has("--option"))
    if (const auto at = place_of("option", request.value("--option"), patient::Option_words, problems.never_taken))
      asked.option = static_cast<patient::Option>(*at);
  if (request.has("--endpoint"))
    if (const auto at =
            place_of("endpoint", request.value("--endpoint"), literature::Endpoint_words, problems.never_taken))
      asked.endpoint = static_cast<literature::Endpoint>(*at);
  static constexpr std::array<std::string_view, 3> severities{"A", "B", "C"};
  if (request.has("--severity"))
    if (const auto at = place_of("severity", request.value("--severity"), severities, problems.never_taken))
      asked.severity = static_cast<literature::Severity>(*at);
  asked.study = request.value("--study");
  if (request.has("--study") && study_of(l, asked.study) == nullptr)
    problems.not_there.push_back(
        unknown_name("study", asked.study, "a study listed by `nelm evidence list`", study_names(l)));
  return asked;
}

bool two_forms(const Request& request) { return request.has("--json") && request.has("--csv"); }

/// A study, a result or a discrepancy; empty if there is none of that id.
std::string everything_on(const Literature& l, const std::string& id) {
  if (const Study* s = study_of(l, id)) return sheet::study_shown(l, *s);
  if (const auto* r = result_of(l, id)) return sheet::result_shown(l, *study_of(l, literature::study_id_of(id)), *r);
  const auto d = std::ranges::find(l.discrepancies, id, &literature::Discrepancy::id);
  return d == l.discrepancies.end() ? std::string{} : sheet::discrepancy_shown(l, *d);
}

}  // namespace

int list_evidence(const Request& request) {
  if (two_forms(request)) return misuse("--json and --csv are two forms of one answer");
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  const Literature& l = all->literature;
  Misnamed          problems;
  const auto        asked = selection(request, l, problems);
  if (problems.any()) return tell(problems.never_taken, problems.not_there);
  if (request.has("--json")) return answer(sheet::evidence_json(l, asked, provenance(all->knowledge)));
  if (request.has("--csv")) return answer(sheet::evidence_csv(l, asked));
  return answer(sheet::evidence_list(l, asked), all->knowledge);
}

int show_evidence(const Request& request) {
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  const std::string& id   = request.operands.at(0);
  const auto         text = request.has("--json") ? sheet::shown_json(all->literature, id, provenance(all->knowledge))
                                                  : everything_on(all->literature, id);
  if (!text.empty() && request.has("--json")) return answer(text);
  if (!text.empty()) return answer(text, all->knowledge);
  auto known = study_names(all->literature);
  for (const auto name : result_names(all->literature)) known.push_back(name);
  for (const auto& d : all->literature.discrepancies) known.emplace_back(d.id);
  return tell({not_there(
      id, "nothing of that name",
      fmt::format("a study or a result listed by `nelm evidence list`, or a discrepancy{}", did_you_mean(id, known)))});
}

int list_discrepancies(const Request& request) {
  if (two_forms(request)) return misuse("--json and --csv are two forms of one answer");
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  const Literature& l = all->literature;
  Misnamed          problems;
  const auto        asked = selection(request, l, problems);
  if (problems.any()) return tell(problems.never_taken, problems.not_there);
  if (request.has("--json")) return answer(sheet::discrepancies_json(l, provenance(all->knowledge), asked));
  if (request.has("--csv")) return answer(sheet::discrepancies_csv(l, asked));
  return answer(sheet::discrepancies_listed(l, asked), all->knowledge);
}

}  // namespace nelm::cli
