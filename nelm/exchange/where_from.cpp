#include "nelm/exchange/where_from.h"

#include "nelm/literature/literature.h"

namespace nelm::exchange {

using registry::Stated;

Stated read_where_from(Fields& f, std::string_view at, const literature::Literature* published) {
  Stated s;
  s.source       = f.text("source", Need::may);
  s.reference    = f.text("reference", Need::may);
  s.assumed      = f.text("assumed", Need::may);
  s.note         = f.text("note", Need::may);
  const int said = (s.source.empty() ? 0 : 1) + (s.reference.empty() ? 0 : 1) + (s.assumed.empty() ? 0 : 1);
  s.place        = f.text("place", s.assumed.empty() && said == 1 ? Need::must : Need::may);
  s.url          = f.text("url", Need::may);
  const std::string_view what = at == "value" ? "a number" : "a fact";
  if (said != 1)
    f.problem(
        at,
        said == 0 ? fmt::format("{} that says not where it comes from", what) : fmt::format("{} from two places", what),
        "one of source (a study or result read here), reference and assumed");
  if (!s.assumed.empty() && !s.place.empty()) f.problem("place", "the place of what is assumed", "no place");
  if (!s.source.empty() && published != nullptr && literature::study_of(*published, s.source) == nullptr &&
      literature::result_of(*published, s.source) == nullptr)
    f.problem("source", fmt::format("\"{}\"", s.source), "a study or a result read here");
  return s;
}

Stated read_stated(Fields& f, const NumberWithin& within, const literature::Literature* published) {
  const double value = read_number(f, "value", within, Need::must).value_or(0);
  auto         s     = read_where_from(f, "value", published);
  s.value            = value;
  return s;
}

Stated read_stated(Fields& f, std::string_view key, const NumberWithin& within,
                   const literature::Literature* published) {
  const Node* node = f.take(key, Need::must);
  if (node == nullptr) return {};
  if (node->kind != Node::Kind::table) {
    f.problem(*node, key, Fields::quoted(*node), "a table: { value = ..., source, reference or assumed = ... }");
    return {};
  }
  Fields table(*node, f.file(), fmt::format("{}{}.", f.path(), key), f.problems());
  auto   s = read_stated(table, within, published);
  table.nothing_else();
  return s;
}

}  // namespace nelm::exchange
