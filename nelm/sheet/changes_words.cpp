#include "nelm/sheet/changes_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/patient/reported.h"
#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Cause;
using board::FactMoved;
using board::Word;
using patient::Kind;
using patient::row;

namespace {

std::string_view last_word(Word w) {
  switch (w) {
    case Word::silent:      return "silent";
    case Word::not_encoded: return "not encoded";
    default:                return "not for this patient";
  }
}

/// "Ki-67, mitoses": the names of some of the moved facts, each once.
std::string facts_said(const Since& s, const std::vector<std::size_t>& which) {
  std::vector<std::string> names;
  for (const auto i : which)
    if (auto name = moved_fact_said(s.changes.facts.at(i)); std::ranges::find(names, name) == names.end())
      names.push_back(std::move(name));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string cause_said(const Cause& c) {
  const auto one_sided = [](const void* before, const void* after) {
    return before == nullptr ? ", new" : after == nullptr ? ", gone" : "";
  };
  switch (c.what) {
    case Cause::What::successor:    return fmt::format("{} in its place", c.id());
    case Cause::What::precondition: return "the option's precondition";
    case Cause::What::scope:        return fmt::format("of whom {} speaks", c.id());
    case Cause::What::rule:         return fmt::format("rule {}{}", c.id(), one_sided(c.rule_before, c.rule_after));
    default:                        return fmt::format("{}{}", c.id(), one_sided(c.before, c.after));
  }
}

}  // namespace

std::string moved_value_said(Fact f, const Possible& p) {
  const auto& r = row(f);
  if (r.kind != Kind::members) return value_said(f, p);
  if (p == patient::anything(f)) return "not reported";
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < r.words.size(); ++i)
    if ((p.choices >> i & 1U) != 0) words.push_back(r.words[i]);
  return words.empty() ? "none of them" : fmt::format("{}", fmt::join(words, ", "));
}

std::string moved_fact_said(const FactMoved& f) {
  return f.scheme.empty() ? std::string(short_name(f.fact)) : fmt::format("{} ({})", short_name(f.fact), f.scheme);
}

std::string moved_from(const Since& s, const FactMoved& f) {
  std::vector<std::string> from;
  const auto               old_reports = s.before.the_case.reports(f.fact);
  const auto               add         = [&](std::string text) {
    if (std::ranges::find(from, text) == from.end()) from.push_back(std::move(text));
  };
  for (const auto* e : patient::reports_used(s.after.the_case, f.fact)) {
    const bool as_before = std::ranges::any_of(old_reports, [&](const auto* old) { return *old == *e; });
    if (!as_before) add(origin_said(e->origin, "entered"));
  }
  if (from.empty() && f.follows.any()) return fmt::format("follows from {}", names(f.follows));
  if (from.empty() && !old_reports.empty() && s.after.the_case.reports(f.fact).empty()) return "no longer reported";
  if (from.empty() && s.before.assessment.on != s.after.assessment.on) return "by the calendar";
  if (from.empty()) return "follows from other entries";
  return fmt::format("{}", fmt::join(from, "; "));
}

std::string item_said(const Since& s, const board::ItemMoved& item) {
  const auto&                  record = item.after != nullptr ? *item.after : *item.before;
  const auto&                  given  = item.after != nullptr ? s.after : s.before;
  std::vector<std::string>     says;
  static constexpr std::size_t few = 4;
  for (const auto& r : patient::facts()) {
    if (r.in != item.list || says.size() == few || r.kind == Kind::text) continue;
    const auto value = record[r.id];
    if (record.find(r.id) == nullptr || value == patient::anything(r.id)) continue;
    if (r.id == Fact::treatment_type && value.single_choice())
      says.push_back(given.knowledge.option(static_cast<patient::Option>(std::countr_zero(value.choices))).name);
    else
      says.push_back(r.kind == Kind::members ? moved_value_said(r.id, value) : said(r.id, value));
  }
  return fmt::format("{}", fmt::join(says, ", "));
}

bool has_source(const Given& g, const board::Source& s) {
  return std::ranges::find(g.knowledge.sources, s.id, &board::Source::id) != g.knowledge.sources.end();
}

std::string standing_said(const Given& g, const board::StandingMoved& m, const board::Position* p) {
  if (p == nullptr) return has_source(g, m.source()) ? "no rule on it" : "not there";
  const auto& o = g.assessment.option(m.option);
  if (o.needs == board::Verdict::unmet) return fmt::format("not asked (needs {})", o.option->needs_words);
  if (g.assessment.word(o, *p) == board::Word::replaced && p->scope != board::Verdict::unmet) return "replaced";
  if (!speaks(g, o, *p)) return std::string(last_word(g.assessment.word(o, *p)));
  const auto s    = statement(g, o, *p);
  const auto then = o.needs == board::Verdict::unknown ? fmt::format("if {}: ", o.option->needs_words) : std::string{};
  return fmt::format("{}{}{}{}", then, s.verb, s.reason.empty() ? "" : ": ", s.reason);
}

std::string causes_said(const Since& s, const std::vector<Cause>& causes) {
  std::vector<std::string> all;
  for (const Cause& c : causes) {
    const auto facts = facts_said(s, c.facts);
    all.push_back(fmt::format("{}{}", cause_said(c), facts.empty() ? "" : fmt::format(" ({})", facts)));
  }
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string_view state_said(const std::optional<board::GateState>& state, const board::Gate* gate) {
  if (!state || gate == nullptr) return "not there";
  const bool                                       hazard = gate->kind == board::GateKind::hazard;
  static constexpr std::array<std::string_view, 4> gates{"closed", "open", "clear", "not asked"};
  static constexpr std::array<std::string_view, 4> hazards{"warns", "not known", "no warning", "not asked"};
  return (hazard ? hazards : gates).at(static_cast<std::size_t>(*state));
}

}  // namespace nelm::sheet
