// nelm cohort concordance: how well a marker or a Cox model puts a user's own patients in order.
#include "nelm/sheet/cohort_concordance.h"

#include <utility>

#include "nelm/cli/cohort_fitted.h"
#include "nelm/cli/cohort_pictures.h"
#include "nelm/cli/door.h"

namespace nelm::cli {

namespace {

Result<cohort::Concordance> found(CohortAsked& asked, Cohort c, const cohort::CoxModel& model,
                                  const cohort::ConcordanceModel& how) {
  const auto file = c.table.file;
  if (asked.request().has("--marker")) {
    const Eigen::VectorXd marker = c.design.x.col(0);
    auto                  of =
        cohort::concordance(c.design.follow_up, std::span(marker.data(), static_cast<std::size_t>(marker.size())), how);
    if (!of) return tl::unexpected(of_file(std::move(of.error()), file));
    return *of;
  }
  auto fit = fitted(asked, std::move(c), model);
  if (!fit) return tl::unexpected(std::move(fit.error()));
  auto of = cohort::concordance(fit->rows, fit->fit, how);
  if (!of) return tl::unexpected(of_file(std::move(of.error()), file));
  return *of;
}

}  // namespace

int cohort_concordance(const Request& request) {
  if (!request.has("--surv")) return misuse("--surv is wanted, such as --surv 'time, death'");
  if (request.has("--on") == request.has("--marker"))
    return misuse("either --marker COLUMN is wanted, or --on FORMULA for a Cox model");
  if (request.has("--ties") && request.has("--marker")) return misuse("--ties is of a Cox model: --on FORMULA");
  if (const auto why = forms_misused(request); !why.empty()) return misuse(why);
  CohortAsked              asked(request);
  sheet::CohortConcordance c;
  const auto               model = model_asked(asked);
  c.marker                       = request.value("--marker");
  c.model.lives_longer           = request.has("--lives-longer");
  c.model.threads                = asked.threads();
  if (c.model.lives_longer && c.marker.empty()) return misuse("--lives-longer is of --marker COLUMN");
  if (const auto at = asked.word("weight", "--weight", sheet::pair_weights))
    c.model.weight = static_cast<cohort::PairWeight>(*at);
  if (const auto tau = asked.above("--tau", "a time above 0, such as 60", 0)) c.model.up_to = *tau;
  c.level = asked.level();
  if (!c.marker.empty()) asked.rest_on(c.marker);
  for (auto& problem : cohort_picture_files(request, {})) asked.problems().push_back(std::move(problem));
  if (!asked.problems().empty()) return tell(asked.problems());
  Progress progress("reading", request.has("--quiet"));
  auto     read = asked.read(progress);
  if (!read) return tell(read.error());
  if (read->design.x.cols() != 1 && !c.marker.empty())
    return tell({{.file     = read->table.file,
                  .field    = c.marker,
                  .found    = "categories",
                  .expected = "a column of numbers, which has an order"}});
  c.data        = read->data;
  const auto of = found(asked, std::move(*read), model, c.model);
  if (!of) return tell(of.error());
  c.found = *of;
  if (request.has("--json")) return answer(sheet::concordance_json(c, provenance()));
  if (request.has("--csv")) return answer(sheet::concordance_csv(c));
  return give_page(request, sheet::concordance_page(c));
}

}  // namespace nelm::cli
