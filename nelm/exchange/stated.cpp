#include "nelm/exchange/stated.h"

#include <cmath>

#include "nelm/exchange/plain_number.h"

namespace nelm::exchange {

namespace {

constexpr int most = 100'000'000;

bool says(const Node& node, std::string_view word) { return node.kind == Node::Kind::text && node.text == word; }

std::optional<double> number_of(const Node& node) {
  return node.kind == Node::Kind::number ? plain_number(node.text) : std::nullopt;
}

std::optional<int> count_of(const Node& node) {
  const auto number = number_of(node);
  if (!number || *number < 0 || *number > most || *number != std::floor(*number)) return {};
  return static_cast<int>(*number);
}

std::string or_word(std::string_view what, std::string_view unless) {
  return fmt::format("{}, or \"{}\"", what, unless);
}

}  // namespace

std::string stated_text(Fields& f, std::string_view key, std::string_view unless) {
  auto text = f.text(key);
  return text == unless ? std::string{} : text;
}

std::optional<int> stated_count(Fields& f, std::string_view key, std::string_view unless) {
  const Node* node = f.take(key, Need::must);
  if (node == nullptr || says(*node, unless)) return {};
  const auto count = count_of(*node);
  if (!count) f.problem(*node, key, Fields::quoted(*node), or_word("a whole number", unless));
  return count;
}

std::optional<double> read_number(Fields& f, std::string_view key, Need need) {
  const Node* node = f.take(key, need);
  if (node == nullptr) return {};
  const auto number = number_of(*node);
  if (!number) f.problem(*node, key, Fields::quoted(*node), "a number");
  return number;
}

std::optional<double> stated_number(Fields& f, std::string_view key) {
  const Node* node = f.take(key, Need::must);
  if (node == nullptr || says(*node, not_stated)) return {};
  const auto number = number_of(*node);
  if (!number) f.problem(*node, key, Fields::quoted(*node), or_word("a number", not_stated));
  return number;
}

std::optional<int> read_count(Fields& f, std::string_view key) {
  const Node* node = f.take(key);
  if (node == nullptr) return {};
  const auto count = count_of(*node);
  if (!count) f.problem(*node, key, Fields::quoted(*node), "a whole number");
  return count;
}

}  // namespace nelm::exchange
