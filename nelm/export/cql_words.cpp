#include "nelm/export/cql_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace nelm::exported {

namespace {

std::string quoted(std::string_view words, char quote) {
  std::string text(1, quote);
  for (const char c : words) {
    if (c == quote || c == '\\') text += '\\';
    text += c;
  }
  return text + quote;
}

/// Conditions joined by a word; each that holds an "or" in parentheses.
std::string joined(const std::vector<std::string>& parts, std::string_view word) {
  if (parts.size() == 1) return parts.front();
  std::string text;
  for (const std::string& part : parts) {
    const bool loose = word == "and" && part.find(" or ") != std::string::npos && !part.starts_with('(');
    text +=
        fmt::format("{}{}", text.empty() ? "" : fmt::format(" {} ", word), loose ? fmt::format("({})", part) : part);
  }
  return text;
}

}  // namespace

std::string cql_name(std::string_view name) { return quoted(name, '"'); }
std::string cql_text(std::string_view text) { return quoted(text, '\''); }

std::string cql_comment(std::string_view words) {
  std::string text = "// ";
  for (const char c : words) text += c == '\n' || c == '\r' ? ' ' : c;
  return text + "\n";
}

std::string cql_all(const std::vector<std::string>& parts) {
  std::vector<std::string> said;
  std::ranges::copy_if(parts, std::back_inserter(said), [](const std::string& p) { return !p.empty(); });
  return said.empty() ? std::string{} : joined(said, "and");
}

std::string cql_any(const std::vector<std::string>& parts) {
  if (std::ranges::any_of(parts, &std::string::empty)) return {};
  return joined(parts, "or");
}

CqlChoice& CqlChoice::when(std::string condition, std::string_view value) {
  if (settled_) return *this;
  if (condition.empty()) {
    otherwise_ = value;
    settled_   = true;
  } else {
    cases_.push_back({std::move(condition), std::string(value)});
  }
  return *this;
}

CqlChoice& CqlChoice::the_last_is_sure() {
  if (settled_ || cases_.empty()) return *this;
  otherwise_ = cases_.back().value;
  cases_.pop_back();
  settled_ = true;
  return *this;
}

std::string CqlChoice::otherwise(std::string_view value) const {
  const std::string last = settled_ ? otherwise_ : std::string(value);
  std::vector<Case> asked(cases_);
  while (!asked.empty() && asked.back().value == last) asked.pop_back();
  if (asked.empty()) return cql_text(last);
  if (asked.size() == 1)
    return fmt::format("if {} then {} else {}", asked.front().condition, cql_text(asked.front().value), cql_text(last));
  std::string text = "case";
  for (const Case& c : asked) text += fmt::format("\n    when {} then {}", c.condition, cql_text(c.value));
  return text + fmt::format("\n    else {} end", cql_text(last));
}

}  // namespace nelm::exported
