// The keys of one table of a knowledge file: each read once, by name, with its problem told if it is missing, of the wrong
// kind or unknown.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/exchange/condition_text.h"
#include "nelm/exchange/node.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

/// Whether a key must stand there.
enum class Need { must, may };

class Fields {
 public:
  /// `path` stands before each key in problems: "rule[2].".
  Fields(const Node& table, std::string_view file, std::string path, Problems& problems)
      : table_(table), file_(file), path_(std::move(path)), problems_(problems) {}
  Fields(const Fields&)            = delete;
  Fields& operator=(const Fields&) = delete;

  /// The text of a key. Where it must stand, it must not be empty.
  std::string text(std::string_view key, Need need = Need::must) {
    const Node* node = take(key, need);
    if (node == nullptr) return {};
    if (node->kind != Node::Kind::text) return problem(*node, key, kind_of(*node), "a text"), std::string{};
    if (need == Need::must && node->text.empty()) problem(*node, key, "an empty text", "some words");
    return node->text;
  }

  /// The nodes of a list that holds nothing but `kind`, one at least. `what` says what is expected: "a list of ids".
  std::span<const Node> list_of(std::string_view key, Node::Kind kind, std::string_view what, Need need) {
    const Node* node = take(key, need);
    if (node == nullptr) return {};
    if (node->kind != Node::Kind::list || node->children.empty()) {
      problem(*node, key, node->kind == Node::Kind::list ? "an empty list" : quoted(*node), std::string(what));
      return {};
    }
    for (const Node& n : node->children)
      if (n.kind != kind) return problem(n, key, quoted(n), std::string(what)), std::span<const Node>{};
    return node->children;
  }

  /// One word of a list; the index of it. The first where it is wrong, and a problem told.
  template <class Enum>
  Enum word(std::string_view key, std::span<const std::string_view> words, Need need = Need::must) {
    const Node* node = take(key, need);
    if (node == nullptr) return Enum{};
    for (std::size_t i = 0; i < words.size(); ++i)
      if (node->kind == Node::Kind::text && node->text == words[i]) return static_cast<Enum>(i);
    problem(*node, key, quoted(*node),
            fmt::format("one of {}{}", fmt::join(words, ", "), did_you_mean(node->text, words)));
    return Enum{};
  }

  /// The tables of a key that is written [[key]], once for each.
  std::span<const Node> tables(std::string_view key, Need need = Need::may) {
    const Node* node = take(key, need);
    if (node == nullptr) return {};
    const bool all = node->kind == Node::Kind::list && !node->children.empty() &&
                     std::ranges::all_of(node->children, [](const Node& n) { return n.kind == Node::Kind::table; });
    if (all) return node->children;
    problem(*node, key, kind_of(*node), fmt::format("tables, each begun by [[{}{}]]", heading(), key));
    return {};
  }

  /// A whole number from 1 to 999; 0 where it is wrong, and a problem told.
  int rank(std::string_view key) {
    constexpr std::size_t digits = 3;
    const Node*           node   = take(key, Need::must);
    if (node == nullptr) return 0;
    const std::string& written = node->text;
    const bool         counts  = node->kind == Node::Kind::number && written.size() <= digits && written != "0" &&
                        written.find_first_not_of("0123456789") == std::string::npos;
    if (counts) return std::stoi(written);
    problem(*node, key, quoted(*node), "a whole number from 1 to 999");
    return 0;
  }

  board::Condition condition(std::string_view key, Need need = Need::may) {
    const Node* node = take(key, need);
    if (node == nullptr) return {};
    if (node->kind != Node::Kind::text) return problem(*node, key, kind_of(*node), "a condition"), board::Condition{};
    const auto name = path_ + std::string(key);
    auto       read = read_condition(node->text, {file_, node->line, node->column + 1, name});  // behind the quote
    if (read) return std::move(*read);
    problems_.insert(problems_.end(), read.error().begin(), read.error().end());
    return {};
  }

  /// The node of a key, taken.
  const Node* take(std::string_view key, Need need = Need::may) {
    taken_.emplace_back(key);
    const Node* node = table_.find(key);
    if (node == nullptr && need == Need::must)
      problems_.push_back({.file     = std::string(file_),
                           .line     = table_.line,
                           .column   = table_.column,
                           .field    = path_ + std::string(key),
                           .found    = "nothing",
                           .expected = fmt::format("the key {}", key)});
    return node;
  }

  bool has(std::string_view key) const { return table_.find(key) != nullptr; }

  void problem(const Node& at, std::string_view key, std::string found, std::string expected) {
    problems_.push_back({.file     = std::string(file_),
                         .line     = at.line,
                         .column   = at.column,
                         .field    = path_ + std::string(key),
                         .found    = std::move(found),
                         .expected = std::move(expected)});
  }
  /// A problem of a key that is there, or of the table where it is not.
  void problem(std::string_view key, std::string found, std::string expected) {
    const Node* node = table_.find(key);
    problem(node != nullptr ? *node : table_, key, std::move(found), std::move(expected));
  }

  /// A problem of a condition that can be read but does not make sense: it is shown, with a caret at its beginning.
  void problem(std::string_view key, const board::Condition& c, std::string found, std::string expected) {
    problem(key, std::move(found), std::move(expected));
    constexpr std::size_t shown = 100;
    problems_.back().excerpt    = c.text.substr(0, shown);
    problems_.back().caret      = 1;
  }

  /// Tells every key nobody took.
  void nothing_else() {
    const std::vector<std::string_view> known(taken_.begin(), taken_.end());
    for (const Node& member : table_.children)
      if (std::ranges::find(taken_, member.key) == taken_.end())
        problems_.push_back(
            {.file     = std::string(file_),
             .line     = member.key_line,
             .column   = member.key_column,
             .field    = path_ + member.key,
             .found    = fmt::format("the unknown key {}", member.key),
             .expected = fmt::format("one of {}{}", fmt::join(known, ", "), did_you_mean(member.key, known))});
  }

  /// "rule." where the table stands in one of the tables called [[rule]].
  std::string heading() const {
    std::string name;
    bool        number = false;
    for (const char c : path_) {
      number = c == '[' || (number && c != ']');
      if (!number && c != ']') name += c;
    }
    return name;
  }

  static std::string kind_of(const Node& node) {
    switch (node.kind) {
      case Node::Kind::list:  return "a list";
      case Node::Kind::table: return "a table";
      default:                return node.text;
    }
  }
  static std::string quoted(const Node& node) {
    return node.kind == Node::Kind::text ? fmt::format("\"{}\"", node.text) : kind_of(node);
  }

  std::string_view   file() const { return file_; }
  const Node&        table() const { return table_; }
  const std::string& path() const { return path_; }
  Problems&          problems() { return problems_; }

 private:
  const Node&              table_;
  std::string_view         file_;
  std::string              path_;
  Problems&                problems_;
  std::vector<std::string> taken_;
};

}  // namespace nelm::exchange
