// nelm cohort zph: whether the hazards of a Cox model are proportional.
#include <algorithm>
#include <utility>

#include "nelm/cli/cohort_fitted.h"
#include "nelm/cli/cohort_pictures.h"
#include "nelm/cli/door.h"
#include "nelm/cohort/proportional_hazards.h"
#include "nelm/exchange/model_formula.h"
#include "nelm/sheet/cohort_hazards.h"

namespace nelm::cli {

Result<sheet::CohortHazards> hazards_of(const FittedCohort& f, const std::vector<cohort::TimeScale>& scales,
                                        bool by_column, double level) {
  const auto&            terms = f.cohort.design.term;
  const std::vector<int> none;
  auto                   test = cohort::proportional_hazards(f.rows, f.fit, scales, by_column ? none : terms);
  if (!test) return tl::unexpected(of_file(std::move(test.error()), f.cohort.table.file));
  sheet::CohortHazards h{.data = f.cohort.data, .names = {}, .test = std::move(*test), .level = level};
  for (const int term : h.test.term) {
    const auto at = static_cast<std::size_t>(term);
    h.names.push_back(
        by_column
            ? f.fit.names[at]
            : exchange::written({.text = {}, .terms = {f.cohort.formula.terms[at]}, .strata = {}, .offsets = {}}));
  }
  return h;
}

int cohort_zph(const Request& request) {
  if (!request.has("--surv")) return misuse("--surv is wanted, such as --surv 'time, death'");
  if (!request.has("--on")) return misuse("--on is wanted: the model, such as --on 'age + sex'");
  if (const auto why = forms_misused(request); !why.empty()) return misuse(why);
  CohortAsked                    asked(request);
  const auto                     model = model_asked(asked);
  const auto                     level = asked.level();
  std::vector<cohort::TimeScale> scales;
  for (const auto at : asked.words("scale of time", "--scale", sheet::time_scales))
    scales.push_back(static_cast<cohort::TimeScale>(at));
  if (scales.empty()) scales = {cohort::TimeScale::km};
  for (auto& problem : cohort_picture_files(request, zph_pictures)) asked.problems().push_back(std::move(problem));
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress progress("reading", request.has("--quiet"));
  auto     c = asked.read(progress);
  if (!c) return tell(c.error());
  const auto f = fitted(asked, std::move(*c), model);
  if (!f) return tell(f.error());
  const auto h = hazards_of(*f, scales, request.has("--by-column"), level);
  if (!h) return tell(h.error());
  const int drawn = draw_zph(request, *f, *h, request.has("--by-column"));
  if (picture_on_standard_output(request, zph_pictures)) return drawn;
  if (request.has("--json")) return std::max(drawn, answer(sheet::hazards_json(*h, provenance())));
  if (request.has("--csv")) return std::max(drawn, answer(sheet::hazards_csv(*h)));
  return std::max(drawn, give_page(request, sheet::hazards_page(*h)));
}

}  // namespace nelm::cli
