// A file of schemes/: how a fact follows from others by a source's classes.
#include "nelm/exchange/knowledge_reading.h"
#include "nelm/patient/words.h"

namespace nelm::exchange {

using patient::Fact;
using patient::Kind;
using patient::Row;
using patient::row;

namespace {

Fact read_gives(Fields& f) {
  const auto name = f.text("gives");
  if (name.empty()) return Fact::none;
  if (const auto fact = patient::fact_named(name))
    if (row(*fact).kind == Kind::choice || row(*fact).kind == Kind::yes_no) return *fact;
  std::vector<std::string_view> known;
  for (const Row& r : patient::facts())
    if (r.in == Fact::none && (r.kind == Kind::choice || r.kind == Kind::yes_no)) known.push_back(r.name);
  f.problem("gives", fmt::format("\"{}\"", name),
            fmt::format("a choice or a yes/no fact listed by `nelm facts`{}", did_you_mean(name, known)));
  return Fact::none;
}

patient::Choices read_value(Fields& f, Fact gives) {
  const Node* node = f.take("value", Need::must);
  if (node == nullptr || gives == Fact::none) return 0;
  const Row& r      = row(gives);
  const bool yes_no = r.kind == Kind::yes_no;
  const auto words  = yes_no ? std::span<const std::string_view>(patient::yes_no_words) : r.words;
  const auto at     = std::ranges::find(words, node->text);
  if (node->kind == (yes_no ? Node::Kind::boolean : Node::Kind::text) && at != words.end())
    return patient::Choices{1} << (at - words.begin());
  f.problem(*node, "value", Fields::quoted(*node),
            fmt::format("a value of {}: {}{}", r.name, fmt::join(words, ", "),
                        yes_no ? " (without quotes)" : did_you_mean(node->text, words)));
  return 0;
}

/// Only ever said where it is so.
bool read_pooled_apart(Fields& f) {
  const Node* node = f.take("pooled_apart", Need::may);
  if (node == nullptr) return false;
  const bool is = node->kind == Node::Kind::boolean && node->text == "true";
  if (!is) f.problem(*node, "pooled_apart", Fields::quoted(*node), "true, or no pooled_apart");
  return is;
}

}  // namespace

board::Scheme read_scheme(Fields& f, Reading& reading) {
  board::Scheme s;
  s.id         = read_own_id(f, "scheme", reading);
  s.title      = f.text("title");
  s.citation   = f.text("citation");
  s.dated      = read_dated(f);
  s.gives      = read_gives(f);
  s.place      = read_place(f);
  s.review     = read_review(f);
  s.statements = read_statements(f, reading);
  f.text("no_rule", Need::may);  // for who reads the file, and for lint()
  const auto nodes = f.tables("class", Need::must);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    Fields       of(nodes[i], f.file(), fmt::format("class[{}].", i + 1), f.problems());
    board::Class c;
    c.value        = read_value(of, s.gives);
    c.when         = read_condition_on(of, "if", false, Need::must);
    c.note         = of.text("note", Need::may);
    c.pooled_apart = read_pooled_apart(of);
    of.nothing_else();
    s.classes.push_back(std::move(c));
  }
  f.nothing_else();
  return s;
}

}  // namespace nelm::exchange
