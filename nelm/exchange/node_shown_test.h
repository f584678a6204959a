// How the tests of JSON and TOML show a tree: every value with its place, and every problem.
#pragma once

#include <fmt/format.h>

#include <string>

#include "nelm/exchange/node.h"

namespace nelm::exchange {

/// "key@line:column kind text@line:column", a line each, children indented. An item of a list has no name and so no place
/// of one.
inline void show(const Node& node, std::size_t depth, std::string& out) {
  constexpr std::string_view kinds[] = {"nothing", "boolean", "number", "text", "list", "table"};
  out += fmt::format("{:{}}", "", 2 * depth);
  if (node.key_line > 0) out += fmt::format("{}@{}:{} ", node.key, node.key_line, node.key_column);
  out += fmt::format("{} {}@{}:{}\n", kinds[static_cast<std::size_t>(node.kind)], node.text, node.line, node.column);
  for (const Node& child : node.children) show(child, depth + 1, out);
}

/// The tree, or the problems, a sentence each.
inline std::string shown(const Result<Node>& root) {
  std::string out;
  if (root) show(*root, 0, out);
  if (!root)
    for (const Problem& p : root.error()) out += sentence(p) + "\n";
  return out;
}

}  // namespace nelm::exchange
