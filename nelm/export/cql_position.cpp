#include "nelm/export/cql_position.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "nelm/board/position.h"
#include "nelm/export/cql_words.h"
#include "nelm/export/names.h"

namespace nelm::exported {

using board::Form;
using board::Grade;
using board::Option;
using board::Rule;
using board::Source;
using board::Word;

namespace {

// What a bar needs to hold once in scope, and not to hold.
const Grades holds{Grade::weakened, Grade::clear};
const Grades does_not{Grade::excluded, Grade::divided, Grade::borderline};
const Grades may{Grade::divided, Grade::borderline, Grade::weakened, Grade::clear};

/// One rule of the position: conditions on its scope and its ends, empty where they always hold.
class Part {
 public:
  explicit Part(const Rule& r) : rule_(r), can_be_(can_be(r)) {}

  bool bar() const { return rule_.form == Form::bar; }
  bool of_every_patient() const { return rule_.applies_if.empty(); }

  CqlLogic applies() const { return in_scope(""); }
  CqlLogic may_apply() const { return in_scope(" is not false"); }
  CqlLogic does_not_surely_apply() const { return {scope() + " is not true"}; }
  CqlLogic applies_perhaps() const { return {scope() + " is null"}; }

  CqlLogic worst_is(const Grades& wanted) const { return is_one_of(worst(rule_), can_be_.worst, wanted); }
  CqlLogic best_is(const Grades& wanted) const { return is_one_of(best(rule_), can_be_.best, wanted); }
  /// Whether an end can be one of these at all.
  bool worst_can(const Grades& wanted) const { return meet(can_be_.worst, wanted); }
  bool best_can(const Grades& wanted) const { return meet(can_be_.best, wanted); }

  /// The grades that read as this word.
  Grades read_as(Word w) const {
    Grades grades;
    for (int g = 0; g <= static_cast<int>(Grade::clear); ++g)
      if (word_of(rule_, static_cast<Grade>(g)) == w) grades.push_back(static_cast<Grade>(g));
    return grades;
  }
  void words(std::set<Word>& of_worst, std::set<Word>& of_best) const {
    for (const Grade g : can_be_.worst) of_worst.insert(word_of(rule_, g));
    for (const Grade g : can_be_.best) of_best.insert(word_of(rule_, g));
  }

 private:
  std::string scope() const { return cql_name(applies_if(rule_)); }
  CqlLogic    in_scope(std::string_view so) const {
    return of_every_patient() ? CqlLogic{} : CqlLogic{scope() + std::string(so)};
  }
  static bool meet(const Grades& a, const Grades& b) {
    return std::ranges::any_of(a, [&](Grade g) { return std::ranges::find(b, g) != b.end(); });
  }

  const Rule& rule_;
  CanBe       can_be_;
};

using Parts = std::vector<Part>;

/// Scope and end of each part that can have that end, one of them.
class Any {
 public:
  void     add(const CqlLogic& scope, const CqlLogic& end) { each_.push_back(cql_all({scope, end})); }
  bool     none() const { return each_.empty(); }
  CqlLogic logic() const { return cql_any(each_); }

 private:
  std::vector<CqlLogic> each_;
};

/// When an end of some part is a word: the words one after the other, each asked of every part that can say it.
template <class Asked>
void ask_words(CqlChoice& it, const Parts& parts, const std::vector<Word>& words, Asked&& asked) {
  for (const Word w : words) {
    Any any;
    for (const Part& p : parts) asked(p, w, any);
    if (!any.none()) it.when(any.logic(), name(w));
  }
}

class Guideline {
 public:
  explicit Guideline(const Parts& rules) {
    for (const Part& p : rules) (p.bar() ? bars_ : indications_).push_back(p);
    std::set<Word> of_worst, of_best;
    for (const Part& p : indications_) p.words(of_worst, of_best);
    worst_words_.assign(of_worst.begin(), of_worst.end());
    best_words_.assign(of_best.begin(), of_best.end());
    surely_in_scope_ = std::ranges::any_of(indications_, &Part::of_every_patient);
  }

  std::string worst() const {
    CqlChoice it;
    if (Any bar; add_bars(bar, [](const Part& p, Any& any) {
          if (p.best_can(may)) any.add(p.may_apply(), p.best_is(may));
        }))
      it.when(bar.logic(), name(Word::against));
    ask_words(it, indications_, {worst_words_.rbegin(), worst_words_.rend()}, [](const Part& p, Word w, Any& any) {
      if (p.worst_can(p.read_as(w))) any.add(p.applies(), p.worst_is(p.read_as(w)));
    });
    if (surely_in_scope_) return it.the_last_is_sure().otherwise({});
    ask_words(it, indications_, worst_words_, [](const Part& p, Word w, Any& any) {
      if (p.worst_can(p.read_as(w))) any.add(p.applies_perhaps(), p.worst_is(p.read_as(w)));
    });
    if (Any silence; add_silence(silence)) it.when(silence.logic(), name(Word::silent));
    return it.otherwise(name(Word::against));
  }

  std::string best() const {
    CqlChoice it;
    if (Any bar; add_bars(bar, [](const Part& p, Any& any) {
          if (p.worst_can(holds)) any.add(p.applies(), p.worst_is(holds));
        }))
      it.when(bar.logic(), name(Word::against));
    if (Any silence; !surely_in_scope_ && add_silence(silence)) {
      std::vector<CqlLogic> both{silence.logic()};
      for (const Part& p : indications_) both.push_back(p.does_not_surely_apply());
      it.when(cql_all(both), name(Word::silent));
    }
    ask_words(it, indications_, {best_words_.rbegin(), best_words_.rend()}, [](const Part& p, Word w, Any& any) {
      if (p.best_can(p.read_as(w))) any.add(p.may_apply(), p.best_is(p.read_as(w)));
    });
    if (surely_in_scope_) return it.the_last_is_sure().otherwise({});
    return it.otherwise(name(Word::against));
  }

 private:
  template <class Add>
  bool add_bars(Any& any, Add&& add) const {
    for (const Part& p : bars_) add(p, any);
    return !any.none();
  }
  /// A bar that may be in scope and does not surely hold: the source speaks of the patient, and says nothing of him.
  bool add_silence(Any& any) const {
    return add_bars(any, [](const Part& p, Any& all) {
      if (p.worst_can(does_not)) all.add(p.may_apply(), p.worst_is(does_not));
    });
  }

  Parts             bars_, indications_;
  std::vector<Word> worst_words_, best_words_;
  bool              surely_in_scope_ = false;
};

/// A list is its one rule.
std::string list_end(const Part& rule, bool worst) {
  std::set<Word> of_worst, of_best;
  rule.words(of_worst, of_best);
  CqlChoice it;
  for (const Word w : worst ? of_worst : of_best)
    it.when(worst ? rule.worst_is(rule.read_as(w)) : rule.best_is(rule.read_as(w)), name(w));
  return it.the_last_is_sure().otherwise({});
}

/// The last word, in the order of `Word`, of the findings that hold, or may hold.
std::string study_end(const Parts& rules, bool worst) {
  std::set<Word> of_worst, of_best;
  for (const Part& p : rules) p.words(of_worst, of_best);
  std::set<Word> said = worst ? of_worst : of_best;
  said.erase(Word::condition_not_met);
  CqlChoice it;
  ask_words(it, rules, {said.rbegin(), said.rend()}, [&](const Part& p, Word w, Any& any) {
    const Grades grades = p.read_as(w);
    if (worst && p.worst_can(grades)) any.add(p.applies(), p.worst_is(grades));
    if (!worst && p.best_can(grades)) any.add(p.may_apply(), p.best_is(grades));
  });
  return it.otherwise(name(Word::condition_not_met));
}

/// Readings part on a limit where a criterion on a number is divided at both ends, no other is, and no rule is divided of
/// itself; a rule that does not speak of the patient has no part in it. Nothing where no number can be so.
Definition parts_definition(const std::vector<const Rule*>& rules, Option o) {
  std::vector<CqlLogic> limits, others;
  for (const Rule* r : rules) {
    const CqlLogic scope = Part(*r).may_apply();
    if (r->strength == board::Strength::divided) others.push_back(scope);
    for (const board::Criterion& c : r->criteria) {
      if (!decides(c) || c.kind == board::CriterionKind::relative || c.between != board::Between::divided) continue;
      const bool number = patient::row(subject(c)).kind == patient::Kind::number;
      (number ? limits : others)
          .push_back(cql_all({scope,
                              {fmt::format("{} = 'divided'", cql_name(worst(c)))},
                              {fmt::format("{} = 'divided'", cql_name(best(c)))}}));
    }
  }
  const bool never = limits.empty() || std::ranges::any_of(others, &CqlLogic::always);
  if (never) return {};
  const auto no_other = others.empty() ? CqlLogic{} : CqlLogic{fmt::format("not ({})", cql_any(others).text)};
  return {parts_on_a_limit(o), cql_all({cql_any(limits), no_other}).text};
}

}  // namespace

bool stands_on(const Source& s, Option o) {
  return std::ranges::any_of(s.rules, [&](const Rule& r) { return !r.per_lesion && speaks_of(r, o); });
}

std::vector<Definition> definitions(const Source& s, Option o) {
  std::vector<const Rule*> rules;
  Parts                    parts;
  std::vector<CqlLogic>    scopes;
  for (const Rule& r : s.rules) {
    if (r.per_lesion || !speaks_of(r, o)) continue;
    rules.push_back(&r);
    parts.emplace_back(r);
    scopes.push_back(parts.back().applies());
  }
  if (rules.empty()) {
    if (!s.every_option) return {};
    const auto word = cql_text(name(s.read_whole ? Word::silent : Word::not_encoded));
    return {{worst(o), word}, {best(o), word}};
  }

  const auto              scope = cql_any(scopes);
  std::vector<Definition> all{{applies(o), scope.always() ? "true" : scope.text}};
  switch (rules.front()->form) {
    case Form::list:
      all.push_back({worst(o), list_end(parts.front(), true)});
      all.push_back({best(o), list_end(parts.front(), false)});
      break;
    case Form::finding:
      all.push_back({worst(o), study_end(parts, true)});
      all.push_back({best(o), study_end(parts, false)});
      break;
    default: {
      const Guideline guideline(parts);
      all.push_back({worst(o), guideline.worst()});
      all.push_back({best(o), guideline.best()});
    }
  }
  if (auto limit = parts_definition(rules, o); !limit.name.empty()) all.push_back(std::move(limit));
  return all;
}

}  // namespace nelm::exported
