#include "nelm/cli/pool_pictures.h"

#include <algorithm>
#include <array>
#include <utility>

#include "nelm/cli/pictures.h"
#include "nelm/sheet/pool_plots.h"

namespace nelm::cli {

namespace {

constexpr std::array<std::string_view, 5> pictures{"--forest", "--funnel", "--cumulative", "--leave-one-out",
                                                   "--baujat"};

Result<sheet::Picture> picture(std::string_view asked, const sheet::PoolShown& p) {
  const auto of = [](auto plot) -> Result<sheet::Picture> {
    if (!plot) return tl::unexpected(plot.error());
    return picture_of(*plot);
  };
  const auto none = [](std::string found, std::string expected) {
    return tl::unexpected(Problems{{.found = std::move(found), .expected = std::move(expected)}});
  };
  if (p.rows.empty()) return none("no row", "a row to draw");
  if (asked == "--forest") return picture_of(sheet::forest_of(p));
  if (asked == "--funnel") return picture_of(sheet::funnel_of(p));
  if (!p.pooled) return none("rows that are refused as a pool", "rows that are pooled");
  if (asked == "--cumulative") return of(sheet::steps_of(p, sheet::Steps::added));
  if (asked == "--leave-one-out") return of(sheet::steps_of(p, sheet::Steps::left_out));
  return of(sheet::baujat_of(p));
}

}  // namespace

bool wants_pictures(const Request& request) {
  return std::ranges::any_of(pictures, [&](std::string_view name) { return request.has(name); });
}

bool picture_on_standard_output(const Request& request) { return picture_on_standard_output(request, pictures); }

Problems picture_files(const Request& request) {
  std::vector<Input> inputs;
  if (request.has("--data")) inputs.push_back({request.value("--data"), "the table itself"});
  return picture_files(request, pictures, inputs);
}

int draw_pool(const Request& request, const sheet::PoolShown& p, const std::string& made_with) {
  std::vector<PictureAsked> all;
  for (const auto name : pictures) all.push_back({name, [name, &p] { return picture(name, p); }});
  return draw_pictures(request, all, made_with);
}

}  // namespace nelm::cli
