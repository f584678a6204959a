// nelm evidence pool: published results pooled, or refused with the reasons, and their pictures.
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"
#include "nelm/cli/write_file.h"
#include "nelm/print/picture.h"
#include "nelm/sheet/pool_page.h"
#include "nelm/sheet/pool_plots.h"
#include "nelm/sheet/text.h"

namespace nelm::cli {

namespace {

using literature::JudgedPool;
using literature::Literature;
using literature::PoolModel;
using literature::PoolQuestion;

/// What a user asks for, with every word that is none told at once.
class Asked {
 public:
  Asked(const Request& request, const Literature& l) : request_(request), literature_(l) {}

  PoolQuestion question() {
    PoolQuestion q;
    if (const auto at = word("option", "--option", patient::Option_words)) q.option = static_cast<board::Option>(*at);
    for (const auto& name : request_.values("--endpoint"))
      if (const auto at = place_of("endpoint", name, literature::Endpoint_words, problems_))
        q.endpoints.push_back(static_cast<literature::Endpoint>(*at));
    if (const auto at = word("measure", "--measure", literature::Measure_words))
      q.measure = static_cast<literature::Measure>(*at);
    q.months  = number("--at", "a number of months, such as 60", 0, 1200);
    q.studies = named("study", "--study", "a study listed by `nelm evidence list`", study_names(literature_));
    q.without = named("study", "--without", "a study listed by `nelm evidence list`", study_names(literature_));
    q.results = named("result", "--result", "a result shown by `nelm evidence show STUDY`", result_names(literature_));
    q.as_printed = request_.has("--as-printed");
    q.all        = request_.has("--all-studies");
    if (!q.results.empty()) q.measure = result_of(literature_, q.results.front())->measure;
    return q;
  }

  PoolModel model() {
    static constexpr std::array<std::string_view, 4>             scales{"raw", "logit", "arcsine", "freeman-tukey"};
    static constexpr std::array<std::string_view, 3>             tests{"z", "knha", "adhoc"};
    PoolModel                                                    m;
    std::array<std::string_view, evidence::between_names.size()> methods;
    for (std::size_t i = 0; i < methods.size(); ++i) methods[i] = evidence::between_names[i].word;
    if (const auto at = word("scale", "--scale", scales)) m.scale = static_cast<evidence::ProportionScale>(*at);
    if (const auto at = word("method", "--method", methods)) m.model.between = evidence::between_names[*at].between;
    if (const auto at = word("test", "--test", tests)) m.model.test = static_cast<evidence::Test>(*at);
    if (const auto level = number("--level", "a level in per cent, such as 95", 1, 99.9)) m.model.level = *level / 100;
    return m;
  }

  const Problems& problems() const { return problems_; }

 private:
  std::optional<std::size_t> word(std::string_view what, std::string_view name,
                                  std::span<const std::string_view> words) {
    return request_.has(name) ? place_of(what, request_.value(name), words, problems_) : std::nullopt;
  }

  std::vector<std::string> named(std::string_view what, std::string_view name, std::string_view where,
                                 const std::vector<std::string_view>& known) {
    std::vector<std::string> all;
    for (const auto& id : request_.values(name)) {
      if (std::ranges::find(known, id) != known.end())
        all.push_back(id);
      else
        problems_.push_back(unknown_name(what, id, where, known));
    }
    return all;
  }

  std::optional<double> number(std::string_view name, std::string_view expected, double low, double high) {
    if (!request_.has(name)) return {};
    const auto text  = request_.value(name);
    double     value = 0;
    const auto end   = text.data() + text.size();
    const auto read  = std::from_chars(text.data(), end, value);
    if (read.ec == std::errc{} && read.ptr == end && value >= low && value <= high) return value;
    problems_.push_back(
        {.file = std::string(name), .found = fmt::format("\"{}\"", text), .expected = std::string(expected)});
    return {};
  }

  const Request&    request_;
  const Literature& literature_;
  Problems          problems_;
};

/// The pictures that can be asked for, each by a switch that names its file.
constexpr std::array<std::string_view, 5> pictures{"--forest", "--funnel", "--cumulative", "--leave-one-out",
                                                   "--baujat"};

Result<sheet::Picture> picture(std::string_view asked, const Literature& l, const board::Knowledge& k,
                               const JudgedPool& p) {
  const auto of = [](auto plot) -> Result<sheet::Picture> {
    if (!plot) return tl::unexpected(plot.error());
    return picture_of(*plot);
  };
  if (asked == "--forest") return picture_of(sheet::forest_of(l, k, p));
  if (asked == "--funnel") return picture_of(sheet::funnel_of(k, p));
  if (asked == "--cumulative") return of(sheet::steps_of(k, p, sheet::Steps::added));
  if (asked == "--leave-one-out") return of(sheet::steps_of(k, p, sheet::Steps::left_out));
  return of(sheet::baujat_of(k, p));
}

/// What stands behind a picture, and is not drawn: without two hyphens side by side, which would end it.
std::string svg_comment(std::string_view words) {
  std::string text;
  for (const char c : words)
    if (c != '-' || !text.ends_with('-')) text += c;
  return fmt::format("<!-- {} -->\n", text);
}

/// All pictures asked for as bytes, before any is written.
Result<std::vector<std::pair<std::string, std::string>>> drawn(const Request& request, const Literature& l,
                                                               const board::Knowledge& k, const JudgedPool& p) {
  std::vector<std::pair<std::string, std::string>> files;
  Problems                                         problems;
  for (const auto name : pictures) {
    if (!request.has(name)) continue;
    const auto path = request.value(name);
    const auto made = picture(name, l, k, p);
    if (!made) {
      problems.insert(problems.end(), made.error().begin(), made.error().end());
    } else if (!path.ends_with(".pdf")) {
      files.emplace_back(path, sheet::svg(*made) + svg_comment(fmt::format("Written by {}.", provenance(k))));
    } else if (auto printed = print::pdf(*made, today(), provenance(k))) {
      files.emplace_back(path, std::move(*printed));
    } else {
      problems.insert(problems.end(), printed.error().begin(), printed.error().end());
    }
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return files;
}

}  // namespace

int pool_evidence(const Request& request) {
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  Asked      asked(request, all->literature);
  const auto question = asked.question();
  const auto model    = asked.model();
  if (!asked.problems().empty()) return tell(asked.problems());
  const auto pool = literature::judged_pool(all->literature, all->knowledge, question, model);
  if (!pool) return tell(pool.error());

  if (!pool->rows.empty()) {
    const auto files = drawn(request, all->literature, all->knowledge, *pool);
    if (!files) return tell(files.error());
    for (const auto& [path, bytes] : *files)
      if (const auto put = write_file(path, bytes); !put) return tell(put.error());
  }
  if (request.has("--json")) return answer(sheet::pool_json(*pool, all->knowledge, provenance(all->knowledge)));
  auto page = sheet::pool_page(all->literature, all->knowledge, *pool);
  page.foot = {provenance(all->knowledge)};
  return answer(sheet::text(page, {.all = true, .colour = colour()}));
}

}  // namespace nelm::cli
