#include "nelm/exchange/formula_tokens.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/exchange/text_place.h"

namespace nelm::exchange {

namespace {

using TokenIs = FormulaToken::Is;

bool in_a_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

FormulaToken FormulaTokens::take() {
  const FormulaToken taken = now_;
  next();
  return taken;
}

bool FormulaTokens::take(char sign) {
  if (!is_sign(sign)) return false;
  next();
  return true;
}

void FormulaTokens::next() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  const std::size_t begin = at_;
  if (at_ == text_.size()) {
    now_ = {TokenIs::end, {}, begin};
    return;
  }
  const char c = text_[at_];
  if (c == '`' || c == '\'' || c == '"') {
    const auto close = text_.find(c, at_ + 1);
    const bool open  = close == std::string_view::npos;
    at_              = open ? text_.size() : close + 1;
    now_             = {open       ? TokenIs::open
                        : c == '`' ? TokenIs::column
                                   : TokenIs::text,
            text_.substr(begin + 1, (open ? at_ : close) - begin - 1), begin};
    return;
  }
  const bool word = in_a_word(c);
  do ++at_;
  while (word && at_ < text_.size() && in_a_word(text_[at_]));
  now_ = {word ? TokenIs::word : TokenIs::sign, text_.substr(begin, at_ - begin), begin};
}

std::string shown(const FormulaToken& t) {
  if (t.is == TokenIs::end) return "the end";
  if (t.is == TokenIs::open) return "a quote that is not closed";
  return fmt::format("\"{}\"", t.words.size() > 60 ? std::string(front(t.words, 57)) + "..." : t.words);
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, in_a_word) &&
         !std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace nelm::exchange
