// nelm knowledge coverage: the review, statement by statement, and where each lives. docs/coverage.md is what it prints.
#include <fmt/format.h>

#include "nelm/board/coverage.h"
#include "nelm/cli/door.h"

namespace nelm::cli {

namespace {

using board::Covered;
using board::Home;

constexpr std::string_view top =
    "# Where every statement of the review lives\n"
    "\n"
    "The review: Chan MY, Ma KW, Chan A. Gland Surg 2018;7:28-35, doi 10.21037/gs.2017.11.16. Each of its statements, "
    "in\n"
    "our own words, and the lines that say they carry it: `nelm knowledge show MN-5` shows one of the knowledge,\n"
    "`nelm evidence show mayo-2011.8` one of the evidence base. This file is what `nelm knowledge coverage` prints.\n"
    "\n";

std::string lives_in(const Covered& c) {
  std::vector<std::string> places = c.lines;
  places.insert(places.end(), c.evidence.begin(), c.evidence.end());
  if (c.statement->home == Home::product) places.push_back(fmt::format("the product: {}", c.statement->where));
  const auto all = fmt::format("{}", fmt::join(places, ", "));
  return c.has_a_home() ? all : fmt::format("**nowhere**{}{}", all.empty() ? "" : " but in ", all);
}

std::string summary(const std::vector<Covered>& all) {
  std::size_t knowledge = 0, both = 0, evidence = 0, product = 0, nowhere = 0;
  for (const Covered& c : all) {
    if (!c.has_a_home())
      ++nowhere;
    else if (c.lines.empty() && c.evidence.empty())
      ++product;
    else if (c.evidence.empty())
      ++knowledge;
    else if (c.lines.empty())
      ++evidence;
    else
      ++both;
  }
  return fmt::format(
      "Of {} statements {} live in the knowledge, {} in the evidence base, {} in both, {} in the product alone, {} "
      "have "
      "no home.\n",
      all.size(), knowledge, evidence, both, product, nowhere);
}

std::string printed(const std::vector<Covered>& all) {
  static constexpr std::string_view kinds[] = {"rule", "number", "caveat", "opinion", "background"};
  std::string                       text    = std::string(top) + summary(all);
  std::string_view                  section;
  for (const Covered& c : all) {
    const auto& s = *c.statement;
    if (s.section != section)
      text += fmt::format("\n## {}\n\n| # | kind | the review says | lives in |\n|---|---|---|---|\n", s.section);
    section = s.section;
    text +=
        fmt::format("| {} | {} | {} | {} |\n", s.number, kinds[static_cast<std::size_t>(s.kind)], s.says, lives_in(c));
  }
  return text;
}

}  // namespace

int coverage_of_the_review(const Request& request) {
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  return answer(printed(board::coverage(all->knowledge, literature::carriers(all->literature))), all->knowledge);
}

}  // namespace nelm::cli
