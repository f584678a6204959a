#include "nelm/board/support.h"

#include <algorithm>

#include "nelm/patient/reported.h"

namespace nelm::board {

namespace {

std::vector<Voice>& place_of(Word word, Support& s) {
  if (word == Word::undetermined) return s.open;
  if (word == Word::condition_not_met) return s.unmet;
  switch (side_of(word)) {
    case Side::favours: return s.supports;
    case Side::against: return s.against;
    default:            return s.parts;
  }
}

void add(Voice voice, Support& s) {
  auto&      voices = place_of(voice.word, s);
  const bool said_already =
      std::ranges::any_of(voices, [&](const Voice& v) { return v.position == voice.position && v.word == voice.word; });
  if (!said_already) voices.push_back(voice);
}

/// The word of a study's finding that holds or is open; silent of one that does not hold.
Word word_of_finding(const RuleJudged& r) {
  if (r.rule->form != Form::finding || r.scope == Verdict::unmet || r.span.best == Grade::excluded) return Word::silent;
  return r.scope == Verdict::met && r.span.decided() ? word_of(*r.rule, r.span.best) : Word::undetermined;
}

Support support_of(const Assessment& a, const OptionJudged& o) {
  Support support{.option = &o, .supports = {}, .against = {}, .unmet = {}, .parts = {}, .open = {}};
  for (const Position& p : a.positions_of(o)) {
    const Word word = a.word(o, p);
    if (!says_anything(word) || p.source->kind == SourceKind::payer) continue;  // a payer is no voice on what is right
    bool each_finding = false;
    for (const RuleJudged& r : a.rules_of(p))
      if (const Word found = word_of_finding(r); o.needs == Verdict::met && says_anything(found)) {
        add({&p, found}, support);
        each_finding = true;
      }
    if (!each_finding) add({&p, word}, support);
  }
  return support;
}

}  // namespace

OptionSet options_chosen(const patient::Case& c) { return patient::listed_words(c, Fact::decision).value_or(0); }

std::vector<Support> support(const Assessment& a, OptionSet chosen) {
  std::vector<Support> all;
  for (const OptionJudged& o : a.options)
    if ((chosen & bit(o.option->id)) != 0) all.push_back(support_of(a, o));
  return all;
}

bool came_later(const Source& s, Date day) {
  const auto dated = read_days(s.dated);
  return dated && dated->first > day;
}

bool perhaps_later(const Source& s, Date day) {
  const auto dated = read_days(s.dated);
  return dated && dated->first <= day && day < dated->last;
}

}  // namespace nelm::board
