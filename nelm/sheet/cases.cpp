#include "nelm/sheet/cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/board/left_open.h"
#include "nelm/sheet/beside_the_sources.h"
#include "nelm/sheet/markdown.h"
#include "nelm/sheet/option_names.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Support;
using patient::Fact;

namespace {

struct OneCase {
  const Given&         given;
  std::string          name;
  board::OptionSet     chosen;
  std::vector<Support> support;
  board::LeftOpen      left;

  explicit OneCase(const Given& g)
      : given(g),
        name(in_markdown(g.the_case.text(Fact::case_id))),
        chosen(board::options_chosen(g.the_case)),
        support(board::support(g.assessment, chosen)),
        left(board::left_open(g.assessment)) {}
};

/// The sources that stand on one side of any option chosen, each once: "enets-2016, seed-chan-2018"; "-" if none does.
std::string sources(const OneCase& c, std::vector<board::Voice> Support::* side) {
  std::vector<std::string_view> ids;
  for (const Support& s : c.support)
    for (const board::Voice& v : s.*side)
      if (std::ranges::find(ids, v.source().id) == ids.end()) ids.emplace_back(v.source().id);
  return ids.empty() ? "-" : fmt::format("{}", fmt::join(ids, ", "));
}

std::string row(const OneCase& c) {
  const auto chosen = option_names(c.given.knowledge, c.chosen);
  return fmt::format("| [{}](#{}) | {} | {} | {} | {} of {} |\n", c.name, anchor(c.given.the_case.text(Fact::case_id)),
                     chosen.empty() ? "not said" : in_markdown(chosen), in_markdown(sources(c, &Support::supports)),
                     in_markdown(sources(c, &Support::against)), c.left.open, c.left.standings);
}

void add(std::string& text, std::string_view label, std::string_view words) {
  if (!words.empty()) text += fmt::format("- **{}:** {}\n", in_markdown(label), in_markdown(words));
}

std::string notes(const Given& g, Fact kind) {
  std::vector<std::string_view> all;
  for (const auto& note : g.the_case.notes)
    if (note.fact == kind) all.emplace_back(note.text);
  return fmt::format("{}", fmt::join(all, " "));
}

std::string part(const OneCase& c) {
  const Given& g    = c.given;
  auto         text = fmt::format("\n### {}\n\n", c.name);
  if (const auto citation = g.the_case.text(Fact::citation); !citation.empty())
    text += fmt::format("{}{} Read: {}.\n\n", in_markdown(citation), citation.ends_with('.') ? "" : ".",
                        in_markdown(g.the_case.text(Fact::text_read)));
  add(text, "Asked", g.the_case.text(Fact::question));
  add(text, "Judged on", fmt::format("{} ({})", written(g.assessment.on), g.day_from));
  add(text, "Done", notes(g, Fact::done));
  for (const Support& s : c.support)
    add(text, fmt::format("Chosen, {}", s.option->option->name), beside_the_sources(s));
  add(text, "Published after that day", sources_dated(g, c.support, Dated::later));
  add(text, "Perhaps after it, for only their year is known", sources_dated(g, c.support, Dated::perhaps_later));
  add(text, "Outcome", notes(g, Fact::outcome));
  add(text, "Left out",
      fmt::format("{}; {} of {} standings are open for it",
                  c.left.facts.none() ? "nothing that a standing asks for" : names(c.left.facts), c.left.open,
                  c.left.standings));
  return text;
}

}  // namespace

std::string cases(std::span<const Given> given) {
  std::string table =
      "| case | chosen | supported by | spoken against by | standings open |\n| --- | --- | --- | --- | --- |\n";
  std::string parts;
  for (const Given& g : given) {
    const OneCase one(g);
    table += row(one);
    parts += part(one);
  }
  return table + parts;
}

}  // namespace nelm::sheet
