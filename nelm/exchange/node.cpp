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
  const auto first = source.bytes.find_first_not_of(" \t\r\n");
  const bool json  = first != std::string_view::npos && (source.bytes[first] == '{' || source.bytes[first] == '[');
  return json ? json_node(source) : toml_node(source);
}

}  // namespace nelm::exchange
