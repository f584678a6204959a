// nelm evidence pool --data FILE: a user's own table pooled, with every analysis asked for.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/cli/door.h"
#include "nelm/cli/pool_asked.h"
#include "nelm/cli/pool_pictures.h"
#include "nelm/cli/refuse.h"
#include "nelm/exchange/effects_csv.h"
#include "nelm/sheet/table_page.h"
#include "nelm/sheet/text.h"

namespace nelm::cli {

namespace {

/// Switches that choose among published results, and so have nothing to say of a table.
constexpr std::array<std::string_view, 9> of_literature{
    "--option", "--endpoint", "--at", "--measure", "--study", "--result", "--without", "--as-printed", "--all-studies"};

exchange::EffectsAsked columns_asked(PoolAsked& asked) {
  const Request&                                           request = asked.request();
  exchange::EffectsAsked                                   columns;
  std::array<std::string_view, evidence::effect_kinds - 1> words;  // all but estimates as given
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = row_of(static_cast<evidence::EffectKind>(i + 1)).word;
  if (const auto at = asked.word("contrast", "--contrast", words)) columns.contrast = words[*at];
  columns.scale      = asked.scale();
  columns.moderators = request.values("--moderator");
  if (request.has("--subgroup")) columns.subgroup = request.value("--subgroup");
  if (request.has("--cluster")) columns.cluster = request.value("--cluster");
  columns.by_year = request.has("--cumulative");
  return columns;
}

literature::TableQuestion table_asked(PoolAsked& asked) {
  static constexpr std::array<std::string_view, 2> by_tables{"mh", "peto"};
  const Request&                                   request = asked.request();
  std::optional<std::size_t>                       other;
  literature::TableQuestion                        q;
  q.model = asked.model(by_tables, other);
  if (other) q.by = *other == 0 ? literature::TablesBy::mantel_haenszel : literature::TablesBy::peto;
  q.influence     = request.has("--influence");
  q.egger         = request.has("--egger");
  q.begg          = request.has("--begg");
  q.trim_and_fill = request.has("--trim-and-fill");
  q.cumulative    = request.has("--cumulative");
  q.leave_one_out = request.has("--leave-one-out");
  return q;
}

}  // namespace

int pool_table(const Request& request) {
  for (const auto name : of_literature)
    if (request.has(name)) return misuse(fmt::format("{} is of published results, not of --data FILE", name));
  PoolAsked  asked(request);
  const auto columns  = columns_asked(asked);
  const auto question = table_asked(asked);
  for (auto& problem : picture_files(request)) asked.not_there().push_back(std::move(problem));
  if (const auto refused = asked.refused()) return *refused;
  const auto file = read_file(request.value("--data"));
  if (!file) return tell(file.error());
  auto read = exchange::read_effects(*file, columns);
  if (!read) return tell(read.error());
  if (read->table.rows() == 0)
    return tell({{.file = file->name, .found = "no row", .expected = "a row for each study"}});
  const sheet::TableOrigin from{file->name, read->taken, read->not_used};
  const auto               pool = literature::judged_table(std::move(read->table), question);
  if (!pool) return tell(pool.error());

  int drawn = done;
  if (wants_pictures(request)) {
    const auto shown = sheet::table_shown(*pool, from);
    if (shown.rows.empty())
      return tell({{.file     = file->name,
                    .found    = fmt::format("{} rows", pool->table.rows()),
                    .expected = fmt::format("at most {} to draw", literature::most_one_by_one)}});
    drawn = draw_pool(request, shown, provenance());
  }
  if (picture_on_standard_output(request)) return drawn;
  if (request.has("--json")) return std::max(drawn, answer(sheet::table_json(*pool, from)));
  return std::max(drawn, answer(sheet::text(sheet::table_page(*pool, from), {.all = true, .colour = colour()})));
}

}  // namespace nelm::cli
