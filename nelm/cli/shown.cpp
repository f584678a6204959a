#include "nelm/cli/shown.h"

#include <fmt/format.h>

namespace nelm::cli {

Shown::Shown(std::string_view title) : text_(fmt::format("{}\n", title)) {}

Shown& Shown::line(std::string_view name, std::string_view words, int indent) {
  if (!words.empty()) text_ += fmt::format("{:{}}{:<18} {}\n", "", indent, name, words);
  return *this;
}

Shown& Shown::heading(std::string_view words, int indent) {
  text_ += fmt::format("\n{:{}}{}\n", "", indent, words);
  return *this;
}

Shown& Shown::place(const board::Place& p, int indent) {
  static constexpr std::string_view sure[] = {"read in the source", "read in another source", "as the review reports"};
  line("where", p.place, indent);
  line("how sure",
       fmt::format("{}{}{}", sure[static_cast<std::size_t>(p.confidence)], p.via.empty() ? "" : ": ", p.via), indent);
  line("doubtful", p.doubtful, indent);
  return line("url", p.url, indent);
}

Shown& Shown::statements(const board::StatementNumbers& numbers, int indent) {
  return line("the review's", numbers.empty() ? "" : fmt::format("statements {}", fmt::join(numbers, ", ")), indent);
}

Shown& Shown::review(const board::Review& r) {
  line("transcribed from", r.transcribed_from);
  return line("reviewed",
              r.reviewed_by.empty() ? "by nobody yet" : fmt::format("by {}, {}", r.reviewed_by, r.reviewed_on));
}

std::string options_of(board::OptionSet set) {
  std::string text;
  for (std::size_t i = 0; i < patient::option_count; ++i)
    if ((set >> i & 1U) != 0) text += fmt::format("{}{}", text.empty() ? "" : ", ", patient::Option_words[i]);
  return text;
}

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string conflict_shown(const board::Conflict& c) {
  Shown it(fmt::format("{}  {}", c.id, c.asks));
  it.line("options", c.options == 0 ? "none: it is about prognosis" : options_of(c.options))
      .line("bears if", c.bears_if.text)
      .line("note", c.note)
      .statements(c.statements)
      .review(c.review);
  for (const board::ConflictSide& side : c.sides) {
    it.heading(side.says, 2);
    for (const auto& cited : side.cites) it.line(cited.source, cited.id, 4).place(cited.place, 4);
    it.line("citation", side.citation, 4);
  }
  return it.text();
}

std::string factor_shown(const board::Factor& f) {
  static constexpr std::string_view directions[] = {"favourable", "adverse", "disputed"};
  std::string                       looks_at;
  for (const auto fact : f.looks_at)
    looks_at += fmt::format("{}{}", looks_at.empty() ? "" : ", ", patient::row(fact).name);
  Shown it(fmt::format("{}  {}", f.id, f.name));
  return it.line("direction", directions[static_cast<std::size_t>(f.direction)])
      .line("holds if", f.holds_if.text)
      .line("looks at", looks_at)
      .line("says", f.says)
      .line("citation", f.citation)
      .line("stands in", f.conflict)
      .place(f.place)
      .statements(f.statements)
      .review(f.review)
      .text();
}

}  // namespace nelm::cli
