#include "nelm/exchange/registry_terms.h"

#include "nelm/exchange/plain_number.h"

namespace nelm::exchange {

namespace {

bool is_term_name(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") ==
                              std::string_view::npos;
}

}  // namespace

std::optional<double> read_number(Fields& f, std::string_view key, const NumberWithin& within, Need need) {
  const Node* node = f.take(key, need);
  if (node == nullptr) return {};
  const auto number = node->kind == Node::Kind::number ? plain_number(node->text) : std::nullopt;
  if (number && *number >= within.low && *number <= within.high) return number;
  f.problem(*node, key, Fields::quoted(*node), within.expected);
  return {};
}

std::optional<registry::Term> read_term(std::string_view text) {
  using As = registry::Term::As;
  registry::Term term{std::string(text), As::itself, std::string(text), {}, 0};
  const auto     parted = [&](std::string_view sign, As as) -> std::optional<registry::Term> {
    const auto at = text.find(sign);
    term.as       = as;
    term.column   = text.substr(0, at);
    term.level    = text.substr(at + sign.size());
    if (!is_term_name(term.column)) return {};
    if (as != As::above) return is_term_name(term.level) ? std::optional(term) : std::nullopt;
    const auto limit = plain_number(term.level);
    if (!limit) return {};
    term.limit = *limit;
    term.level.clear();
    return term;
  };
  if (text.find("!=") != std::string_view::npos) return parted("!=", As::is_not);
  if (text.find('=') != std::string_view::npos) return parted("=", As::is);
  if (text.find('>') != std::string_view::npos) return parted(">", As::above);
  constexpr std::string_view log = "log(";
  if (text.starts_with(log) && text.ends_with(')')) {
    term.as     = As::logarithm;
    term.column = text.substr(log.size(), text.size() - log.size() - 1);
  }
  return is_term_name(term.column) ? std::optional(term) : std::nullopt;
}

}  // namespace nelm::exchange
