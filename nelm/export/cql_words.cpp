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

CqlLogic joined(const std::vector<CqlLogic>& parts, CqlLogic::By by) {
  if (parts.size() == 1) return parts.front();
  CqlLogic all{{}, by};
  for (const CqlLogic& part : parts) {
    if (!all.text.empty()) all.text += by == CqlLogic::By::all ? " and " : " or ";
    const bool group = part.by != CqlLogic::By::itself && part.by != by;
    all.text += group ? fmt::format("({})", part.text) : part.text;
  }
  return all;
}

}  // namespace

std::string cql_name(std::string_view name) { return quoted(name, '"'); }
std::string cql_text(std::string_view text) { return quoted(text, '\''); }

std::string cql_comment(std::string_view words) {
  std::string text = "// ";
  for (const char c : words) text += c == '\n' || c == '\r' ? ' ' : c;
  return text + "\n";
}

CqlLogic cql_all(const std::vector<CqlLogic>& parts) {
  std::vector<CqlLogic> said;
  std::ranges::copy_if(parts, std::back_inserter(said), [](const CqlLogic& p) { return !p.always(); });
  return said.empty() ? CqlLogic{} : joined(said, CqlLogic::By::all);
}

CqlLogic cql_any(const std::vector<CqlLogic>& parts) {
  if (std::ranges::any_of(parts, &CqlLogic::always)) return {};
  return joined(parts, CqlLogic::By::any);
}

CqlChoice& CqlChoice::when(const CqlLogic& condition, std::string_view value) {
  if (settled_) return *this;
  if (condition.always()) {
    otherwise_ = value;
    settled_   = true;
  } else {
    cases_.push_back({condition.text, std::string(value)});
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
