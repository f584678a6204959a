#include "nelm/board/judged.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "nelm/board/reports_flagged.h"
#include "nelm/board/specimens_part.h"
#include "nelm/patient/binding.h"
#include "nelm/patient/derivation.h"
#include "nelm/patient/question.h"
#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::board {

using patient::Case;
using patient::Choices;
using patient::index;
using patient::Kind;
using patient::Row;
using patient::row;
using patient::Values;
using Why = Flag::Why;

namespace {

/// What is excluded now, and would not be by these, waits for time alone.
Values in_time(Values values) {
  for (const Row& r : patient::facts()) {
    const bool held_back =
        r.id == Fact::stability_months && values.surely(Fact::disease_status, patient::Course::progression);
    if (r.traits.rises_with_time && !held_back) values[r.id].numbers.high = std::numeric_limits<double>::infinity();
  }
  return values;
}

/// Values that only ever narrow. What would leave nothing is a contradiction: narrowing then starts anew with both sides
/// possible, so that nothing rests on the side that lost.
class Narrowing {
 public:
  Narrowing(const Case& the_case, const Knowledge& knowledge, Date on, std::span<const Answer> answers)
      : case_(the_case), knowledge_(knowledge), on_(on), reports_(knowledge.slots), values_(knowledge.slots) {
    take_reports();
    for (const Answer& a : answers) answer(a);
    for (const Scheme& s : knowledge_.schemes) reports_.at(s.slot) = reports_[s.gives];
    forget_the_site_of_a_primary_never_found();
    values_ = reports_;
    for (const auto& b : patient::bindings()) contradicts(b);  // two reports against each other: neither side wins
    do {
      values_ = reports_;
      for (const auto& [slot, both] : contradicting_) values_.at(slot) = both;
    } while (!settle());
  }

  Judged result() && {
    const patient::Known known{case_, values_, on_};
    for (auto flags : {differing_reports(case_), overrides(known, knowledge_), specimens_that_part(case_, knowledge_)})
      for (Flag& flag : flags) flags_.push_back(std::move(flag));
    for (auto& q : patient::questions(known))
      flags_.push_back({q.of, q.contradiction ? Why::contradiction : Why::question, std::move(q.says)});
    ask_whether_a_carcinoma();
    Values later = in_time(values_);
    Judged judged{std::move(values_), std::move(later), {}, std::move(flags_)};
    judged.asks.resize(knowledge_.slots);
    for (const Row& r : patient::facts()) judged.asks[index(r.id)] = what_settles(r.id, index(r.id), judged.values);
    for (const Scheme& s : knowledge_.schemes) judged.asks[s.slot] = what_settles(s.gives, s.slot, judged.values);
    return judged;
  }

 private:
  static bool valued(const Row& r) {
    return r.in == Fact::none &&
           (r.kind == Kind::number || r.kind == Kind::date || r.kind == Kind::yes_no || r.kind == Kind::choice);
  }

  void take_reports() {
    const FactSet again = patient::said_again(case_.facts);
    for (const patient::Entry& e : case_.facts.entries) {
      if (!valued(row(e.fact)) || taken_[index(e.fact)]) continue;
      taken_.set(index(e.fact));
      const auto said          = again[index(e.fact)] ? patient::reported(case_, e.fact) : patient::reported(e);
      reports_[e.fact]         = said.value;
      replaced_[index(e.fact)] = said.replaced;
    }
  }

  void answer(const Answer& a) {
    const Possible both = meet(reports_[a.fact], a.value);
    reports_[a.fact]    = both.empty() ? a.value : both;
  }

  /// Narrows until nothing moves. False if a contradiction came up: then all is done anew with it.
  bool settle() {
    for (bool moved = true; moved;) {
      moved = false;
      const patient::Known known{case_, values_, on_};
      for (const auto& d : patient::derivations())
        if (!narrow(d.gives, d.from(known), d.why, moved)) return false;
      for (const Scheme& s : knowledge_.schemes)
        if (!narrow(s.slot, s.gives, classify(s, values_.all()), s.title, moved)) return false;
      for (const auto& b : patient::bindings())
        if (patient::holds(b, values_) && !bind(b, moved)) return false;
      if (!keep_to_the_calendar(moved)) return false;
      if (!moved && !keep_to_the_grade_reported(moved)) return false;
    }
    return true;
  }

  /// The pathologist's own grade speaks of every grade there is; that a carcinoma has none is the scheme's word. Whether it
  /// may be one shows only once all else has moved: a grade 2 reported is itself a word against it.
  bool keep_to_the_grade_reported(bool& moved) {
    for (const Scheme& s : knowledge_.schemes) {
      if (s.gives != Fact::grade) continue;
      const auto none     = values_.all()[s.slot].choices & patient::only(patient::Grade::none);
      const auto reported = patient::choice(values_[Fact::grade_reported].choices | none);
      if (!narrow(s.slot, s.gives, reported, "the grade reported", moved, s.title)) return false;
    }
    return true;
  }

  /// A grade 3 reported beside markers of a lower one: both are so only of a carcinoma.
  void ask_whether_a_carcinoma() {
    if (values_.surely(Fact::nen_class, patient::NenClass::NEC)) return;
    const Choices reported = values_[Fact::grade_reported].choices, none = patient::only(patient::Grade::none);
    const bool    only_so = std::ranges::any_of(knowledge_.schemes, [&](const Scheme& s) {
      return s.gives == Fact::grade && values_.all()[s.slot].choices == none &&
             (classify(s, values_.all()).choices & reported) == 0;
    });
    if (only_so)
      flags_.push_back({Fact::grade_reported, Why::question,
                        fmt::format("grade reported: {} beside this Ki-67 and these mitoses is so only of a carcinoma: "
                                    "is it one, or is one of them of another tumour?",
                                    in_words(Fact::grade_reported, values_[Fact::grade_reported]))});
  }

  bool bind(const patient::Binding& b, bool& moved) {
    if (b.yields && meet(values_[b.then], b.is).empty()) {
      if (contradiction_of(b.then)) return true;
      const auto stands = fmt::format("{} is used", in_words(b.then, values_[b.then]));
      flag_contradiction(b.then, values_[b.then], b.is, b.why, stands);
      return true;
    }
    return !contradicts(b) && narrow(b.then, b.is, b.why, moved);
  }

  /// Whether two facts surely stand against each other. Then both are open again: what either says and what the other
  /// would have it be.
  bool contradicts(const patient::Binding& b) {
    if (b.yields || fixed(b.then) || !patient::holds(b, values_) || !meet(values_[b.then], b.is).empty()) return false;
    flag_contradiction(b.then, values_[b.then], b.is, b.why);
    contradicting_.emplace(index(b.then), join(values_[b.then], b.is));
    for (const auto& back : patient::bindings())
      if (back.when == b.then && back.then == b.when && patient::holds(back, values_) && !fixed(b.when))
        contradicting_.emplace(index(b.when), join(values_[b.when], back.is));
    return true;
  }
  bool fixed(Fact f) const { return replaced_[index(f)] || contradicting_.contains(index(f)); }

  /// A primary that was looked for and never found has no known site, whatever was reported of it: see questions().
  void forget_the_site_of_a_primary_never_found() {
    const bool never_found = reports_.surely(Fact::primary_status, patient::PrimaryStatus::never_found);
    if (never_found && !replaced_[index(Fact::primary_site)])
      reports_[Fact::primary_site] = anything(Fact::primary_site);
  }

  bool keep_to_the_calendar(bool& moved) {
    const auto                 bounds = patient::by_the_calendar(values_);
    constexpr std::string_view why    = "the diagnosis lies at least as far back as stability and resection";
    return narrow(Fact::diagnosis_months_ago, bounds.diagnosis_months_ago, why, moved) &&
           narrow(Fact::stability_months, bounds.stability_months, why, moved) &&
           narrow(Fact::primary_resection_months_ago, bounds.primary_resection_months_ago, why, moved);
  }

  bool narrow(Fact f, const Possible& to, std::string_view why, bool& moved) {
    return narrow(index(f), f, to, why, moved);
  }

  bool narrow(std::size_t slot, Fact f, const Possible& to, std::string_view why, bool& moved,
              std::string_view by = {}) {
    Possible&      value = values_.at(slot);
    const Possible left  = meet(value, to);
    if (left == value || replaced_[index(f)] || contradicting_.contains(slot)) return true;
    if (left.empty()) {
      flag_contradiction(f, value, to, why, "both stay possible", by);
      const Possible both = join(value, to), possible = meet(both, anything(f));
      contradicting_.emplace(slot, possible.empty() ? both : possible);
      return false;
    }
    value = left;
    moved = true;
    return true;
  }

  bool contradiction_of(Fact f) const {
    return std::ranges::any_of(flags_, [&](const Flag& g) { return g.fact == f && g.why == Why::contradiction; });
  }

  /// Once where two schemes find the same; else the later one says by which scheme.
  void flag_contradiction(Fact f, const Possible& one, const Possible& other, std::string_view why,
                          std::string_view outcome = "both stay possible", std::string_view by = {}) {
    const auto words =
        fmt::format(": {} stands against {} ({}); {}", in_words(f, one), in_words(f, other), why, outcome);
    const auto plain = fmt::format("{}{}", row(f).plain, words);
    if (std::ranges::find(flags_, plain, &Flag::says) != flags_.end()) return;
    const bool of_another = !by.empty() && contradiction_of(f);
    flags_.push_back({f, Why::contradiction, of_another ? fmt::format("{} by {}{}", row(f).plain, by, words) : plain});
  }

  /// The reported facts a value rests on that are still open; itself when all of those are known and it is open still.
  FactSet what_settles(Fact f, std::size_t slot, const Values& values) const {
    FactSet asked;
    if (settled(f, values.all()[slot], values)) return asked;
    for (const Fact below : row(f).rests_on)
      if (below != Fact::none && can_tell(below, values)) asked |= what_settles(below, index(below), values);
    if (asked.none()) asked.set(index(f));
    return asked;
  }

  /// Whether asking for it could tell more: a primary never found has no site to ask for, and a closed list of disease
  /// outside the liver speaks for the nodes too.
  bool can_tell(Fact f, const Values& values) const {
    if (f == Fact::primary_site) return !values.surely(Fact::primary_status, patient::PrimaryStatus::never_found);
    if (f == Fact::regional_nodes) return !closed({case_, values, on_}, Fact::extrahepatic);
    return true;
  }

  bool settled(Fact f, const Possible& value, const Values& values) const {
    const Row& r = row(f);
    if (valued(r) || r.in != Fact::none) return patient::single(f, value);
    if (r.kind == Kind::list) return closed({case_, values, on_}, f);
    if (f == Fact::extrahepatic_workup) return values.surely_yes(Fact::workup_closed);
    return patient::listed_words(case_, f).has_value();
  }

  const Case&                      case_;
  const Knowledge&                 knowledge_;
  Date                             on_;
  Values                           reports_, values_;
  std::bitset<patient::fact_count> taken_, replaced_;
  std::map<std::size_t, Possible>  contradicting_;
  std::vector<Flag>                flags_;
};

}  // namespace

Judged judge_facts(const Case& the_case, const Knowledge& knowledge, Date on, std::span<const Answer> answers) {
  return Narrowing(the_case, knowledge, on, answers).result();
}

Values values_of(const Judged& judged, const patient::Record& lesion) {
  Values values = judged.values;
  for (const Row& r : patient::facts())
    if (r.in == Fact::lesions) values[r.id] = lesion[r.id];
  return values;
}

Possible classify(const Scheme& s, std::span<const Possible> values) {
  patient::Choices possible = 0;
  for (const Class& c : s.classes)
    if (judge(c.when, values) != Verdict::unmet) possible |= c.value;
  return possible == 0 ? patient::anything(s.gives) : patient::choice(possible);
}

std::vector<const Class*> classes_met(const Scheme& s, std::span<const Possible> values) {
  std::vector<const Class*> met;
  for (const Class& c : s.classes)
    if (judge(c.when, values) == Verdict::met) met.push_back(&c);
  return met;
}

}  // namespace nelm::board
