// nelm man: the manual page in roff, from the table of commands.
#include <fmt/format.h>

#include "nelm/cli/door.h"

namespace nelm::cli {

namespace {

/// Text as roff prints it: no line begins with a dot, every hyphen is one to copy.
std::string roff(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '-')
      escaped += "\\-";
    else if (c == '\\')
      escaped += "\\e";
    else
      escaped += c;
  }
  return escaped.starts_with('.') || escaped.starts_with('\'') ? "\\&" + escaped : escaped;
}

std::string switches(std::span<const Switch> table) {
  std::string text;
  for (const Switch& s : table)
    text += fmt::format(".TP\n.B {}{}\n{}\n", roff(s.name),
                        s.value.empty() ? "" : fmt::format("\\fR \\fI{}\\fR", s.value), roff(s.says));
  return text;
}

std::string in_roff(const Command& c) {
  std::string text = fmt::format(".SS nelm {} {}\n{}.\n", roff(c.name), roff(c.operand), roff(c.says));
  if (!c.more.empty()) text += fmt::format(".PP\n{}\n", roff(c.more));
  text += switches(c.switches);
  for (const Example& e : c.examples) text += fmt::format(".PP\n.EX\n{}\n.EE\n{}\n", roff(e.line), roff(e.says));
  return text;
}

}  // namespace

int manual(const Request& request) {
  const auto known = knowledge(request);
  if (!known) return tell(known.error());
  std::string text = fmt::format(
      ".TH NELM 1 \"\" \"{}\"\n.SH NAME\nnelm \\- what the published sources say of each option for "
      "neuroendocrine liver metastases\n.SH SYNOPSIS\n.B nelm\n.I COMMAND\n[words]\n.SH DESCRIPTION\n"
      "For qualified professionals. It informs; it does not decide.\n.SH COMMANDS\n",
      roff(provenance(*known)));
  for (const Command& c : commands()) text += in_roff(c);
  text += ".SH OPTIONS\n" + switches(common_switches());
  text += fmt::format(".SH EXIT STATUS\n{}", exit_statuses);
  text += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nif set, no colour is used.\n";
  return answer(text);
}

}  // namespace nelm::cli
