// Why rows may not be pooled together: each pair against each ground.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "nelm/board/consistency.h"
#include "nelm/literature/judged_pool.h"

namespace nelm::literature {

namespace {

class Refusing {
 public:
  Refusing(const Literature& l, const board::Knowledge& k, const std::vector<PoolRow>& rows)
      : literature_(l), knowledge_(k), rows_(rows) {}

  std::vector<Refused> all() && {
    for (const PoolRow& row : rows_)
      if (const auto why = unfit(row)) say(why->why, why->says);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (std::size_t j = i + 1; j < rows_.size(); ++j) pair(rows_[i], rows_[j]);
    std::vector<Refused> found;
    for (auto& [why, says] : said_) found.push_back({why, std::move(says)});
    return found;
  }

 private:
  void say(Refusal why, std::string what) {
    auto& says = said_[why];
    if (std::ranges::find(says, what) == says.end()) says.push_back(std::move(what));
  }

  /// Of each ground one clause for each two values that stand against each other, not for each pair of rows.
  void differ(Refusal why, std::string_view one, std::string_view other) {
    if (one != other) say(why, one < other ? fmt::format("{} with {}", one, other) : fmt::format("{} with {}", other, one));
  }

  void pair(const PoolRow& a, const PoolRow& b) {
    overlap(a, b);
    const StudyResult &one = *a.result, &other = *b.result;
    differ(Refusal::endpoint, name(one.endpoint), name(other.endpoint));
    differ(Refusal::time_zero, from(one), from(other));
    differ(Refusal::horizon, at(one), at(other));
    differ(Refusal::unit, counted(one), counted(other));
    if (compares(one) && compares(other)) differ(Refusal::comparator, against(one), against(other));
    populations(a, b);
  }

  void overlap(const PoolRow& a, const PoolRow& b) {
    if (a.study == b.study) return say(Refusal::overlap, fmt::format("{} and {} are of one study", a.result->id, b.result->id));
    const Overlap* o = overlap_between(literature_, a.study->id, b.study->id);
    if (o == nullptr || o->sure != Sure::certain) return;
    const auto both = fmt::format("{} and {}: {}", short_name(*a.study), short_name(*b.study), o->why);
    say(o->kind == OverlapKind::same_patients ? Refusal::overlap : Refusal::review_of_its_rows, both);
  }

  static std::string from(const StudyResult& r) { return fmt::format("from {}", name(counts_from(r))); }

  /// When it is, of what runs in time: a share at a month.
  static std::string at(const StudyResult& r) {
    if (r.measure != Measure::share) return {};
    return r.months ? fmt::format("at {} months", *r.months) : "at a time not stated";
  }

  static std::string counted(const StudyResult& r) { return fmt::format("a {} {}", name(r.measure), name(r.per)); }

  static bool        compares(const StudyResult& r) { return unit_of(r.measure) == Unit::ratio; }
  static std::string against(const StudyResult& r) {
    return fmt::format("against {}", r.comparator.empty() ? "a comparator not stated" : r.comparator);
  }

  static const board::Condition& population_if(const PoolRow& r) {
    return r.result->population_if.empty() ? r.study->population_if : r.result->population_if;
  }
  static const std::string& population(const PoolRow& r) {
    return r.result->population.empty() ? r.study->population : r.result->population;
  }

  void populations(const PoolRow& a, const PoolRow& b) {
    const auto &one = population_if(a), &other = population_if(b);
    if (one.empty() || other.empty() || one.text == other.text) return;
    const board::Wanted both[] = {{&one, board::Verdict::met}, {&other, board::Verdict::met}};
    const auto          found  = board::example(both, knowledge_);
    if (!found.values && found.all_tried)
      say(Refusal::population, fmt::format("{}: {}; {}: {}", name(a), population(a), name(b), population(b)));
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
