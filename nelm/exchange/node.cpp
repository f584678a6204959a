#include "nelm/exchange/node.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/exchange/text_place.h"

namespace nelm::exchange {

const Node* Node::find(std::string_view name) const {
  const auto found = std::ranges::find(children, name, &Node::key);
  return found == children.end() ? nullptr : &*found;
}

Result<Node> any_node(const Source& source) {
  const auto bytes = without_mark(source).bytes;
  const auto first = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  const auto begin = bytes.substr(first);
  const auto name  = std::min(begin.find_first_not_of('['), begin.size());
  const bool table = name > 0 && name <= 2 && name < begin.size() &&
                     ((begin[name] >= 'a' && begin[name] <= 'z') || (begin[name] >= 'A' && begin[name] <= 'Z'));
  const bool json = begin.starts_with('{') || (name > 0 && !table);
  return json ? json_node(source) : toml_node(source);
}

}  // namespace nelm::exchange
