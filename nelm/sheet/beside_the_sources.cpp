#include "nelm/sheet/beside_the_sources.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Support;
using board::Verdict;
using board::Voice;

namespace {

using Voices = std::vector<Voice>;

std::string sources_of(const Voices& voices) {
  std::vector<std::string_view> ids;
  for (const Voice& v : voices)
    if (std::ranges::find(ids, v.source().id) == ids.end()) ids.emplace_back(v.source().id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

/// "advises against: ablation; not met: milan-net": those that say the same together.
void add_by_verb(const Voices& voices, std::vector<std::string>& clauses) {
  std::vector<std::pair<std::string_view, Voices>> said;
  for (const Voice& v : voices) {
    const auto verb  = verb_of(v.word);
    auto       alike = std::ranges::find(said, verb, [](const auto& s) { return s.first; });
    if (alike == said.end()) alike = said.insert(said.end(), {verb, {}});
    alike->second.push_back(v);
  }
  for (const auto& [verb, who] : said) clauses.push_back(fmt::format("{}: {}", verb, sources_of(who)));
}

bool speaks(const Support& s, const board::Source& source) {
  for (const Voices* voices : {&s.supports, &s.against, &s.unmet, &s.parts, &s.open})
    for (const Voice& v : *voices)
      if (v.position->source == &source) return true;
  return false;
}

}  // namespace

std::string beside_the_sources(const Support& s) {
  const auto& option = *s.option->option;
  if (s.option->needs == Verdict::unmet) return fmt::format("no source is asked: it needs {}", option.needs_words);
  if (s.nobody_speaks()) return "no source read speaks of it";
  if (s.option->needs == Verdict::unknown)
    return fmt::format("needs {}: not known; cannot tell: {}", option.needs_words, sources_of(s.open));

  std::vector<std::string> clauses;
  if (!s.supports.empty())
    clauses.push_back(fmt::format("supported by {}", sources_of(s.supports)));
  else if (s.open.empty())
    clauses.emplace_back("no source read supports it");
  add_by_verb(s.against, clauses);
  if (s.against.empty())
    clauses.emplace_back(s.open.empty() ? "none read speaks against it" : "none read surely speaks against it");
  add_by_verb(s.unmet, clauses);
  add_by_verb(s.parts, clauses);
  if (!s.open.empty()) clauses.push_back(fmt::format("cannot tell: {}", sources_of(s.open)));
  return fmt::format("{}", fmt::join(clauses, "; "));
}

std::string sources_dated(const Given& g, std::span<const Support> chosen, Dated than_the_day) {
  std::vector<std::string_view> ids;
  for (const auto& source : g.knowledge.sources) {
    const bool dated = than_the_day == Dated::later ? board::came_later(source, g.assessment.on)
                                                    : board::perhaps_later(source, g.assessment.on);
    const auto says  = [&](const Support& s) { return speaks(s, source); };
    if (dated && std::ranges::any_of(chosen, says)) ids.emplace_back(source.id);
  }
  return fmt::format("{}", fmt::join(ids, ", "));
}

}  // namespace nelm::sheet
