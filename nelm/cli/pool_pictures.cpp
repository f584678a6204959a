#include "nelm/cli/pool_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/cli/door.h"
#include "nelm/cli/outputs.h"
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

/// What stands behind a picture, and is not drawn: without two hyphens side by side, which would end it.
std::string svg_comment(std::string_view words) {
  std::string text;
  for (const char c : words)
    if (c != '-' || !text.ends_with('-')) text += c;
  return fmt::format("<!-- {} -->\n", text);
}

bool ends_in(std::string_view path, std::string_view ending) {
  return path.size() > ending.size() &&
         std::ranges::equal(path.substr(path.size() - ending.size()), ending,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// A picture as the bytes of its file. Problems bear the name of the switch.
Result<std::string> drawn(std::string_view asked, std::string_view path, const sheet::PoolShown& p,
                          const std::string& made_with) {
  const auto by_its_switch = [&](Problems problems) {
    for (Problem& problem : problems) problem.file = std::string(asked), problem.field.clear();
    return tl::unexpected(std::move(problems));
  };
  const auto made = picture(asked, p);
  if (!made) return by_its_switch(made.error());
  if (!ends_in(path, ".pdf")) return sheet::svg(*made) + svg_comment(fmt::format("Written by {}.", made_with));
  auto printed = print::pdf(*made, today(), made_with);
  if (!printed) return by_its_switch(printed.error());
  return printed;
}

}  // namespace

bool wants_pictures(const Request& request) {
  return std::ranges::any_of(pictures, [&](std::string_view name) { return request.has(name); });
}

bool picture_on_standard_output(const Request& request) {
  return std::ranges::any_of(pictures, [&](std::string_view name) { return request.value(name) == "-"; });
}

Problems picture_files(const Request& request) {
  std::vector<Input> inputs;
  if (request.has("--data")) inputs.push_back({request.value("--data"), "the table itself"});
  auto problems = overwrites(request, pictures, inputs);
  for (const auto name : pictures) {
    const auto path = request.value(name);
    if (path.empty() || path == "-" || ends_in(path, ".svg") || ends_in(path, ".pdf")) continue;
    problems.push_back({.file     = path,
                        .field    = std::string(name),
                        .found    = "another ending",
                        .expected = "a name that ends in .svg or .pdf, or - for standard output"});
  }
  if (request.has("--json") && picture_on_standard_output(request))
    problems.push_back({.file = "--json", .found = "a picture on standard output", .expected = "one of the two there"});
  return problems;
}

int draw_pool(const Request& request, const sheet::PoolShown& p, const std::string& made_with) {
  std::vector<FileToWrite> files;
  std::string              on_output;
  Problems                 problems;
  const auto add = [&](const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); };
  for (const auto name : pictures) {
    if (!request.has(name)) continue;
    const auto path = request.value(name);
    auto       made = drawn(name, path, p, made_with);
    if (!made)
      add(made.error());
    else if (path == "-")
      on_output = std::move(*made);
    else
      files.push_back({path, std::move(*made)});
  }
  const auto put = write_files(files);
  if (!put) add(put.error());
  const int told = problems.empty() ? done : tell(problems);
  return put && !on_output.empty() ? std::max(told, answer(on_output)) : told;
}

}  // namespace nelm::cli
