// A file of conflicts/: a question on which what has been published disagrees, with every side.
#include "nelm/exchange/in_the_scheme_of.h"
#include "nelm/exchange/knowledge_sense.h"

namespace nelm::exchange {

namespace {

using board::ConflictSide;

/// Where a source's criterion or rule can be checked; none if the source has none of that id.
const board::Place* place_of(const board::Source& s, std::string_view id) {
  for (const board::Rule& r : s.rules) {
    for (const board::Criterion& c : r.criteria)
      if (c.id == id) return &c.place;
    if (r.id == id) return &r.place;
  }
  return nullptr;
}

std::vector<std::string_view> ids_of(const board::Source& s) {
  std::vector<std::string_view> ids;
  for (const board::Rule& r : s.rules) {
    ids.emplace_back(r.id);
    for (const board::Criterion& c : r.criteria) ids.emplace_back(c.id);
  }
  return ids;
}

/// "milan-2007 M7-7": a source read here and a criterion or rule of it.
void read_cited(Fields& f, const Node& node, ConflictSide& side, const Reading& reading) {
  const std::string_view text  = node.text;
  const auto             space = text.find(' ');
  const auto name = text.substr(0, space), id = space == std::string_view::npos ? "" : text.substr(space + 1);
  if (reading.there_but_unread("sources", name)) return;
  const auto& sources = reading.knowledge.sources;
  const auto  at      = std::ranges::find(sources, name, &board::Source::id);
  if (at == sources.end()) {
    std::vector<std::string_view> known;
    for (const board::Source& s : sources) known.emplace_back(s.id);
    f.problem(
        node, "cites", Fields::quoted(node),
        fmt::format("a source read here and an id of it, such as \"milan-2007 M7-7\"{}", did_you_mean(name, known)));
    return;
  }
  if (const auto* place = place_of(*at, id))
    side.cites.push_back({.source = std::string(name), .id = std::string(id), .place = *place});
  else
    f.problem(node, "cites", Fields::quoted(node),
              fmt::format("a criterion or rule of {}{}", name, did_you_mean(id, ids_of(*at))));
}

ConflictSide read_side(Fields& f, const Reading& reading) {
  ConflictSide side;
  side.says     = f.text("says");
  side.citation = f.text("citation", f.has("cites") ? Need::may : Need::must);
  for (const Node& node : f.list_of("cites", Node::Kind::text, "a list such as [\"milan-2007 M7-7\"]", Need::may))
    read_cited(f, node, side, reading);
  f.nothing_else();
  return side;
}

}  // namespace

board::Conflict read_conflict(Fields& f, Reading& reading) {
  board::Conflict c;
  c.id   = read_own_id(f, "conflict", reading);
  c.asks = f.text("asks");
  if (f.has("options")) c.options = read_options(f);
  InTheSchemeOf scheme(f, f.text("scheme", Need::may), reading);
  c.bears_if = read_condition_on(f, "bears_if", false, Need::must);
  scheme.settle(c.bears_if);
  scheme.tell(f);
  check_decides(f, "bears_if", c.bears_if, reading);
  c.note           = f.text("note", Need::may);
  c.review         = read_review(f);
  c.statements     = read_statements(f, reading);
  const auto sides = f.tables("side", Need::must);
  for (std::size_t i = 0; i < sides.size(); ++i) {
    Fields side(sides[i], f.file(), fmt::format("side[{}].", i + 1), f.problems());
    c.sides.push_back(read_side(side, reading));
  }
  if (sides.size() == 1) f.problem("side", "one side", "two at least");
  f.nothing_else();
  return c;
}

}  // namespace nelm::exchange
