#include "nelm/exchange/toml_depth.h"

#include <algorithm>
#include <string>
#include <vector>

namespace nelm::exchange {

namespace {

/// Behind the text that begins with a quote at an offset.
std::size_t behind_text(std::string_view text, std::size_t at) {
  const char        quote = text[at];
  const std::string three(3, quote);
  const bool        lines = text.substr(at, 3) == three;
  for (std::size_t i = at + (lines ? 3 : 1); i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (lines && text.substr(i, 3) == three) {
      // Up to two quotes may belong to the text itself, before the three that close it.
      return std::min({text.find_first_not_of(quote, i), i + 5, text.size()});
    } else if (!lines && (text[i] == quote || text[i] == '\n')) {
      return i + 1;
    }
  }
  return text.size();
}

}  // namespace

std::optional<std::size_t> toml_deeper_than(std::size_t limit, std::string_view text) {
  std::vector<std::size_t> outside;   // the depth at which each open bracket stands
  std::size_t              base = 0;  // of the innermost bracket
  std::size_t              dots = 0;  // of the name now read
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '"':
      case '\'': at = behind_text(text, at) - 1; break;
      case '#':  at = std::min(text.find('\n', at), text.size()) - 1; break;
      case '.':  ++dots; break;
      case ',':
      case '\n': dots = 0; break;
      case '[':
      case '{':
        outside.push_back(base);
        base += dots + 1;
        dots = 0;
        break;
      case ']':
      case '}':
        if (!outside.empty()) {
          base = outside.back();
          outside.pop_back();
        }
        dots = 0;
        break;
      default: break;
    }
    if (base + dots > limit) return at;
  }
  return {};
}

}  // namespace nelm::exchange
