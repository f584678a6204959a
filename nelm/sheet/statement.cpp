#include "nelm/sheet/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "nelm/patient/words.h"
#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/phrases.h"

namespace nelm::sheet {

using board::Condition;
using board::Criterion;
using board::Finding;
using board::Form;
using board::Grade;
using board::Operator;
using board::OptionJudged;
using board::Position;
using board::RuleJudged;
using board::Verdict;
using board::Word;
using patient::Fact;

namespace {

/// How each standing is said, in the order of board::Word.
struct Said {
  std::string_view verb;
  Sign             sign;
};
constexpr std::array<Said, 21> said_of{{
    {"advises against", Sign::unmet},
    {"condition not met", Sign::unmet},
    {"its own texts part", Sign::parts},
    {"inside its range", Sign::parts},
    {"conditional", Sign::met},
    {"recommends", Sign::met},
    {"silent", Sign::none},
    {"its readings part", Sign::parts},
    {"not met", Sign::unmet},
    {"meets the list, but weakened", Sign::met},
    {"meets the list", Sign::met},
    {"supports, in a study", Sign::met},
    {"no benefit shown, in a study", Sign::unmet},
    {"caution, from a study", Sign::parts},
    {"disputed, in a study", Sign::parts},
    {"commissioned", Sign::none},
    {"not commissioned", Sign::none},
    {"not for this patient", Sign::none},
    {"not encoded", Sign::none},
    {"replaced", Sign::none},
    {"cannot tell", Sign::unknown},
}};

const Said& words_for(Word w) { return said_of[static_cast<std::size_t>(w)]; }

/// The limit of time a finding waits for: "stable 3 of 6 months"; of a value on a limit it must pass "stable 6 months
/// (limit over 6)".
std::string waits_for(const Given& g, const Finding& f) {
  for (const auto& t : f.criterion->met_if.terms)
    if (t.fact != Fact::none && patient::row(t.fact).traits.rises_with_time &&
        (t.is == Operator::at_least || t.is == Operator::above)) {
      const auto value = patient::in_words(t.fact, g.assessment.facts.values.all()[t.slot]);
      const auto unit  = patient::row(t.fact).unit;
      const auto name  = t.fact == Fact::stability_months ? "stable" : short_name(t.fact);
      if (g.assessment.facts.values.all()[t.slot].numbers.high == t.limit)
        return fmt::format("{} {} {} (limit over {})", name, value, unit, t.limit);
      return fmt::format("{} {} of {} {}", name, value, t.limit, unit);
    }
  return finding_said(g, f, false);
}

class Reasons {
 public:
  /// A criterion's or a rule's.
  template <class Where>
  void add(std::string reason, const Where& from) {
    cites.push_back({from.id, &from.place});
    if (!reason.empty() && std::ranges::find(reasons_, reason) == reasons_.end()) reasons_.push_back(std::move(reason));
  }
  std::string words() const { return fmt::format("{}", fmt::join(reasons_, ", ")); }

  std::vector<Cited> cites;

 private:
  std::vector<std::string> reasons_;
};

/// The rules that give a decided guideline its word, or that could still.
std::vector<const RuleJudged*> speaking(std::span<const RuleJudged> rules, const Position& p) {
  std::vector<const RuleJudged*> found;
  const auto                     take = [&](auto wanted) {
    for (const RuleJudged& r : rules)
      if (r.scope != Verdict::unmet && wanted(r)) found.push_back(&r);
  };
  const bool open = !p.decided();
  const auto bar  = [](const RuleJudged& r) { return r.rule->form == Form::bar; };
  if (open)
    take([](const RuleJudged& r) { return r.asks; });
  else if (p.worst == Word::against)
    take([&](const RuleJudged& r) { return bar(r) && r.span.worst >= Grade::weakened; });
  else
    take([&](const RuleJudged& r) {
      return !bar(r) && r.scope == Verdict::met && r.span.decided() && word_of(*r.rule, r.span.best) == p.worst;
    });
  if (found.empty()) take([&](const RuleJudged& r) { return !bar(r); });
  if (found.empty()) take([](const RuleJudged&) { return true; });
  return found;
}

void cite_rules(Statement& s) {
  for (const RuleJudged* r : s.rules) {
    const auto& criteria = r->rule->criteria;
    const auto  first    = std::ranges::find_if(criteria, board::decides);
    s.cites.push_back(first == criteria.end() ? Cited{r->rule->id, &r->rule->place} : Cited{first->id, &first->place});
  }
}

/// A study is cited in few words: whom it looked at opens with it.
std::string of_whom_it_speaks(const RuleJudged& r) {
  return r.scope == Verdict::met && r.rule->form != Form::finding ? r.rule->population : std::string{};
}

/// Why a decided standing is what it is: the findings at its grade; of a rule without criteria, of whom it speaks.
Reasons because(const Given& g, const Statement& s, Grade at, bool by_time) {
  Reasons reasons;
  for (const RuleJudged* r : s.rules) {
    for (const Finding& f : g.assessment.findings_of(*r))
      if (f.span.decided() && f.span.best == at && decides(*f.criterion))
        reasons.add(by_time && at == Grade::excluded ? waits_for(g, f) : finding_said(g, f, at == Grade::clear),
                    *f.criterion);
    if (std::ranges::none_of(r->rule->criteria, board::decides)) reasons.add(of_whom_it_speaks(*r), *r->rule);
  }
  return reasons;
}

Grade grade_of(Word w) {
  switch (w) {
    case Word::condition_not_met:
    case Word::not_eligible:      return Grade::excluded;
    case Word::divided:
    case Word::boundary_conflict: return Grade::divided;
    case Word::borderline:        return Grade::borderline;
    case Word::eligible_relative: return Grade::weakened;
    default:                      return Grade::clear;
  }
}

/// Of whom the rules speak that may yet speak of this case.
std::string_view population(const Statement& s) {
  for (const RuleJudged* r : s.rules)
    if (r->scope == Verdict::unknown) return r->rule->population;
  return "in its scope";
}

/// Of a guideline that may turn out not to speak of the case: the best it can say if it does.
std::string best_it_can_say(const Statement& s) {
  Word best = Word::against;
  for (const RuleJudged* r : s.rules)
    if (r->rule->form != Form::bar) best = std::max(best, word_of(*r->rule, r->span.best));
  return best == Word::against ? "cannot tell (perhaps silent)"
                               : fmt::format("cannot tell (at best {}, or silent)", words_for(best).verb);
}

/// What may still be said: of a guideline or a list the best it can come to; a study's findings have no order.
std::string may_be(const Position& p, const Statement& s) {
  const bool study = s.rules.front()->rule->form == Form::finding;
  const Word best  = study ? word_of(*s.rules.front()->rule, s.rules.front()->span.best) : p.best;
  const auto other = [&](const RuleJudged* r) { return word_of(*r->rule, r->span.best) != best; };
  if (study && std::ranges::any_of(s.rules, other)) return "cannot tell, in a study";
  if (best == Word::silent) return best_it_can_say(s);
  if (best == Word::divided && p.conflict) return "cannot tell (at best its readings part)";
  return fmt::format("cannot tell ({} {})", !study || best == Word::evidence_for ? "at best" : "perhaps",
                     words_for(best).verb);
}

/// What an open standing depends on, and what it can still be.
void depends(const Given& g, const Position& p, Statement& s) {
  const bool of_whom = p.worst == p.best && p.scope == Verdict::unknown;
  s.verb             = of_whom ? fmt::format("if {}, {}", population(s), words_for(p.best).verb) : may_be(p, s);
  s.brief            = of_whom ? s.verb : "cannot tell";
  if (of_whom) {
    s.reason = because(g, s, grade_of(p.best), false).words();
    return;
  }
  patient::FactSet missing;
  for (const RuleJudged* r : s.rules) missing |= r->missing;

  std::string silence;
  for (const RuleJudged* r : s.rules) {
    if (!r->rule->partly_read.empty()) silence = fmt::format("{} not encoded", r->rule->partly_read);
    for (const Finding& f : g.assessment.findings_of(*r)) {
      if (!f.matters) continue;
      s.cites.push_back({f.criterion->id, &f.criterion->place});
      if (f.unsaid())
        silence = fmt::format("the source does not say of {}", subject_said(g, condition_of(*f.criterion)));
    }
  }
  constexpr std::size_t few = 4;
  if (missing.any()) s.reason = fmt::format("{}: {}", not_reported(g.the_case).words, names(missing, few));
  if (!silence.empty()) s.reason += fmt::format("{}{}", s.reason.empty() ? "" : "; ", silence);
}

}  // namespace

std::string where(const board::Place& p) {
  switch (p.confidence) {
    case board::Confidence::as_the_review_says: return fmt::format("{}; as the review reports", p.place);
    case board::Confidence::read_in_another:    return fmt::format("{}; via {}", p.place, p.via);
    default:                                    return p.place;
  }
}

std::string_view verb_of(Word w) { return words_for(w).verb; }

std::string_view mark_of(const board::Place& place) {
  static constexpr std::string_view marks[] = {"", "^", "*"};
  return marks[static_cast<std::size_t>(place.confidence)];
}

std::string marked(std::string_view id, const board::Place& place) {
  return fmt::format("{}{}{}", id, mark_of(place), place.doubtful.empty() ? "" : ", doubtful");
}

std::string cited(const Statement& s) {
  std::vector<std::string> ids;
  for (const Cited& c : s.cites) ids.push_back(marked(c.id, *c.place));
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::string slot_said(const Given& g, Fact f, board::Slot slot) {
  const auto& values = g.assessment.facts.values;
  if (f == Fact::stability_months && values.surely(Fact::disease_status, patient::Course::progression))
    return said(Fact::disease_status, values[Fact::disease_status]);
  return said(g.the_case, f, values.all()[slot]);
}

std::string subject_said(const Given& g, const Condition& c) {
  for (const auto& t : c.terms)
    if (t.fact != Fact::none) return slot_said(g, t.fact, t.slot);
  return {};
}

std::string finding_said(const Given& g, const Finding& f, bool met) {
  const auto&              c         = *f.criterion;
  const auto&              condition = f.unmet_if == Verdict::met && !c.unmet_if.empty() ? c.unmet_if : condition_of(c);
  const auto               values    = g.assessment.facts.values.all();
  std::vector<std::string> tells;
  bool                     number = false;
  for (const auto* t : board::telling(condition, values)) {
    auto text = slot_said(g, t->fact, t->slot);
    number    = number || patient::row(t->fact).kind == patient::Kind::number;
    if (std::ranges::find(tells, text) == tells.end()) tells.push_back(std::move(text));
  }
  if (tells.empty()) tells.push_back(subject_said(g, condition)), number = true;
  const auto text = fmt::format("{}", fmt::join(tells, ", "));
  return number ? fmt::format("{} ({}{})", text, met ? "" : "limit ", c.limit) : text;
}

Sign sign_of(const Finding& f) {
  if (!f.span.decided()) return Sign::unknown;
  switch (f.span.best) {
    case Grade::clear:    return Sign::met;
    case Grade::excluded: return Sign::unmet;
    default:              return Sign::parts;
  }
}

Suitability suitability(board::Span s) {
  if (!s.decided()) return {Sign::unknown, "cannot be told"};
  static constexpr Suitability by_grade[] = {{Sign::unmet, "unsuitable"},
                                             {Sign::parts, "divided"},
                                             {Sign::parts, "borderline"},
                                             {Sign::parts, "difficult"},
                                             {Sign::met, "suitable"}};
  return by_grade[static_cast<std::size_t>(s.best)];
}

std::string names(const patient::FactSet& set, std::size_t most) {
  std::vector<std::string_view> all;
  for (const auto& r : patient::facts())
    if (set.test(patient::index(r.id)) && std::ranges::find(all, short_name(r.id)) == all.end())
      all.push_back(short_name(r.id));
  const auto more = all.size() > most ? all.size() - most : 0;
  all.resize(all.size() - more);
  return fmt::format("{}{}", fmt::join(all, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

bool speaks(const Given& g, const OptionJudged& o, const Position& p) {
  return board::says_anything(g.assessment.word(o, p));
}

namespace {

/// A relative limit of which it is not known whether it is kept: it may weaken what is said.
std::string perhaps_weakened_by(const Given& g, const Statement& s) {
  patient::FactSet open;
  for (const RuleJudged* r : s.rules)
    for (const Finding& f : g.assessment.findings_of(*r))
      if (f.span == board::Span{Grade::weakened, Grade::clear})
        open |= board::facts_of(f.criterion->met_if) | board::facts_of(f.criterion->unmet_if);
  return open.none() ? std::string{} : fmt::format("{}: {}", not_reported(g.the_case).words, names(open, 2));
}

/// What some rules of a position say, in one word for all of them.
Statement in_one_word(const Given& g, const Position& p, Word word, std::vector<const RuleJudged*> rules) {
  Statement s{.word = word};
  s.sign  = words_for(s.word).sign;
  s.side  = board::side_of(s.word);
  s.verb  = p.by_time && s.word == Word::not_eligible ? "not yet" : std::string(words_for(s.word).verb);
  s.rules = std::move(rules);
  for (const RuleJudged* r : s.rules)
    if (!r->rule->provided.empty() && s.side == board::Side::favours) s.provided = r->rule->provided;

  const bool list     = !s.rules.empty() && s.rules.front()->rule->form == Form::list;
  const bool in_table = list && s.word == Word::eligible;  // of a list that is met the table shows every criterion
  s.brief             = s.verb;
  if (s.word == Word::undetermined) {
    depends(g, p, s);
  } else if (!in_table) {
    const auto reasons = because(g, s, p.weakened ? Grade::weakened : grade_of(s.word), p.by_time);
    s.reason           = reasons.words();
    s.cites            = reasons.cites;
    if (p.weakened && !list) s.brief = s.verb += ", weakened";
    if (!p.weakened && !perhaps_weakened_by(g, s).empty()) {
      s.brief = s.verb + ", perhaps weakened";
      s.verb  = fmt::format("{} ({})", s.brief, perhaps_weakened_by(g, s));
    }
  }
  if (s.cites.empty()) cite_rules(s);
  return s;
}

/// The findings of a study that hold, by what they come to, and those that are open.
using ByWord = std::vector<std::pair<Word, std::vector<const RuleJudged*>>>;

ByWord findings_by_word(std::span<const RuleJudged> rules) {
  ByWord all;
  for (const RuleJudged& r : rules) {
    const bool fails = r.scope == Verdict::unmet || r.span.best == Grade::excluded;
    if (fails || r.rule->form != Form::finding) continue;
    const bool open = r.scope == Verdict::unknown || !r.span.decided();
    const Word word = open ? Word::undetermined : word_of(*r.rule, r.span.best);
    auto       same = std::ranges::find(all, word, &ByWord::value_type::first);
    if (same == all.end()) same = all.insert(all.end(), {word, {}});
    same->second.push_back(&r);
  }
  return all;
}

}  // namespace

Statement statement(const Given& g, const OptionJudged& o, const Position& p) {
  const Word word = o.needs == Verdict::unknown ? p.word() : g.assessment.word(o, p);
  return in_one_word(g, p, word, speaking(g.assessment.rules_of(p), p));
}

std::vector<Statement> statements(const Given& g, const OptionJudged& o, const Position& p) {
  std::vector<Statement> all;
  for (auto& [word, rules] : findings_by_word(g.assessment.rules_of(p)))
    all.push_back(in_one_word(g, p, word, std::move(rules)));
  if (all.empty()) all.push_back(statement(g, o, p));
  return all;
}

}  // namespace nelm::sheet
