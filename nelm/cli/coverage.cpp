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
    "our own words, and the lines of knowledge that say they carry it: `nelm knowledge show MN-5` shows one of them.\n"
    "Statements on outcomes belong to the evidence base, which is to come. This file is what `nelm knowledge "
    "coverage`\n"
    "prints.\n"
    "\n";

std::string lives_in(const Covered& c) {
  std::vector<std::string> places = c.lines;
  if (c.statement->home == Home::evidence) places.emplace_back("*evidence base, to come*");
  if (c.statement->home == Home::product) places.push_back(fmt::format("the product: {}", c.statement->where));
  return places.empty() ? "**nowhere**" : fmt::format("{}", fmt::join(places, ", "));
}

std::string summary(const std::vector<Covered>& all) {
  std::size_t knowledge = 0, product = 0, evidence = 0, nowhere = 0;
  for (const Covered& c : all) {
    if (!c.lines.empty())
      ++knowledge;
    else if (c.statement->home == Home::product)
      ++product;
    else if (c.statement->home == Home::evidence)
      ++evidence;
    else
      ++nowhere;
  }
  return fmt::format(
      "Of {} statements {} live in the knowledge, {} more in the product itself, {} wait for the evidence base, {} "
      "have "
      "no home.\n",
      all.size(), knowledge, product, evidence, nowhere);
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
  const auto known = knowledge(request);
  return known ? answer(printed(board::coverage(*known))) : tell(known.error());
}

}  // namespace nelm::cli
