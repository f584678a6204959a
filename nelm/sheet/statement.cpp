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
using board::CriterionKind;
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
  Side             side;
};
constexpr std::array<Said, 18> said_of{{
    {"advises against", Sign::unmet, Side::against},
    {"condition not met", Sign::unmet, Side::against},
    {"its own texts part", Sign::parts, Side::neither},
    {"inside its range", Sign::parts, Side::neither},
    {"conditional", Sign::met, Side::favours},
    {"recommends", Sign::met, Side::favours},
    {"silent", Sign::none, Side::neither},
    {"its readings part", Sign::parts, Side::neither},
    {"not met", Sign::unmet, Side::against},
    {"meets the list, but weakened", Sign::met, Side::favours},
    {"meets the list of", Sign::met, Side::favours},
    {"supports, in a study", Sign::met, Side::favours},
    {"no benefit shown, in a study", Sign::unmet, Side::against},
    {"caution, from a study", Sign::parts, Side::against},
    {"disputed, in a study", Sign::parts, Side::neither},
    {"not for this patient", Sign::none, Side::neither},
    {"not encoded", Sign::none, Side::neither},
    {"cannot tell", Sign::unknown, Side::neither},
}};

const Said& said(Word w) { return said_of[static_cast<std::size_t>(w)]; }

/// The limit of time a finding waits for: "stable 3 of 6 months".
std::string waits_for(const Given& g, const Finding& f) {
  for (const auto& t : f.criterion->met_if.terms)
    if (t.fact != Fact::none && patient::row(t.fact).traits.rises_with_time &&
        (t.is == Operator::at_least || t.is == Operator::above)) {
      const auto value = patient::in_words(t.fact, g.assessment.facts.values.all()[t.slot]);
      const auto unit  = patient::row(t.fact).unit;
      return fmt::format("{} {} of {} {}", t.fact == Fact::stability_months ? "stable" : short_name(t.fact), value,
                         t.limit, unit);
    }
  return finding_said(g, f, false);
}

class Reasons {
 public:
  /// A criterion's or a rule's.
  template <class Where>
  void add(std::string reason, const Where& from) {
    ids.push_back(marked(from.id, from.place));
    if (!reason.empty() && std::ranges::find(reasons_, reason) == reasons_.end()) reasons_.push_back(std::move(reason));
  }
  std::string words() const { return fmt::format("{}", fmt::join(reasons_, ", ")); }

  std::vector<std::string> ids;

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

void add_ids_of_rules(Statement& s) {
  for (const RuleJudged* r : s.rules) {
    const auto& criteria = r->rule->criteria;
    const auto  first    = std::ranges::find_if(criteria, board::decides);
    s.ids.push_back(first == criteria.end() ? marked(r->rule->id, r->rule->place) : marked(first->id, first->place));
  }
}

/// Why a decided standing is what it is: the findings at its grade; of a rule without criteria, of whom it speaks.
Reasons because(const Given& g, const Statement& s, Grade at, bool by_time) {
  Reasons reasons;
  for (const RuleJudged* r : s.rules) {
    for (const Finding& f : g.assessment.findings_of(*r))
      if (f.span.decided() && f.span.best == at && decides(*f.criterion))
        reasons.add(by_time && at == Grade::excluded ? waits_for(g, f) : finding_said(g, f, at == Grade::clear),
                    *f.criterion);
    if (r->rule->criteria.empty()) reasons.add(r->scope == Verdict::met ? r->rule->population : "", *r->rule);
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

/// What an open standing depends on, and the best it can still be.
void depends(const Given& g, const Position& p, Statement& s) {
  const bool of_whom = p.worst == p.best && p.scope == Verdict::unknown;
  s.verb             = of_whom ? fmt::format("if {}, {}", population(s), said(p.best).verb)
                               : fmt::format("cannot tell (at best {})",
                                 p.best == Word::eligible ? "meets the list" : said(p.best).verb);
  if (of_whom) {
    s.reason = because(g, s, grade_of(p.best), false).words();
    return;
  }
  const auto missing = p.missing;

  std::string silence;
  for (const RuleJudged* r : s.rules) {
    if (!r->rule->partly_read.empty()) silence = fmt::format("{} not encoded", r->rule->partly_read);
    for (const Finding& f : g.assessment.findings_of(*r)) {
      if (!f.matters) continue;
      s.ids.push_back(marked(f.criterion->id, f.criterion->place));
      if (f.unsaid())
        silence = fmt::format("the source does not say of {}", subject_said(g, condition_of(*f.criterion)));
    }
  }
  constexpr std::size_t few = 4;
  if (missing.any()) s.reason = fmt::format("{} missing", names(missing, few));
  if (!silence.empty()) s.reason += fmt::format("{}{}", s.reason.empty() ? "" : "; ", silence);
}

}  // namespace

std::string marked(const std::string& id, const board::Place& place) {
  switch (place.confidence) {
    case board::Confidence::as_the_review_says: return id + "*";
    case board::Confidence::read_in_another:    return id + "^";
    default:                                    return id;
  }
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
    case Grade::excluded:
    case Grade::weakened: return Sign::unmet;
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
  const Word w = g.assessment.word(o, p);
  return w != Word::silent && w != Word::not_encoded && w != Word::not_applicable;
}

Statement statement(const Given& g, const OptionJudged& o, const Position& p) {
  Statement s{.word = o.needs == Verdict::unknown ? p.word() : g.assessment.word(o, p)};
  s.sign  = said(s.word).sign;
  s.side  = said(s.word).side;
  s.verb  = p.by_time && s.word == Word::not_eligible ? "not yet" : std::string(said(s.word).verb);
  s.rules = speaking(g.assessment.rules_of(p), p);
  for (const RuleJudged* r : s.rules)
    if (!r->rule->provided.empty() && s.side == Side::favours) s.provided = r->rule->provided;

  const bool list     = !s.rules.empty() && s.rules.front()->rule->form == Form::list;
  const bool in_table = list && s.word == Word::eligible;  // of a list that is met the table shows every criterion
  if (s.word == Word::undetermined) {
    depends(g, p, s);
  } else if (!in_table) {
    const auto reasons = because(g, s, p.weakened ? Grade::weakened : grade_of(s.word), p.by_time);
    s.reason           = reasons.words();
    s.ids              = reasons.ids;
    if (p.weakened && !list) s.verb += ", weakened";
  }
  if (s.ids.empty()) add_ids_of_rules(s);
  return s;
}

}  // namespace nelm::sheet
