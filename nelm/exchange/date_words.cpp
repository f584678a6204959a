#include "nelm/exchange/date_words.h"

#include <charconv>

namespace nelm::exchange {

std::optional<Days> read_date_words(std::string_view text, Date day) {
  if (const auto days = read_days(text)) return days;
  int count               = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  constexpr int longest   = 1200;
  if (error != std::errc{} || count < 0 || count > longest) return {};
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));

  struct Span {
    std::string_view words;
    int              months;
  };
  static constexpr Span spans[] = {
      {" months before assessment", 1}, {" month before assessment", 1}, {" months ago", 1}, {" month ago", 1},
      {" years before assessment", 12}, {" year before assessment", 12}, {" years ago", 12}, {" year ago", 12}};
  for (const Span& span : spans)
    if (rest == span.words) {
      const Date then = months_after(day, -count * span.months);
      return read_days(nelm::written(then));  // nothing before the calendar of the cases begins
    }
  return {};
}

}  // namespace nelm::exchange
