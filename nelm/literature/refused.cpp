// Why rows may not be pooled together: each pair against each ground.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "nelm/board/consistency.h"
#include "nelm/literature/judged_pool.h"
#include "nelm/literature/outcomes.h"

namespace nelm::literature {

namespace {

class Refusing {
 public:
  Refusing(const Literature& l, const board::Knowledge& k, const std::vector<PoolRow>& rows,
           std::optional<evidence::Contrast> contrast)
      : literature_(l), knowledge_(k), rows_(rows), contrast_(contrast) {
    if (!contrast) return;
    for (const PoolRow& row : rows)
      if (const StudyResult* other = compared_with(row)) others_.push_back({row.study, other});
  }

  std::vector<Refused> all() && {
    for (const PoolRow& row : rows_)
      if (auto why = unfit(row, contrast_)) say(why->why, std::move(why->says));
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (std::size_t j = i + 1; j < rows_.size(); ++j) overlap(rows_[i], rows_[j]);
    one_and_all(Refusal::endpoint, [](const StudyResult& r) { return std::string(name(r.endpoint)); });
    time_zero();
    one_and_all(Refusal::horizon, at);
    treatment();
    comparator();
    one_and_all(Refusal::measure, [](const StudyResult& r) { return std::string(name(r.measure)); });
    one_and_all(Refusal::unit, [](const StudyResult& r) { return std::string(name(r.per)); });
    populations(rows_);
    populations(others_);  // arm by arm: that the two arms of a study differ is what is compared
    std::vector<Refused> found;
    for (auto& [why, says] : said_) found.push_back({why, std::move(says)});
    return found;
  }

 private:
  void say(Refusal why, std::string what) {
    auto& says = said_[why];
    if (std::ranges::find(says, what) == says.end()) says.push_back(std::move(what));
  }

  using NamesOf = std::map<std::string, std::vector<std::string>>;

  static void add(NamesOf& each, std::string is, const PoolRow& row) {
    if (is.empty()) return;
    auto& names = each[std::move(is)];
    auto  named = name(row);
    if (std::ranges::find(names, named) == names.end()) names.push_back(std::move(named));
  }

  /// What must be one and the same of all rows, and of both arms of a contrast; empty where a row has none.
  template <class Of>
  void one_and_all(Refusal why, const Of& of) {
    NamesOf each;
    for (const auto* rows : {&rows_, static_cast<const std::vector<PoolRow>*>(&others_)})
      for (const PoolRow& row : *rows) add(each, of(*row.result), row);
    say_if_several(why, each);
  }

  /// An arm whose day is not stated counts from that of the arm it is compared with.
  void time_zero() {
    NamesOf    each;
    const auto from = [](TimeZero t) {
      return t == TimeZero::none         ? std::string(name(t))
             : t == TimeZero::not_stated ? std::string("from when is not stated")
                                         : fmt::format("from {}", name(t));
    };
    for (const PoolRow& row : rows_) {
      add(each, from(counts_from(*row.result)), row);
      const StudyResult* other = contrast_ ? compared_with(row) : nullptr;
      if (other != nullptr && other->time_zero != TimeZero::not_stated) add(each, from(other->time_zero), row);
    }
    say_if_several(Refusal::time_zero, each);
  }

  /// One arm, or arms that bear on one option: resection, and resection with or without ablation. What else was done in
  /// a contrast is its comparator.
  void treatment() {
    NamesOf          each;
    board::OptionSet shared = rows_.empty() ? 0 : options_of(rows_.front().result->arm);
    for (const PoolRow& row : rows_) {
      add(each, std::string(name(row.result->arm)), row);
      shared = static_cast<board::OptionSet>(shared & options_of(row.result->arm));
    }
    if (shared == 0) say_if_several(Refusal::treatment, each);
  }

  void comparator() {
    NamesOf each;
    for (const PoolRow& row : rows_)
      if (contrast_ || unit_of(row.result->measure) == Unit::ratio) add(each, against(*row.result), row);
    say_if_several(Refusal::comparator, each);
  }

  /// Each is said, with its rows.
  void say_if_several(Refusal why, const NamesOf& each) {
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
    return fmt::format("against {}", r.comparator.empty() ? "a comparator not stated" : r.comparator);
  }

  bool some_patient_meets(std::initializer_list<const board::Condition*> all) const {
    std::vector<board::Wanted> wanted;
    for (const auto* c : all) wanted.push_back({c, board::Verdict::met});
    const auto found = board::example(wanted, knowledge_);
    return found.values || !found.all_tried;
  }

  /// Whether its patients are all of classes that are pooled apart: by some scheme none of them is of any other.
  bool stands_apart(const PoolRow& r) const {
    if (population_if(r).empty()) return false;
    for (const board::Scheme& s : knowledge_.schemes) {
      if (std::ranges::none_of(s.classes, &board::Class::pooled_apart)) continue;
      patient::Choices others = 0;
      for (const board::Class& c : s.classes)
        if (!c.pooled_apart) others |= c.value;
      const board::Condition of_others{.text  = "of another class",
                                       .terms = {{.fact = s.gives, .slot = s.slot, .words = others}}};
      if (!some_patient_meets({&population_if(r), &of_others})) return true;
    }
    return false;
  }

  void populations(const std::vector<PoolRow>& of) {
    for (std::size_t i = 0; i < of.size(); ++i)
      for (std::size_t j = i + 1; j < of.size(); ++j) {
        const auto &one = population_if(of[i]), &other = population_if(of[j]);
        if (!one.empty() && !other.empty() && one.text != other.text && !some_patient_meets({&one, &other}))
          say(Refusal::population,
              fmt::format("{}: {}; {}: {}", name(of[i]), population(of[i]), name(of[j]), population(of[j])));
      }
    std::vector<std::string> apart;
    for (const PoolRow& r : of)
      if (stands_apart(r)) apart.push_back(fmt::format("{}: {}", name(r), population(r)));
    if (apart.size() < of.size())
      for (auto& says : apart) say(Refusal::population, std::move(says));
  }

  const Literature&                           literature_;
  const board::Knowledge&                     knowledge_;
  const std::vector<PoolRow>&                 rows_;
  std::optional<evidence::Contrast>           contrast_;
  std::vector<PoolRow>                        others_;  // of a contrast the rows' other arms
  std::map<Refusal, std::vector<std::string>> said_;
};

}  // namespace

std::vector<Refused> refused(const Literature& l, const board::Knowledge& k, const std::vector<PoolRow>& rows,
                             std::optional<evidence::Contrast> contrast) {
  return Refusing(l, k, rows, contrast).all();
}

}  // namespace nelm::literature
