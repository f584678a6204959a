#include "nelm/literature/judged_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "nelm/evidence/leave_one_out.h"

namespace nelm::literature {

namespace {

using evidence::Effect;
using evidence::EffectKind;

evidence::Pooled pooled_of(const evidence::PooledTables& t) {
  evidence::Pooled pooled;
  pooled.k              = t.k;
  pooled.estimate       = t.estimate;
  pooled.standard_error = t.standard_error;
  pooled.statistic      = t.statistic;
  pooled.p              = t.p;
  pooled.interval       = t.interval;
  pooled.heterogeneity  = {
       .tau2_estimated = false, .q = t.q.statistic, .q_degrees = t.q.degrees, .q_p = t.q.p, .i2 = t.i2, .h2 = t.h2};
  return pooled;
}

class JudgingTable {
 public:
  explicit JudgingTable(JudgedTable& into) : into_(into), table_(into.table), question_(into.question) {}

  Problems all() && {
    pooled();
    if (!problems_.empty()) return std::move(problems_);
    regression();
    subgroups();
    clusters();
    influence();
    asymmetry();
    if (!problems_.empty()) refusals_too();
    besides();
    return std::move(problems_);
  }

 private:
  /// What is made, or its problems by the name of the switch that asks for it.
  template <class Made, class Into>
  void keep(std::string_view asked_by, Result<Made> made, Into& into) {
    if (made) {
      into = std::move(*made);
      return;
    }
    for (Problem& p : made.error()) {
      if (!p.field.starts_with("effects[")) p.field.clear();
      p.file = std::string(asked_by);
      problems_.push_back(std::move(p));
    }
  }

  void pooled() {
    if (question_.by != TablesBy::effects) return by_tables();
    keep("--data", evidence::pool(table_.effects, question_.model), into_.pooled);
    const bool of_tau2 = question_.model.between != evidence::Between::equal && table_.rows() > 1;
    if (problems_.empty() && of_tau2)
      keep("--data", evidence::heterogeneity_intervals(table_.effects, question_.model.level), into_.intervals);
  }

  /// Without effects there is nothing the other analyses could be made of.
  void by_tables() {
    const bool peto  = question_.by == TablesBy::peto;
    const auto word  = peto ? "\"peto\"" : "\"mh\"";
    const auto kind  = table_.kind;
    const bool kinds = peto ? kind == EffectKind::odds_ratio || kind == EffectKind::peto
                            : contrast_of(kind) && kind != EffectKind::peto;
    if (table_.arms.empty() || !kinds)
      return tell("--method", word,
                  peto ? "events_1, n_1, events_2 and n_2, with --contrast or or peto"
                       : "events_1, n_1, events_2 and n_2, with --contrast or, rr or rd");
    const std::pair<bool, const char*> asked[] = {{!table_.moderators.names.empty(), "--moderator"},
                                                  {!table_.subgroup.empty(), "--subgroup"},
                                                  {!table_.cluster.empty(), "--cluster"},
                                                  {question_.influence, "--influence"},
                                                  {question_.egger, "--egger"},
                                                  {question_.begg, "--begg"},
                                                  {question_.trim_and_fill, "--trim-and-fill"},
                                                  {question_.cumulative, "--cumulative"},
                                                  {question_.leave_one_out, "--leave-one-out"}};
    for (const auto& [is, name] : asked)
      if (is) tell(name, fmt::format("--method {}", word), "a method that pools effects, such as reml");
    const auto contrast = peto ? evidence::Contrast::peto : *contrast_of(kind);
    keep("--method", evidence::pool_tables(table_.arms, contrast, question_.model.level), into_.tables);
    if (into_.tables) into_.pooled = pooled_of(*into_.tables);
  }

  void regression() {
    if (table_.moderators.names.empty()) return;
    keep("--moderator", evidence::meta_regression(table_.effects, table_.moderators, question_.model),
         into_.regression);
  }

  void subgroups() {
    if (table_.subgroup.empty()) return;
    const std::unordered_set<std::string_view> groups(table_.subgroup.begin(), table_.subgroup.end());
    if (groups.size() > most_subgroups)
      return tell("--subgroup", fmt::format("{} groups", groups.size()), fmt::format("at most {}", most_subgroups));
    keep("--subgroup", evidence::subgroups(table_.effects, table_.subgroup, question_.model), into_.subgroups);
  }

  void clusters() {
    if (table_.cluster.empty()) return;
    keep("--cluster", evidence::cluster_robust(table_.effects, table_.cluster, question_.model, table_.moderators),
         into_.robust);
    if (!into_.robust) return;
    auto three = evidence::three_level(table_.effects, table_.cluster, table_.moderators, question_.model.level);
    if (three) {
      into_.three_level = std::move(*three);
    } else {
      const Problem& p     = three.error().front();
      into_.no_three_level = fmt::format("found {}; expected {}", p.found, p.expected);
    }
  }

  /// Whether each row may be looked at against all the others, which costs as many pools as there are rows.
  bool one_by_one(bool asked, std::string_view asked_by) {
    if (asked && table_.rows() > most_one_by_one)
      tell(asked_by, fmt::format("{} rows", table_.rows()), fmt::format("at most {}", most_one_by_one));
    return asked && table_.rows() <= most_one_by_one;
  }

  void influence() {
    if (one_by_one(question_.influence, "--influence"))
      keep("--influence", evidence::influence(table_.effects, question_.model), into_.influence);
    // Of a single row its picture alone is refused, where it is drawn.
    if (table_.rows() > 1 && one_by_one(question_.leave_one_out, "--leave-one-out"))
      keep("--leave-one-out", evidence::leave_one_out(table_.effects, question_.model), into_.without_each);
    for (std::size_t i = 0; i < table_.rows(); ++i) into_.in_order.push_back(i);
    if (!table_.year.empty())
      std::ranges::stable_sort(into_.in_order, {}, [&](std::size_t i) { return table_.year[i]; });
    if (!one_by_one(question_.cumulative, "--cumulative")) return;
    std::vector<Effect> rising;
    for (const std::size_t i : into_.in_order) rising.push_back(table_.effects[i]);
    keep("--cumulative", evidence::cumulative(rising, question_.model), into_.cumulative);
  }

  /// Refused, or to be made.
  template <class Made>
  bool may_be_made(std::optional<MadeOrRefused<Made>>& into) {
    into.emplace();
    if (table_.kind == EffectKind::share) {
      into->refused = Caveat::proportions;
      into->says    = no_test_on_shares;
    } else if (auto few = too_few(table_.rows())) {
      into->refused = Caveat::few;
      into->says    = std::move(*few);
    }
    return !into->refused;
  }

  void asymmetry() {
    constexpr std::size_t most_pairs = 20'000;
    const auto&           effects    = table_.effects;
    const auto&           model      = question_.model;
    if (question_.egger && may_be_made(into_.egger)) {
      std::optional<evidence::EggerTest> mixed, linear;
      keep("--egger", evidence::egger(effects, model), mixed);
      if (mixed) keep("--egger", evidence::egger_linear(effects, model.level), linear);
      if (linear) into_.egger->made = {*mixed, *linear};
    }
    if (question_.begg && table_.rows() > most_pairs)
      tell("--begg", fmt::format("{} rows", table_.rows()), fmt::format("at most {}", most_pairs));
    else if (question_.begg && may_be_made(into_.begg))
      keep("--begg", evidence::begg(effects), into_.begg->made);
    if (question_.trim_and_fill && may_be_made(into_.trim_and_fill))
      keep("--trim-and-fill", evidence::trim_and_fill(effects, model), into_.trim_and_fill->made);
  }

  /// Where there is no page that would say them.
  void refusals_too() {
    if (question_.leave_one_out && table_.rows() == 1)
      keep("--leave-one-out", evidence::leave_one_out(table_.effects, question_.model), into_.without_each);
    const auto refusal = [&](std::string_view asked_by, const auto& analysis) {
      if (analysis && analysis->refused) tell(asked_by, analysis->says, "ten effects or more, and none of shares");
    };
    refusal("--egger", into_.egger);
    refusal("--begg", into_.begg);
    refusal("--trim-and-fill", into_.trim_and_fill);
  }

  void besides() {
    say(Caveat::not_judged,
        "whether these rows may be pooled: shared patients, endpoint, time zero, horizon, comparator, population, and "
        "what the numbers are of, are known to who made the table, not to nelm");
    several_rows();
    if (!into_.tables) {
      one_study();
      if (auto narrow = said_narrower(table_.effects, into_.pooled, question_.model))
        into_.beside.push_back(std::move(*narrow));
    }
    if (into_.tables)
      count_of(Caveat::half_added, table_.half_added,
               "a cell of 0: a half was added to all four cells of the row shown, not for the summary");
    else
      count_of(Caveat::half_added, table_.half_added,
               table_.kind == EffectKind::rate ? half_to_events
               : table_.arms.empty()           ? half_to_both
                                               : half_to_four);
    if (!table_.off_middle.empty()) say(Caveat::off_middle, of_rows(not_the_middle, table_.off_middle));
    count_of(Caveat::from_p, table_.from_p, p_gave_error);
    impossible();
    if (table_.kind == EffectKind::share) say(Caveat::proportions, std::string(no_test_on_shares));
    if (auto few = too_few(table_.rows())) say(Caveat::few, std::move(*few));
  }

  void impossible() {
    if (table_.kind != EffectKind::share || table_.scale != evidence::ProportionScale::raw) return;
    std::vector<evidence::Interval> intervals;
    const double                    reach = numerics::normal_quantile((1 + question_.model.level) / 2);
    for (const Effect& e : table_.effects) {
      const double half = reach * std::sqrt(e.variance);
      intervals.push_back({e.estimate - half, e.estimate + half});
    }
    if (auto says = impossible_shares(into_.pooled, intervals, [&](std::size_t i) { return table_.study[i]; }))
      say(Caveat::impossible_share, std::move(*says));
  }

  void several_rows() {
    if (!table_.cluster.empty()) return;
    std::unordered_set<std::string_view> seen, told;
    std::vector<std::string>             names;
    for (const std::string& study : table_.study)
      if (!seen.insert(study).second && told.insert(study).second) names.push_back(study);
    if (!names.empty())
      say(Caveat::several_rows, of_rows("several rows of one study count as if they were of several; --cluster study "
                                        "takes that into account",
                                        names));
  }

  void one_study() {
    for (auto& lone :
         lone_rows(table_.effects, into_.pooled, question_.model, [&](std::size_t i) { return table_.study[i]; })) {
      auto others = table_.effects;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(lone.row));
      auto again = evidence::pool(others, question_.model);
      into_.beside.push_back({Caveat::one_study, std::move(lone.says), {}, {}, {}});
      if (!again) continue;
      into_.beside.back().without = {table_.study[lone.row]};
      into_.beside.back().pooled  = std::move(*again);
    }
  }

  void count_of(Caveat is, const std::vector<char>& was, std::string_view says) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < was.size(); ++i)
      if (was[i] != 0) names.push_back(table_.study[i]);
    if (!names.empty()) say(is, of_rows(says, names));
  }

  void say(Caveat is, std::string says) { into_.beside.push_back({is, std::move(says), {}, {}, {}}); }

  void tell(std::string_view asked_by, std::string found, std::string expected) {
    problems_.push_back({.file = std::string(asked_by), .found = std::move(found), .expected = std::move(expected)});
  }

  JudgedTable&                into_;
  const evidence::StudyTable& table_;
  const TableQuestion&        question_;
  Problems                    problems_;
};

}  // namespace

Result<JudgedTable> judged_table(evidence::StudyTable table, const TableQuestion& question) {
  JudgedTable judged;
  judged.table    = std::move(table);
  judged.question = question;
  if (auto problems = JudgingTable(judged).all(); !problems.empty()) return tl::unexpected(std::move(problems));
  return judged;
}

}  // namespace nelm::literature
