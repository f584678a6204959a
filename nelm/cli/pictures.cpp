#include "nelm/cli/pictures.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/cli/door.h"
#include "nelm/cli/write_file.h"
#include "nelm/print/picture.h"

namespace nelm::cli {

namespace {

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
Result<std::string> drawn(const PictureAsked& asked, std::string_view path, const std::string& made_with) {
  const auto by_its_switch = [&](Problems problems) {
    for (Problem& problem : problems) problem.file = std::string(asked.by), problem.field.clear();
    return tl::unexpected(std::move(problems));
  };
  const auto made = asked.draw();
  if (!made) return by_its_switch(made.error());
  if (!ends_in(path, ".pdf")) return sheet::svg(*made) + svg_comment(fmt::format("Written by {}.", made_with));
  auto printed = print::pdf(*made, today(), made_with);
  if (!printed) return by_its_switch(printed.error());
  return printed;
}

}  // namespace

bool picture_on_standard_output(const Request& request, std::span<const std::string_view> switches) {
  return std::ranges::any_of(switches, [&](std::string_view name) { return request.value(name) == "-"; });
}

Problems picture_files(const Request& request, std::span<const std::string_view> switches,
                       const std::vector<Input>& inputs, std::span<const std::string_view> beside) {
  std::vector<std::string_view> written(switches.begin(), switches.end());
  written.insert(written.end(), beside.begin(), beside.end());
  auto problems = overwrites(request, written, inputs);
  for (const auto name : switches) {
    const auto path = request.value(name);
    if (path.empty() || path == "-" || ends_in(path, ".svg") || ends_in(path, ".pdf")) continue;
    problems.push_back({.file     = path,
                        .field    = std::string(name),
                        .found    = "another ending",
                        .expected = "a name that ends in .svg or .pdf, or - for standard output"});
  }
  if (request.has("--json") && picture_on_standard_output(request, switches))
    problems.push_back({.file = "--json", .found = "a picture on standard output", .expected = "one of the two there"});
  return problems;
}

int draw_pictures(const Request& request, const std::vector<PictureAsked>& pictures, const std::string& made_with) {
  std::vector<FileToWrite> files;
  std::string              on_output;
  Problems                 problems;
  const auto add = [&](const Problems& more) { problems.insert(problems.end(), more.begin(), more.end()); };
  for (const auto& asked : pictures) {
    if (!request.has(asked.by)) continue;
    const auto path = request.value(asked.by);
    auto       made = drawn(asked, path, made_with);
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
