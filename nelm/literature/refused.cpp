// Why rows may not be pooled together: each pair against each ground.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "nelm/board/consistency.h"
#include "nelm/literature/judged_pool.h"
#include "nelm/literature/outcomes.h"
#include "nelm/patient/words.h"

namespace nelm::literature {

namespace {

class Refusing {
 public:
  Refusing(const Literature& l, const board::Knowledge& k, const std::vector<PoolRow>& rows)
      : literature_(l), knowledge_(k), rows_(rows) {}

  std::vector<Refused> all() && {
    for (const PoolRow& row : rows_)
      if (auto why = unfit(row)) say(why->why, std::move(why->says));
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (std::size_t j = i + 1; j < rows_.size(); ++j) overlap(rows_[i], rows_[j]);
    one_and_all(Refusal::endpoint, [](const StudyResult& r) { return std::string(name(r.endpoint)); });
    one_and_all(Refusal::time_zero, [](const StudyResult& r) { return fmt::format("from {}", name(counts_from(r))); });
    one_and_all(Refusal::horizon, at);
    one_and_all(Refusal::comparator, against);
    one_and_all(Refusal::unit,
                [](const StudyResult& r) { return fmt::format("a {} {}", name(r.measure), name(r.per)); });
    populations();
    std::vector<Refused> found;
    for (auto& [why, says] : said_) found.push_back({why, std::move(says)});
    return found;
  }

 private:
  void say(Refusal why, std::string what) {
    auto& says = said_[why];
    if (std::ranges::find(says, what) == says.end()) says.push_back(std::move(what));
  }

  /// What must be one and the same of all rows; empty where a row has none. Else each is said, with its rows.
  template <class Of>
  void one_and_all(Refusal why, const Of& of) {
    std::map<std::string, std::vector<std::string>> each;
    for (const PoolRow& row : rows_)
      if (auto is = of(*row.result); !is.empty()) each[std::move(is)].push_back(name(row));
    if (each.size() < 2) return;
    for (const auto& [is, names] : each) say(why, fmt::format("{}: {}", is, fmt::join(names, ", ")));
  }

  void overlap(const PoolRow& a, const PoolRow& b) {
    if (a.study == b.study)
      return say(Refusal::overlap, fmt::format("{} and {} are of one study", a.result->id, b.result->id));
    const Overlap* o = overlap_between(literature_, a.study->id, b.study->id);
    if (o == nullptr || o->sure != Sure::certain) return;
    const auto both = fmt::format("{} and {}: {}", short_name(*a.study), short_name(*b.study), o->why);
    say(o->kind == OverlapKind::same_patients ? Refusal::overlap : Refusal::review_of_its_rows, both);
  }

  /// When it is, of what runs in time: a share at a month.
  static std::string at(const StudyResult& r) {
    if (r.measure != Measure::share) return {};
    return r.months ? fmt::format("at {} months", *r.months) : "at a time not stated";
  }

  static std::string against(const StudyResult& r) {
    if (unit_of(r.measure) != Unit::ratio) return {};
    return fmt::format("against {}", r.comparator.empty() ? "a comparator not stated" : r.comparator);
  }

  bool some_patient_meets(std::initializer_list<const board::Condition*> all) const {
    std::vector<board::Wanted> wanted;
    for (const auto* c : all) wanted.push_back({c, board::Verdict::met});
    const auto found = board::example(wanted, knowledge_);
    return found.values || !found.all_tried;
  }

  /// Whether its patients are all of grade 3 or carcinomas: by some scheme of grades none of them is of grade 1 or 2.
  bool of_high_grade(const PoolRow& r) const {
    if (population_if(r).empty()) return false;
    for (const board::Scheme& s : knowledge_.schemes) {
      if (s.gives != patient::Fact::grade) continue;
      const board::Condition low{
          .text  = "grade 1 or 2",
          .terms = {{.fact  = patient::Fact::grade,
                     .slot  = s.slot,
                     .words = patient::only(patient::Grade::G1) | patient::only(patient::Grade::G2)}}};
      if (!some_patient_meets({&population_if(r), &low})) return true;
    }
    return false;
  }

  void populations() {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (std::size_t j = i + 1; j < rows_.size(); ++j) {
        const auto &one = population_if(rows_[i]), &other = population_if(rows_[j]);
        if (!one.empty() && !other.empty() && one.text != other.text && !some_patient_meets({&one, &other}))
          say(Refusal::population, fmt::format("{}: {}; {}: {}", name(rows_[i]), population(rows_[i]), name(rows_[j]),
                                               population(rows_[j])));
      }
    std::vector<std::string> high;
    for (const PoolRow& r : rows_)
      if (of_high_grade(r)) high.push_back(fmt::format("{}: {}", name(r), population(r)));
    if (high.size() < rows_.size())
      for (auto& says : high) say(Refusal::population, std::move(says));
  }

  const Literature&                           literature_;
  const board::Knowledge&                     knowledge_;
  const std::vector<PoolRow>&                 rows_;
  std::map<Refusal, std::vector<std::string>> said_;
};

}  // namespace

std::vector<Refused> refused(const Literature& l, const board::Knowledge& k, const std::vector<PoolRow>& rows) {
  return Refusing(l, k, rows).all();
}

}  // namespace nelm::literature
