// nelm evidence pool: published results pooled, or refused with the reasons, and their pictures.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"
#include "nelm/cli/pool_asked.h"
#include "nelm/cli/pool_pictures.h"
#include "nelm/evidence/study_table.h"
#include "nelm/sheet/pool_page.h"
#include "nelm/sheet/text.h"

namespace nelm::cli {

namespace {

using literature::Literature;
using literature::PoolModel;
using literature::PoolQuestion;

/// Switches that say what is in a table, and so nothing of published results.
constexpr std::array<std::string_view, 4> of_tables{"--moderator", "--subgroup", "--cluster", "--influence"};

/// Switches that say which results, and so nothing where those are named.
constexpr std::array<std::string_view, 4> of_questions{"--option", "--endpoint", "--at", "--measure"};

/// Analyses of asymmetry, by their switches.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> of_asymmetry{
    {{"--egger", "Egger's test"}, {"--begg", "Begg's test"}, {"--trim-and-fill", "trim and fill"}}};

std::vector<std::string> named(PoolAsked& asked, std::string_view what, std::string_view name, std::string_view where,
                               const std::vector<std::string_view>& known) {
  std::vector<std::string> all;
  for (const auto& id : asked.request().values(name)) {
    if (std::ranges::find(known, id) != known.end())
      all.push_back(id);
    else
      asked.not_there().push_back(unknown_name(what, id, where, known));
  }
  return all;
}

PoolQuestion question_asked(PoolAsked& asked, const Literature& l) {
  std::vector<evidence::EffectKindRow> contrasts;
  std::vector<evidence::Contrast>      contrast_of;
  for (std::size_t i = 0; i < evidence::effect_kinds; ++i)
    if (const auto kind = static_cast<evidence::EffectKind>(i); const auto is = evidence::contrast_of(kind)) {
      contrasts.push_back(row_of(kind));
      contrast_of.push_back(*is);
    }
  const Request& request = asked.request();
  PoolQuestion   q;
  if (const auto at = asked.word("option", "--option", patient::Option_words))
    q.option = static_cast<board::Option>(*at);
  for (const auto& name : request.values("--endpoint"))
    if (const auto at = place_of("endpoint", name, literature::Endpoint_words, asked.never_taken()))
      q.endpoints.push_back(static_cast<literature::Endpoint>(*at));
  if (const auto at = asked.word("measure", "--measure", literature::Measure_words))
    q.measure = static_cast<literature::Measure>(*at);
  if (const auto at = asked.word("contrast", "--contrast", words_of(contrasts))) q.contrast = contrast_of[*at];
  q.months     = asked.number("--at", "a number of months from 0 to 1200, such as 60", 0, 1200);
  q.studies    = named(asked, "study", "--study", "a study listed by `nelm evidence list`", study_names(l));
  q.without    = named(asked, "study", "--without", "a study listed by `nelm evidence list`", study_names(l));
  q.results    = named(asked, "result", "--result", "a result shown by `nelm evidence show STUDY`", result_names(l));
  q.as_printed = request.has("--as-printed");
  q.all        = request.has("--all-studies");
  for (const auto& [name, analysis] : of_asymmetry)
    if (request.has(name)) q.asymmetry.emplace_back(analysis);
  if (!q.results.empty())
    for (const auto name : of_questions)
      if (request.has(name))
        asked.never_taken().push_back(
            {.file     = std::string(name),
             .found    = "--result beside it",
             .expected = "one or the other: a result has its own treatment, endpoint and time"});
  if (q.results.empty() && q.studies.empty() && q.endpoints.empty())
    asked.never_taken().push_back({.file     = "--endpoint",
                                   .found    = "none",
                                   .expected = "an endpoint, a study (--study) or a result (--result) to ask for"});
  if (!q.results.empty()) q.measure = result_of(l, q.results.front())->measure;
  if (q.contrast && q.measure != literature::Measure::share)
    asked.never_taken().push_back({.file     = "--contrast",
                                   .found    = fmt::format("a {}", name(q.measure)),
                                   .expected = "shares, of which a contrast of two arms is made"});
  return q;
}

}  // namespace

int pool_evidence(const Request& request) {
  if (request.has("--data")) return pool_table(request);
  for (const auto name : of_tables)
    if (request.has(name)) return misuse(fmt::format("{} wants --data FILE", name));
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  PoolAsked                  asked(request);
  const auto                 question = question_asked(asked, all->literature);
  std::optional<std::size_t> no_other;
  const PoolModel            model{asked.model({}, no_other), asked.scale()};
  for (auto& problem : picture_files(request)) asked.not_there().push_back(std::move(problem));
  if (const auto refused = asked.refused()) return *refused;
  const auto pool = literature::judged_pool(all->literature, all->knowledge, question, model);
  if (!pool) return tell(pool.error());
  // What is neither of shares nor of few would have to be made, and is of tables alone.
  if (pool->not_tested.size() < question.asymmetry.size())
    return misuse("--egger, --begg and --trim-and-fill want --data FILE");

  const auto made_with = provenance(all->knowledge);
  int        drawn     = done;
  if (wants_pictures(request))
    drawn = draw_pool(request, sheet::shown(all->literature, all->knowledge, *pool), made_with);
  if (picture_on_standard_output(request)) return drawn;
  if (request.has("--json")) return std::max(drawn, answer(sheet::pool_json(*pool, all->knowledge, made_with)));
  auto page = sheet::pool_page(all->literature, all->knowledge, *pool);
  page.foot = {made_with};
  return std::max(drawn, answer(sheet::text(page, {.all = true, .colour = colour()})));
}

}  // namespace nelm::cli
