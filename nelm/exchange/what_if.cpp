#include "nelm/exchange/what_if.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "nelm/exchange/read_answer.h"
#include "nelm/exchange/trimmed.h"
#include "nelm/nearest.h"

namespace nelm::exchange {

namespace {

using patient::Case;
using patient::Fact;
using patient::Kind;

constexpr std::string_view place = "--what-if";

Problem problem(std::string_view fact, std::string found, std::string expected) {
  return {.file     = std::string(place),
          .field    = std::string(fact),
          .found    = std::move(found),
          .expected = std::move(expected)};
}

/// Printed, and looked at by no rule.
bool never_judged(const patient::Row& r) { return r.kind == Kind::text || r.section == patient::Section::notes; }

/// Facts that can be supposed: those a case has once, and lists whole.
bool can_be_supposed(const patient::Row& r) {
  return r.in == Fact::none && !never_judged(r) && r.section != patient::Section::the_case;
}

std::vector<std::string_view> all_that_can() {
  std::vector<std::string_view> names;
  for (const auto& r : patient::facts())
    if (can_be_supposed(r)) names.push_back(r.name);
  return names;
}

/// What is said of one fact in the place of what was.
void put_in_place(Case& c, Fact f, const Case& said) {
  std::erase_if(c.facts.entries, [&](const auto& e) { return e.fact == f; });
  std::erase_if(c.lists, [&](const auto& l) { return l.fact == f; });
  c = joined(std::move(c), said);
}

}  // namespace

Result<Case> what_if(Case c, std::span<const std::string> facts, Date today) {
  Problems       problems;
  std::set<Fact> supposed;
  const auto     names = all_that_can();
  for (const std::string_view each : facts) {
    const auto at = each.find('=');
    if (at == std::string_view::npos) {
      problems.push_back(
          problem({}, fmt::format("\"{}\"", each), "a fact and its value, such as liver_function=normal"));
      continue;
    }
    const auto name = trimmed(each.substr(0, at));
    const auto fact = patient::fact_named(name);
    if (!fact || !can_be_supposed(patient::row(*fact))) {
      const bool aside = fact && never_judged(patient::row(*fact));
      problems.push_back(
          problem({}, fmt::format("\"{}\"{}", name, aside ? ", no fact that is judged" : ""),
                  fmt::format("a fact of `nelm facts` that a case has once, or a list{}", did_you_mean(name, names))));
      continue;
    }
    if (!supposed.insert(*fact).second) {
      problems.push_back(problem(name, "a second value", "one for each fact"));
      continue;
    }
    auto said = read_answer(*fact, trimmed(each.substr(at + 1)), {.document = "what if"}, today);
    if (said) {
      put_in_place(c, *fact, *said);
      continue;
    }
    for (Problem& p : said.error()) {
      p.file  = place;
      p.field = name;  // not where it would stand in a file
      problems.push_back(std::move(p));
    }
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return c;
}

}  // namespace nelm::exchange
