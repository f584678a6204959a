// A formula cut into columns, values and signs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nelm::exchange {

struct FormulaToken {
  enum class Is : std::uint8_t { end, word, column, text, sign, open };  // column: between backticks; open: not closed

  Is               is = Is::end;
  std::string_view words;   // without quotes
  std::size_t      at = 0;  // offset
};

class FormulaTokens {
 public:
  explicit FormulaTokens(std::string_view text) : text_(text) { next(); }

  const FormulaToken& now() const { return now_; }
  bool                is_sign(char c) const {
    return now_.is == FormulaToken::Is::sign && now_.words.size() == 1 && now_.words[0] == c;
  }

  FormulaToken take();
  bool         take(char sign);

 private:
  void next();

  std::string_view text_;
  std::size_t      at_ = 0;
  FormulaToken     now_;
};

/// A token as a problem names it.
std::string shown(const FormulaToken&);

/// Whether a column's name needs no backticks: letters, digits, "_" and ".", a letter or more among them.
bool is_plain_name(std::string_view);

}  // namespace nelm::exchange
