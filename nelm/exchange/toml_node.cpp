#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "nelm/exchange/node.h"
#include "nelm/exchange/text_place.h"
#include "nelm/exchange/toml_depth.h"

namespace nelm::exchange {

namespace {

constexpr std::string_view too_deep = "values nested deeper than 64", levels = "at most 64 levels";

class TomlWalk {
 public:
  explicit TomlWalk(const Source& source) : source_(source) {}

  Result<Node> all(const toml::table& table) {
    Node root;
    walk(table, root, 1);
    root.line   = source_.first_line;
    root.column = 1;
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    return root;
  }

 private:
  void walk(const toml::node& from, Node& to, int depth) {
    if (!problems_.empty()) return;
    to.line   = line(from.source().begin);
    to.column = static_cast<int>(from.source().begin.column);
    if (depth > max_depth) return too_much(to, std::string(too_deep), std::string(levels));
    if (++values_ > max_values) return too_much(to, "more than 1000000 values", "at most 1000000 values");
    if (const auto* table = from.as_table()) return members(*table, to, depth);
    if (const auto* array = from.as_array()) {
      to.kind = Node::Kind::list;
      for (const auto& item : *array) walk(item, to.children.emplace_back(), depth + 1);
      return;
    }
    scalar(from, to);
  }

  void too_much(const Node& at, std::string found, std::string expected) {
    problems_.push_back({.file     = std::string(source_.name),
                         .line     = at.line,
                         .column   = at.column,
                         .found    = std::move(found),
                         .expected = std::move(expected)});
  }

  void members(const toml::table& table, Node& to, int depth) {
    to.kind = Node::Kind::table;
    for (const auto& [key, value] : table) {
      Node& child      = to.children.emplace_back();
      child.key        = std::string(key.str());
      child.key_line   = line(key.source().begin);
      child.key_column = static_cast<int>(key.source().begin.column);
      walk(value, child, depth + 1);
    }
    // They come in the order of the alphabet; they were written in another.
    std::ranges::stable_sort(to.children, {}, [](const Node& n) { return std::pair(n.key_line, n.key_column); });
  }

  static void scalar(const toml::node& from, Node& to) {
    if (const auto* text = from.as_string()) {
      to.kind = Node::Kind::text;
      to.text = text->get();
    } else if (const auto* whole = from.as_integer()) {
      to.kind = Node::Kind::number;
      to.text = fmt::format("{}", whole->get());
    } else if (const auto* number = from.as_floating_point()) {
      to.kind = Node::Kind::number;
      to.text = fmt::format("{}", number->get());
    } else if (const auto* is = from.as_boolean()) {
      to.kind = Node::Kind::boolean;
      to.text = is->get() ? "true" : "false";
    } else {
      std::ostringstream written;  // a date, which nelm reads from its text
      if (const auto* date = from.as_date()) written << date->get();
      if (const auto* time = from.as_time()) written << time->get();
      if (const auto* both = from.as_date_time()) written << both->get();
      to.kind = Node::Kind::text;
      to.text = written.str();
    }
  }

  int line(const toml::source_position& at) const { return static_cast<int>(at.line) + source_.first_line - 1; }

  const Source& source_;
  std::size_t   values_ = 0;
  Problems      problems_;
};

}  // namespace

Result<Node> toml_node(const Source& given) {
  const Source source = without_mark(given);
  if (auto problem = unfit(source)) return tl::unexpected(Problems{std::move(*problem)});
  // Only a guard for the parser, which would run out of stack; the walk finds the very level.
  if (const auto at = toml_deeper_than(std::size_t{2} * max_depth, source.bytes))
    return tl::unexpected(Problems{problem_at(source, *at, std::string(too_deep), std::string(levels))});
  try {
    return TomlWalk(source).all(toml::parse(source.bytes, source.name));
  } catch (const toml::parse_error& wrong) {
    const auto at   = wrong.source().begin;
    const auto said = wrong.description();
    // "2016-05" is a date to nelm, but not to TOML.
    const bool month = said.starts_with("Error while parsing date: expected '-'") ||
                       said == "Error while parsing date: encountered end-of-file";
    return tl::unexpected(
        Problems{{.file     = std::string(source.name),
                  .line     = static_cast<int>(at.line) + source.first_line - 1,
                  .column   = static_cast<int>(at.column),
                  .found    = "what TOML does not allow",
                  .expected = fmt::format("valid TOML ({}){}", said,
                                          month ? "; a month alone stands in quotes: \"2016-05\"" : "")}});
  }
}

}  // namespace nelm::exchange
