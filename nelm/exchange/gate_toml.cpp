// A file of gates/: what must be clear before a procedure, or must be warned of.
#include "nelm/exchange/knowledge_reading.h"
#include "nelm/exchange/knowledge_sense.h"

namespace nelm::exchange {

namespace {

constexpr std::string_view the_board = "the board";  // its own entry, not a source's word

/// A gate cites a criterion read here. Where its source has no file, or has it not as a criterion, the gate itself says
/// what it cites.
void read_what_it_cites(Fields& f, board::Gate& g, const Reading& reading) {
  g.source         = f.text("source");
  const bool board = g.source == the_board;
  g.criterion      = f.text("criterion", board ? Need::may : Need::must);
  g.citation       = f.text("citation", Need::may);
  if (board || g.source.empty() || g.criterion.empty() || !g.citation.empty()) return;
  if (reading.there_but_unread("sources", g.source)) return;

  std::vector<std::string_view> sources, criteria;
  for (const board::Source& s : reading.knowledge.sources) {
    sources.push_back(s.id);
    if (s.id != g.source) continue;
    for (const board::Rule& r : s.rules)
      for (const board::Criterion& c : r.criteria) criteria.push_back(c.id);
  }
  if (std::ranges::find(sources, g.source) == sources.end())
    f.problem(
        "source", fmt::format("\"{}\"", g.source),
        fmt::format("a source read here, \"the board\", or a citation beside it{}", did_you_mean(g.source, sources)));
  else if (std::ranges::find(criteria, g.criterion) == criteria.end())
    f.problem(
        "criterion", fmt::format("\"{}\"", g.criterion),
        fmt::format("a criterion of {}, or a citation beside it{}", g.source, did_you_mean(g.criterion, criteria)));
}

}  // namespace

board::Gate read_gate(Fields& f, Reading& reading) {
  constexpr std::string_view kinds[] = {"gate", "hazard"};
  board::Gate                g;
  g.id           = read_own_id(f, "gate", reading);
  g.kind         = f.word<board::GateKind>("kind", kinds);
  g.order        = f.rank("order");
  g.name         = f.text("name");
  g.options      = read_options(f);
  const auto key = g.kind == board::GateKind::hazard ? "warns_if" : "closed_if";
  g.closed_if    = read_condition_on(f, key, false, Need::must);
  g.clear_if     = read_condition_on(f, "clear_if");
  g.open_if      = read_condition_on(f, "open_if");
  g.asked_if     = read_condition_on(f, "asked_if");
  g.written_for  = read_condition_on(f, "written_for");
  if (!g.written_for.empty()) g.population = f.text("population");
  check_decides(f, key, g.closed_if, reading);
  check_decides(f, "clear_if", g.clear_if, reading);
  check_decides(f, "open_if", g.open_if, reading);
  check_decides(f, "asked_if", g.asked_if, reading);
  check_decides(f, "written_for", g.written_for, reading);
  read_what_it_cites(f, g, reading);
  g.says       = f.text("says");
  g.dated      = read_dated(f);
  g.place      = read_place(f);
  g.review     = read_review(f);
  g.statements = read_statements(f, reading);
  f.nothing_else();
  return g;
}

}  // namespace nelm::exchange
