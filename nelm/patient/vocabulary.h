// The words a fact may be answered with: one list gives both the enumeration and the words themselves, in one order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nelm::patient {

namespace vocabulary_detail {

constexpr std::size_t count(std::string_view list) {
  std::size_t words = list.empty() ? 0 : 1;
  for (const char c : list) words += c == ',' ? 1U : 0U;
  return words;
}

template <std::size_t n>
constexpr std::array<std::string_view, n> split(std::string_view list) {
  std::array<std::string_view, n> words{};
  for (auto& word : words) {
    const auto comma = list.find(',');
    word             = list.substr(0, comma);
    while (!word.empty() && word.front() == ' ') word.remove_prefix(1);
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return words;
}

}  // namespace vocabulary_detail

/// VOCABULARY(Tint, light, dark) makes `enum class Tint` and `Tint_words` = {"light", "dark"}.
#define NELM_VOCABULARY(Name, ...)                \
  enum class Name : std::uint8_t { __VA_ARGS__ }; \
  inline constexpr auto Name##_words =            \
      ::nelm::patient::vocabulary_detail::split<::nelm::patient::vocabulary_detail::count(#__VA_ARGS__)>(#__VA_ARGS__)

}  // namespace nelm::patient
