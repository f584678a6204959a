#include "nelm/sheet/asked.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "nelm/sheet/columns.h"
#include "nelm/sheet/option_names.h"
#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

namespace {

std::string of_options(const Given& g, board::OptionSet options) {
  return fmt::format("of {}", option_names_or_count(g.knowledge, options));
}

std::string standings(unsigned n) { return n == 1 ? "1 standing" : fmt::format("{} standings", n); }

std::string head(const Given& g, const board::Worth& w) {
  const auto& r    = patient::row(w.fact);
  auto        text = fmt::format("{}{}: ", with_a_capital(std::string(r.plain)),
                          r.unit.empty() ? std::string{} : fmt::format(" (in {})", r.unit));
  if (w.narrows > 0)
    text += fmt::format("bears on {}, {}", standings(w.narrows), of_options(g, w.options));
  else
    text += "alone it moves no standing";
  if (w.gates != 0) text += "; settles a gate before a procedure";
  return text;
}

std::string answer_said(const board::Consequence& c) {
  if (c.when == anything(c.fact)) return "any answer";
  const auto& r = patient::row(c.fact);
  if (r.kind == patient::Kind::yes_no) return said(c.fact, c.when);
  if (!nothing_known(c.fact, c.when)) return value_said(c.fact, c.when);
  return fmt::format("{}{}{}", in_words(c.fact, c.when), r.unit.empty() ? "" : " ", r.unit);  // all but a bound
}

std::string hangs_on_it(const Given& g, const board::Consequence& c) {
  if (c.decides == 0) return "decides nothing alone";
  return fmt::format("decides {}, {}", c.decides, of_options(g, c.options));
}

/// What stands first, and the text beside it, wrapped in a column of its own.
std::string beside(const std::string& first, std::string_view text, std::size_t columns) {
  const auto  indent = width(first);
  std::string lines;
  for (const auto& line : wrapped(text, columns - indent))
    lines += lines.empty() ? fmt::format("{}{}", first, line) : fmt::format("\n{:{}}{}", "", indent, line);
  return lines;
}

}  // namespace

std::string question_asked(const Given& g, const board::Worth& w, std::span<const board::Consequence> hangs,
                           std::size_t columns) {
  auto text = beside("", head(g, w), columns);
  if (hangs.size() <= 1) return text;  // every answer leaves the same
  constexpr std::size_t    widest = 40;
  std::size_t              wide   = 0;
  std::vector<std::string> answers;
  for (const auto& c : hangs) answers.push_back(answer_said(c));
  for (const auto& a : answers) wide = std::max(wide, std::min(width(a), widest));
  for (std::size_t i = 0; i < hangs.size(); ++i) {
    const bool long_one = width(answers[i]) > wide;  // it stands above what hangs on it
    if (long_one) text.append("\n").append(beside("  ", answers[i], columns));
    const auto first = fmt::format("  {:{}}  ", long_one ? std::string{} : answers[i], wide);
    text.append("\n").append(beside(first, hangs_on_it(g, hangs[i]), columns));
  }
  return text;
}

}  // namespace nelm::sheet
