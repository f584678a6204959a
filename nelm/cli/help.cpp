// nelm help: from the table of commands.
#include <fmt/format.h>

#include "nelm/cli/door.h"

namespace nelm::cli {

namespace {

std::string usage(const Command& c) {
  return fmt::format("nelm {}{}{}", c.name, c.operand.empty() ? "" : " ", c.operand);
}

std::string switch_words(const Switch& s) {
  return s.value.empty() ? std::string(s.name) : fmt::format("{} {}", s.name, s.value);
}

/// A name and what it is, beside it in a column of their own; below where the name is longer.
std::string beside(std::string_view name, std::size_t width, std::string_view says) {
  const auto apart = name.size() <= width ? " " : fmt::format("\n{:{}}", "", width + 3);
  return fmt::format("  {:<{}}{}{}\n", name, width, apart, says);
}

std::string overview() {
  std::string text =
      "nelm: what the published sources say of each option for neuroendocrine liver metastases.\n"
      "For qualified professionals; it informs, it does not decide.\n\n";
  for (const Command& c : commands()) text += beside(usage(c), 24, c.says);
  text += "\nWith every command:\n";
  for (const Switch& s : common_switches()) text += beside(switch_words(s), 24, s.says);
  text += beside("--version", 24, "which nelm, which knowledge, which compiler");
  return text + fmt::format("\nExit status: {}nelm help COMMAND says more of one.\n", exit_statuses);
}

std::string described(const Command& c) {
  std::string text = fmt::format("{}\n  {}\n", usage(c), c.says);
  if (!c.more.empty()) text += fmt::format("\n  {}\n", c.more);
  if (!c.switches.empty()) text += "\n";
  for (const Switch& s : c.switches) text += beside(switch_words(s), 14, s.says);
  text += "\nExamples:\n";
  for (const Example& e : c.examples) text += fmt::format("  {}\n      {}\n", e.line, e.says);
  return text;
}

std::string examples() {
  std::string text;
  for (const Command& c : commands())
    for (const Example& e : c.examples) text += fmt::format("{} {}\n", static_cast<int>(e.exits), e.line);
  return text;
}

}  // namespace

int help(const Request& request) {
  if (request.has("--examples")) return answer(examples());
  if (request.operands.empty()) return answer(overview());
  std::string wanted, text;
  for (const auto& word : request.operands) wanted += fmt::format("{}{}", wanted.empty() ? "" : " ", word);
  for (const Command& c : commands())
    if (c.name == wanted || c.name.starts_with(wanted + " "))
      text += fmt::format("{}{}", text.empty() ? "" : "\n", described(c));
  return text.empty() ? misuse(fmt::format("there is no command \"{}\"", wanted)) : answer(text);
}

}  // namespace nelm::cli
