// What has been published on the outcome of each option: people out of a hundred first, from when they are counted, how far this
// patient is one of a study's, and what weakens it. It selects nobody, and nothing is graded.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/board/parts.h"
#include "nelm/literature/outcomes.h"
#include "nelm/literature/pool_rows.h"
#include "nelm/sheet/outcome_words.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

namespace {

using board::Verdict;
using literature::Arm;
using literature::Literature;
using literature::Measure;
using literature::Selected;
using literature::StudyResult;

Line folded(std::string label, std::string words, Sign sign = Sign::none) {
  return {.sign   = sign,
          .label  = std::move(label),
          .words  = std::move(words),
          .source = {},
          .fold   = Fold::closed,
          .opens  = {}};
}

class Outcomes {
 public:
  Outcomes(const Given& g, const Literature& l) : g_(g), literature_(l) {}

  std::vector<Line> all() const {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < literature::Arm_words.size(); ++i) {
      const auto arm = static_cast<Arm>(i);
      if (!arises(arm)) continue;
      if (auto line = of_arm(arm); !line.opens.empty()) lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  /// Whether one of the options it bears on arises for this patient.
  bool arises(Arm arm) const {
    const auto options = options_of(arm);
    return std::ranges::any_of(g_.assessment.options, [&](const board::OptionJudged& o) {
      return (options & board::bit(o.option->id)) != 0 && o.needs != Verdict::unmet;
    });
  }

  /// In front what most want to know: survival, of all patients of a study, the largest first.
  Line of_arm(Arm arm) const {
    const auto outcomes = outcomes_of(literature_, arm);
    Line       line{.label = std::string(name(arm)), .words = {}, .source = {}, .fold = Fold::first, .opens = {}};
    line.words = in_front(outcomes);
    for (const auto& of_one : by_study(outcomes)) line.opens.push_back(of_study(of_one));
    for (auto& l : warned(arm)) line.opens.push_back(std::move(l));
    for (auto& l : domains(arm, outcomes)) line.opens.push_back(std::move(l));
    if (outcomes.empty()) line.opens.clear();
    return line;
  }

  /// Survival at 5 years of all patients of a study, counted from when such studies usually count: the largest study, and the
  /// lowest and the highest share, so that nobody takes one number for the answer.
  static std::string in_front(const std::vector<Selected>& outcomes) {
    std::vector<Selected> alive;
    for (const Selected& o : outcomes) {
      const StudyResult& r        = *o.result;
      constexpr double   five     = 60;
      const bool         of_all   = r.value && r.n && r.group.empty() && r.per != literature::Per::studies;
      const bool         survival = r.endpoint == literature::Endpoint::os && r.measure == Measure::share;
      if (of_all && survival && r.months == five && counts_from(r) == usual_time_zero(r.arm)) alive.push_back(o);
    }
    if (alive.empty()) return "no study says of all its patients how many were alive at 5 years";
    const auto               n     = [](const Selected& o) { return *o.result->n; };
    const auto               share = [](const Selected& o) { return *o.result->value; };
    std::vector<std::string> said;
    for (const auto& o : {*std::ranges::max_element(alive, {}, n), *std::ranges::min_element(alive, {}, share),
                          *std::ranges::max_element(alive, {}, share)}) {
      auto one = fmt::format("{} ({}: {})", out_of_100(*o.result), short_name(*o.study), of_whom(o));
      if (std::ranges::find(said, one) == said.end()) said.push_back(std::move(one));
    }
    return fmt::format("{}", fmt::join(said, "; "));
  }

  /// The results of each study together, the study that comes first in front.
  static std::vector<std::vector<Selected>> by_study(const std::vector<Selected>& outcomes) {
    std::vector<std::vector<Selected>> all;
    for (const Selected& o : outcomes) {
      const auto same = [&](const std::vector<Selected>& of) { return of.front().study == o.study; };
      const auto at   = std::ranges::find_if(all, same);
      (at == all.end() ? all.emplace_back() : *at).push_back(o);
    }
    return all;
  }

  /// What is said of the same patients counted from the same day stands together.
  static std::string results_said(const std::vector<Selected>& results) {
    std::vector<std::pair<std::string, std::string>> each;
    for (const Selected& o : results) {
      const auto whom = of_whom(o);
      const auto at   = std::ranges::find(each, whom, &std::pair<std::string, std::string>::first);
      if (at == each.end())
        each.emplace_back(whom, outcome_said(*o.result, compared_with(o)));
      else
        at->second += "; " + outcome_said(*o.result, compared_with(o));
    }
    std::vector<std::string> said;
    for (const auto& [whom, what] : each) said.push_back(whom.empty() ? what : fmt::format("{}: {}", whom, what));
    return fmt::format("{}", fmt::join(said, ". "));
  }

  Line of_study(const std::vector<Selected>& results) const {
    const auto& study = *results.front().study;
    Line        line =
        folded(short_name(study), fmt::format("{}. {}", name(design_of(results.front())), results_said(results)));
    line.source = fmt::format("{}, {}", study.id, name(results.front().result->verified));
    for (auto& alike : resemblances(results)) line.opens.push_back(folded({}, std::move(alike)));
    for (auto& doubt : doubts(results)) line.opens.push_back(std::move(doubt));
    return line;
  }

  /// Where the review and the paper differ on any of them, each once; what else is doubted.
  std::vector<Line> doubts(const std::vector<Selected>& results) const {
    std::vector<Line>                           lines;
    std::vector<const literature::Discrepancy*> told;
    for (const Selected& o : results) {
      const auto found = discrepancies_of(literature_, o.result->id);
      for (const auto* d : found) {
        if (std::ranges::find(told, d) != told.end()) continue;
        told.push_back(d);
        lines.push_back(folded(fmt::format("{} ({})", d->id, letter(d->severity)),
                               fmt::format("the review: {}; the paper: {}", d->review_says, d->original_says),
                               Sign::parts));
      }
      if (found.empty() && !o.result->doubtful.empty())
        lines.push_back(folded("doubtful", o.result->doubtful, Sign::unknown));
    }
    return lines;
  }

  /// "liver alone, 137 patients, from the treatment"
  static std::string of_whom(const Selected& o) {
    const StudyResult&       r = *o.result;
    std::vector<std::string> parts;
    if (!r.group.empty()) parts.push_back(r.group);
    if (r.n) parts.push_back(fmt::format("{} {}", *r.n, what_n_counts(o)));
    if (r.time_zero != literature::TimeZero::none) parts.push_back(from(r));
    return fmt::format("{}", fmt::join(parts, ", "));
  }

  static std::string_view what_n_counts(const Selected& o) {
    using literature::Per;
    using literature::StudyKind;
    const auto kind      = o.study->kind;
    const bool of_others = kind == StudyKind::systematic_review || kind == StudyKind::meta_analysis;
    if (o.result->per == Per::studies || (of_others && o.result->per != Per::patients)) return "studies";
    return o.result->per == Per::lesions ? "lesions" : o.result->per == Per::recurrences ? "recurrences" : "patients";
  }

  static std::string from(const StudyResult& r) {
    return r.time_zero == literature::TimeZero::not_stated ? std::string("time zero not stated")
                                                           : fmt::format("from {}", name(r.time_zero));
  }

  /// Once for all results of one population.
  std::vector<std::string> resemblances(const std::vector<Selected>& results) const {
    std::vector<std::string> all;
    for (const Selected& o : results)
      if (auto alike = resemblance(o); std::ranges::find(all, alike) == all.end()) all.push_back(std::move(alike));
    return all;
  }

  /// Which facts of the study's population are this patient's, which are not, and which nobody reported.
  std::string resemblance(const Selected& o) const {
    const auto& population = population_if(o);
    if (population.empty())
      return fmt::format("its patients: {}; not said in facts of a case", literature::population(o));
    std::array<std::vector<std::string>, 3> facts;  // by verdict
    for (const auto& part : board::parts(population, g_.assessment.facts.values.all()))
      for (const patient::Fact f : part.facts)
        facts.at(static_cast<std::size_t>(part.verdict)).push_back(said(f, g_.assessment.facts[f]));
    std::vector<std::string> parts;
    const auto               say = [&](Verdict v, std::string_view what) {
      const auto& of = facts.at(static_cast<std::size_t>(v));
      if (!of.empty()) parts.push_back(fmt::format("{}: {}", what, fmt::join(of, ", ")));
    };
    say(Verdict::met, "alike");
    say(Verdict::unmet, "differs");
    say(Verdict::unknown, "cannot tell");
    return fmt::format("its patients: {}; this one: {}", literature::population(o), fmt::join(parts, "; "));
  }

  std::vector<Line> warned(Arm arm) const {
    std::vector<Line> lines;
    for (const auto& w : literature_.warnings)
      if ((w.options & options_of(arm)) != 0)
        lines.push_back(
            folded(w.kind == literature::WarningKind::selection ? "who was chosen" : "how weak", w.says, Sign::gate));
    return lines;
  }

  /// For each domain of GRADE the fact it rests on, or that it is not judged.
  std::vector<Line> domains(Arm arm, const std::vector<Selected>& outcomes) const {
    const auto        d = domains_of(literature_, arm);
    std::vector<Line> lines;
    const auto        say = [&](std::string_view domain, const std::string& rests_on) {
      lines.push_back(folded(std::string(domain), rests_on.empty() ? "not judged" : rests_on));
    };
    say("risk of bias", d.risk_of_bias);
    say("inconsistency", d.inconsistency ? spread_said(*d.inconsistency) : std::string{});
    say("indirectness", indirectness(outcomes));
    say("imprecision", d.imprecision);
    say("publication bias", {});
    return lines;
  }

  std::string indirectness(const std::vector<Selected>& outcomes) const {
    std::array<std::size_t, 3>            count{};
    std::vector<const literature::Study*> seen;
    for (const Selected& o : outcomes) {
      if (o.study->population_if.empty() || std::ranges::find(seen, o.study) != seen.end()) continue;
      seen.push_back(o.study);
      Verdict all = Verdict::met;
      for (const auto& part : board::parts(o.study->population_if, g_.assessment.facts.values.all()))
        all = std::min(all, part.verdict);
      ++count.at(static_cast<std::size_t>(all));
    }
    if (seen.empty()) return {};
    return fmt::format(
        "of {} studies whose patients are said in facts, this patient is one of {}, is none of {}, and may be "
        "one of {}",
        seen.size(), count[2], count[0], count[1]);
  }

  const Given&      g_;
  const Literature& literature_;
};

}  // namespace

Section what_is_known_of_the_outcome(const Given& g) {
  Section section{.title  = "PUBLISHED OUTCOMES",
                  .beside = "out of 100 patients; nobody was randomised; nothing is graded",
                  .blocks = {},
                  .fold   = Fold::first};
  if (g.literature == nullptr) return section;
  for (auto& line : Outcomes(g, *g.literature).all()) section.blocks.emplace_back(std::move(line));
  return section;
}

}  // namespace nelm::sheet
