#include "nelm/sheet/clauses.h"

#include <fmt/format.h>

#include <algorithm>

namespace nelm::sheet {

using board::Word;

namespace {

struct Reason {
  std::string                words;  // "age 55 (limit at most 45)"; may be empty
  std::vector<const Spoken*> by;
};

struct Clause {
  std::string_view    verb;
  Word                word;
  std::vector<Reason> reasons;
};

/// "mayo-2011^": a source with the marks of what it cites.
std::string source_of(const Spoken& s) {
  std::string marked = s.position->source->id;
  for (const std::string_view mark : {"*", "^"})
    if (std::ranges::any_of(s.says.cites, [&](const Cited& c) { return mark_of(*c.place) == mark; })) marked += mark;
  const bool doubtful = std::ranges::any_of(s.says.cites, [](const Cited& c) { return !c.place->doubtful.empty(); });
  return doubtful ? marked + " (doubtful)" : marked;
}

std::vector<Clause> clauses_of(std::span<const Spoken* const> spoken, Detail detail) {
  std::vector<Clause> clauses;
  for (const Spoken* s : spoken) {
    const std::string_view verb   = detail == Detail::sources ? s->says.brief : s->says.verb;
    auto                   clause = std::ranges::find(clauses, verb, &Clause::verb);
    if (clause == clauses.end()) clause = clauses.insert(clauses.end(), {verb, s->says.word, {}});
    auto why = detail == Detail::sources ? std::string{} : s->says.reason;
    if (detail != Detail::sources && !s->says.provided.empty())
      why += fmt::format("{}{}", why.empty() ? "" : ", ", s->says.provided);
    auto reason = std::ranges::find(clause->reasons, why, &Reason::words);
    if (reason == clause->reasons.end()) reason = clause->reasons.insert(clause->reasons.end(), {std::move(why), {}});
    reason->by.push_back(s);
  }
  // Those who give no reason stand before those who do: "supports, in a study (a; b), symptomatic (c)".
  for (Clause& c : clauses) std::ranges::stable_partition(c.reasons, [](const Reason& r) { return r.words.empty(); });
  return clauses;
}

/// Who gives a reason: with what each cites, or each source once.
std::string who(const Reason& r, Detail detail) {
  std::vector<std::string> all;
  for (const Spoken* s : r.by) {
    auto one =
        detail == Detail::everything ? fmt::format("{} {}", s->position->source->id, cited(s->says)) : source_of(*s);
    if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
  }
  return fmt::format("{}", fmt::join(all, detail == Detail::everything ? "; " : ", "));
}

std::string clause_said(const Clause& c, Detail detail) {
  if (c.word == Word::eligible)  // of a list that is met the table shows every criterion: "meets the list of milan-net"
    return fmt::format("{} of {}", c.verb, who(c.reasons.front(), Detail::sources));
  const bool               bare = std::ranges::any_of(c.reasons, [](const Reason& r) { return r.words.empty(); });
  std::vector<std::string> reasons;
  for (const Reason& r : c.reasons) {
    const auto by = who(r, detail);
    if (!r.words.empty())
      reasons.push_back(fmt::format("{} ({})", r.words, by));
    else
      reasons.push_back(detail == Detail::everything ? fmt::format("({})", by) : by);
  }
  const bool colon = !bare || detail != Detail::everything;
  return fmt::format("{}{} {}", c.verb, colon ? ":" : "", fmt::join(reasons, ", "));
}

}  // namespace

std::string in_clauses(std::span<const Spoken* const> spoken, Detail detail) {
  std::vector<std::string> texts;
  for (const Clause& c : clauses_of(spoken, detail)) texts.push_back(clause_said(c, detail));
  return fmt::format("{}", fmt::join(texts, "; "));
}

}  // namespace nelm::sheet
