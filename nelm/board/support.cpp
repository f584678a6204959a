#include "nelm/board/support.h"

#include "nelm/patient/reported.h"

namespace nelm::board {

namespace {

Support support_of(const Assessment& a, const OptionJudged& o) {
  Support support{.option = &o, .supports = {}, .against = {}, .parts = {}, .open = {}};
  for (const Position& p : a.positions_of(o)) {
    const Word word = a.word(o, p);
    if (!says_anything(word)) continue;
    auto& where = word == Word::undetermined       ? support.open
                  : side_of(word) == Side::favours ? support.supports
                  : side_of(word) == Side::against ? support.against
                                                   : support.parts;
    where.push_back(&p);
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

}  // namespace nelm::board
