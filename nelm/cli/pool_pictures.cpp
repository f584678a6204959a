#include "nelm/cli/pool_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/cli/door.h"
#include "nelm/cli/write_file.h"
#include "nelm/print/picture.h"
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
  if (asked == "--forest") return picture_of(sheet::forest_of(p));
  if (asked == "--funnel") return picture_of(sheet::funnel_of(p));
  if (asked == "--cumulative") return of(sheet::steps_of(p, sheet::Steps::added));
  if (asked == "--leave-one-out") return of(sheet::steps_of(p, sheet::Steps::left_out));
  return of(sheet::baujat_of(p));
}

/// What stands behind a picture, and is not drawn: without two hyphens side by side, which would end it.
std::string svg_comment(std::string_view words) {
  std::string text;
  for (const char c : words)
    if (c != '-' || !text.ends_with('-')) text += c;
  return fmt::format("<!-- {} -->\n", text);
}

}  // namespace

bool wants_pictures(const Request& request) {
  return std::ranges::any_of(pictures, [&](std::string_view name) { return request.has(name); });
}

Result<std::vector<std::pair<std::string, std::string>>> pool_pictures(const Request&          request,
                                                                       const sheet::PoolShown& p,
                                                                       const std::string&      made_with) {
  std::vector<std::pair<std::string, std::string>> files;
  Problems                                         problems;
  const auto add = [&](const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); };
  for (const auto name : pictures) {
    if (!request.has(name)) continue;
    const auto path = request.value(name);
    const auto made = picture(name, p);
    if (!made) {
      add(made.error());
    } else if (!path.ends_with(".pdf")) {
      files.emplace_back(path, sheet::svg(*made) + svg_comment(fmt::format("Written by {}.", made_with)));
    } else if (auto printed = print::pdf(*made, today(), made_with)) {
      files.emplace_back(path, std::move(*printed));
    } else {
      add(printed.error());
    }
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return files;
}

Result<bool> write_pool_pictures(const Request& request, const sheet::PoolShown& p, const std::string& made_with) {
  const auto files = pool_pictures(request, p, made_with);
  if (!files) return tl::unexpected(files.error());
  for (const auto& [path, bytes] : *files)
    if (const auto put = write_file(path, bytes); !put) return tl::unexpected(put.error());
  return true;
}

}  // namespace nelm::cli
