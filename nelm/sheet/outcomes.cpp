// What has been published on the outcome of each option: people out of a hundred first, from when they are counted, how far this
// patient is one of a study's, and what weakens it. It selects nobody, and nothing is graded.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "nelm/board/condition.h"
#include "nelm/board/parts.h"
#include "nelm/literature/outcomes.h"
#include "nelm/literature/pool_rows.h"
#include "nelm/sheet/option_names.h"
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

  Section all() const {
    Section                               section{.title = "PUBLISHED OUTCOMES", .fold = Fold::first};
    std::vector<const literature::Study*> studies;
    board::OptionSet                      read = 0;
    for (std::size_t i = 0; i < literature::Arm_words.size(); ++i) {
      const auto arm = static_cast<Arm>(i);
      if (!arises(arm)) continue;
      auto line = of_arm(arm);
      if (line.opens.empty()) continue;
      section.blocks.emplace_back(std::move(line));
      read |= options_of(arm);
      for (const Selected& o : outcomes_of(literature_, arm))
        if (std::ranges::find(studies, o.study) == studies.end()) studies.push_back(o.study);
    }
    if (studies.empty()) return section;
    section.beside = fmt::format("{}; nothing graded", randomised_said(studies));
    if (auto line = nothing_read(read); !line.words.empty()) section.blocks.emplace_back(std::move(line));
    return section;
  }

 private:
  /// Whether one of the options it bears on arises for this patient.
  bool arises(Arm arm) const {
    const auto options = options_of(arm);
    return std::ranges::any_of(g_.assessment.options, [&](const board::OptionJudged& o) {
      return (options & board::bit(o.option->id)) != 0 && o.needs != Verdict::unmet;
    });
  }

  /// The options that arise and of which no outcome was read: that there is none here is no evidence against them.
  Line nothing_read(board::OptionSet read) const {
    board::OptionSet unread = 0;
    for (const board::OptionJudged& o : g_.assessment.options)
      if (o.needs != Verdict::unmet) unread |= board::bit(o.option->id) & ~read;
    return {.label  = "nothing read here",
            .words  = unread == 0 ? std::string{} : "on " + option_names(g_.knowledge, unread),
            .source = {},
            .fold   = Fold::first,
            .opens  = {}};
  }

  /// In front what most want to know: survival of all patients of a study.
  Line of_arm(Arm arm) const {
    const auto outcomes = outcomes_of(literature_, arm);
    Line       line{.label = std::string(name(arm)), .words = {}, .source = {}, .fold = Fold::first, .opens = {}};
    line.words         = in_front(outcomes);
    const auto studies = by_study(outcomes);
    if (const auto options = option_names(g_.knowledge, options_of(arm)); options != name(arm))
      line.opens.push_back({.label = "bears on", .words = options, .source = {}, .fold = Fold::first, .opens = {}});
    for (const auto& of_one : studies) line.opens.push_back(of_study(arm, of_one, studies));
    for (auto& l : warned(arm)) line.opens.push_back(std::move(l));
    for (auto& l : domains(arm, outcomes)) line.opens.push_back(std::move(l));
    if (outcomes.empty()) line.opens.clear();
    return line;
  }

  /// Survival at 5 years of all patients of a study, counted from when such studies usually count: the largest study, and the
  /// lowest and the highest share, so that nobody takes one number for the answer. Of studies this patient may be one of; only
  /// where there is none of others, and then it is said.
  std::string in_front(const std::vector<Selected>& outcomes) const {
    std::vector<Selected> alive, alike;
    for (const Selected& o : outcomes) {
      const StudyResult& r        = *o.result;
      constexpr double   five     = 60;
      const bool         of_all   = r.value && r.n && r.group.empty() && r.per != literature::Per::studies;
      const bool         survival = r.endpoint == literature::Endpoint::os && r.measure == Measure::share;
      if (of_all && survival && r.months == five && counts_from(r) == usual_time_zero(r.arm)) alive.push_back(o);
    }
    if (alive.empty()) return "no study says of all its patients how many were alive at 5 years";
    for (const Selected& o : alive)
      if (!differs(o)) alike.push_back(o);
    const auto&              of    = alike.empty() ? alive : alike;
    const auto               n     = [](const Selected& o) { return *o.result->n; };
    const auto               share = [](const Selected& o) { return *o.result->value; };
    std::vector<Selected>    chosen;
    std::vector<std::string> said;
    for (const auto& o : {*std::ranges::max_element(of, {}, n), *std::ranges::min_element(of, {}, share),
                          *std::ranges::max_element(of, {}, share)}) {
      if (std::ranges::find(chosen, o.result, &Selected::result) != chosen.end()) continue;
      said.push_back(fmt::format("{} ({}: {}{})", out_of_100(*o.result), short_name(*o.study), of_whom(o),
                                 how_it_stands(o, chosen)));
      chosen.push_back(o);
    }
    return fmt::format("{}", fmt::join(said, "; "));
  }

  /// What must be known of a number that stands alone: who says it, who its patients are, and whose they may be too.
  std::string how_it_stands(const Selected& o, const std::vector<Selected>& beside) const {
    std::string said;
    if (o.result->is_claim()) said += "; the review claims it";
    if (const auto differing = facts_of(o).at(static_cast<std::size_t>(Verdict::unmet)); !differing.empty())
      said += fmt::format("; other patients: this one differs in {}", fmt::join(differing, ", "));
    for (const Selected& other : beside)
      if (const auto* shared = overlap_between(literature_, o.study->id, other.study->id))
        said += fmt::format("; {} {}", shares(*shared), short_name(*other.study));
    return said;
  }

  static std::string_view shares(const literature::Overlap& o) {
    if (o.kind == literature::OverlapKind::review_of_the_study) return "a review and its study:";
    return o.sure == literature::Sure::certain ? "shares patients with" : "may share patients with";
  }

  /// The facts of its population, said of this patient, by what they are judged.
  std::array<std::vector<std::string>, 3> facts_of(const Selected& o) const {
    std::array<std::vector<std::string>, 3> facts;
    for (const auto& part : board::parts(population_if(o), g_.assessment.facts.values.all()))
      for (const patient::Fact f : part.facts)
        facts.at(static_cast<std::size_t>(part.verdict)).push_back(said(f, g_.assessment.facts[f]));
    return facts;
  }

  bool differs(const Selected& o) const { return !facts_of(o).at(static_cast<std::size_t>(Verdict::unmet)).empty(); }

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

  /// What the paper has, and below it, never mixed with it, what only the review has.
  Line of_study(Arm arm, const std::vector<Selected>& results, const std::vector<std::vector<Selected>>& all) const {
    const auto&           study = *results.front().study;
    std::vector<Selected> paper, claims;
    for (const Selected& o : results) (o.result->is_claim() ? claims : paper).push_back(o);
    const auto claimed = fmt::format("the review claims: {}", results_said(claims));
    Line       line    = folded(short_name(study),
                                fmt::format("{}. {}", name(study.design), paper.empty() ? claimed : results_said(paper)));
    line.source        = paper.empty() ? claimed_where(claims) : read_where(paper);
    if (!paper.empty() && !claims.empty()) {
      line.opens.push_back(folded({}, claimed));
      line.opens.back().source = claimed_where(claims);
    }
    for (auto& note : notes(results)) line.opens.push_back(std::move(note));
    for (auto& alike : resemblances(results)) line.opens.push_back(folded({}, std::move(alike)));
    for (auto& shared : overlaps(study, all)) line.opens.push_back(std::move(shared));
    for (auto& doubt : doubts(arm, results)) line.opens.push_back(std::move(doubt));
    return line;
  }

  /// What is noted of a number may turn how it reads: each note once, with what it is of where it is not of all.
  static std::vector<Line> notes(const std::vector<Selected>& results) {
    struct Note {
      std::string              says;
      std::vector<std::string> of;
      std::size_t              results = 0;
    };
    std::vector<Note> each;
    for (const Selected& o : results) {
      if (o.result->note.empty()) continue;
      auto at = std::ranges::find(each, o.result->note, &Note::says);
      if (at == each.end()) at = each.insert(at, {o.result->note, {}, 0});
      ++at->results;
      if (auto of = outcome_named(*o.result); std::ranges::find(at->of, of) == at->of.end())
        at->of.push_back(std::move(of));
    }
    std::vector<Line> lines;
    for (const Note& n : each)
      lines.push_back(
          folded("noted", n.results == results.size() ? n.says : fmt::format("{}: {}", fmt::join(n.of, ", "), n.says)));
    return lines;
  }

  /// "mayo-2011, in its abstract"
  static std::string read_where(const std::vector<Selected>& paper) {
    std::vector<std::string_view> where;
    for (const Selected& o : paper)
      if (const auto in = name(o.result->verified); std::ranges::find(where, in) == where.end()) where.push_back(in);
    return fmt::format("{}, {}", paper.front().study->id, fmt::join(where, " and "));
  }

  /// "the review, Table 2"
  static std::string claimed_where(const std::vector<Selected>& claims) {
    std::vector<std::string_view> places;
    for (const Selected& o : claims)
      if (std::ranges::find(places, o.result->place) == places.end()) places.push_back(o.result->place);
    return fmt::format("{}", fmt::join(places, "; "));
  }

  /// Which of the others shown on the arm have patients in common with it.
  std::vector<Line> overlaps(const literature::Study& study, const std::vector<std::vector<Selected>>& all) const {
    std::vector<Line> lines;
    for (const auto& of_one : all) {
      const auto& other = *of_one.front().study;
      if (const auto* o = overlap_between(literature_, study.id, other.id))
        lines.push_back(folded({}, fmt::format("{} {}: {}", shares(*o), short_name(other), o->why), Sign::parts));
    }
    return lines;
  }

  /// Where the review and the paper differ on any result of the arm, each once; what else is doubted of what is shown.
  std::vector<Line> doubts(Arm arm, const std::vector<Selected>& results) const {
    std::vector<Line>                           lines;
    std::vector<const literature::Discrepancy*> told;
    for (const StudyResult* r : all_on(*results.front().study, arm))
      for (const auto* d : discrepancies_of(literature_, r->id)) {
        if (std::ranges::find(told, d) != told.end()) continue;
        told.push_back(d);
        lines.push_back(folded(fmt::format("{} ({})", d->id, letter(d->severity)),
                               fmt::format("the review: {}; the paper: {}", d->review_says, d->original_says),
                               Sign::parts));
      }
    for (const Selected& o : results)
      if (!o.result->doubtful.empty() && discrepancies_of(literature_, o.result->id).empty())
        lines.push_back(folded("doubtful", o.result->doubtful, Sign::unknown));
    return lines;
  }

  /// "liver alone, 137 patients, from the treatment"
  static std::string of_whom(const Selected& o) {
    const StudyResult&       r = *o.result;
    std::vector<std::string> parts;
    if (options_of(r.arm) == 0) parts.emplace_back(name(r.arm));
    if (!r.group.empty()) parts.push_back(r.group);
    if (r.n) parts.push_back(fmt::format("{} {}", *r.n, what_n_counts(o)));
    if (r.time_zero != literature::TimeZero::none) parts.push_back(from(r));
    if (design_of(o) != o.study->design) parts.emplace_back(name(r.design));
    return fmt::format("{}", fmt::join(parts, ", "));
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
    const auto               facts = facts_of(o);
    std::vector<std::string> parts;
    const auto               say = [&](Verdict v, std::string_view what) {
      const auto& of = facts.at(static_cast<std::size_t>(v));
      if (!of.empty()) parts.push_back(fmt::format("{}: {}", what, fmt::join(of, ", ")));
    };
    const auto compared = board::facts_of(population);
    const bool only_metastases =
        compared.count() == 1 && compared.test(static_cast<std::size_t>(Fact::liver_metastases));
    const auto& alike = facts.at(static_cast<std::size_t>(Verdict::met));
    if (only_metastases && !alike.empty())
      parts.push_back(fmt::format("only {} can be compared: alike", alike.front()));
    else
      say(Verdict::met, "alike");
    say(Verdict::unmet, "differs");
    say(Verdict::unknown, "cannot tell");
    if (const auto& not_compared = literature::not_compared(o); !not_compared.empty())
      parts.push_back(fmt::format("not compared: {}", not_compared));
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
    const auto        d = domains_of(literature_, g_.knowledge, arm);
    std::vector<Line> lines;
    const auto        say = [&](std::string_view domain, const std::string& rests_on) {
      lines.push_back(folded(std::string(domain), rests_on.empty() ? "not judged" : rests_on));
    };
    say("risk of bias", d.risk_of_bias);
    say("inconsistency", inconsistency(d));
    say("indirectness", indirectness(outcomes));
    say("imprecision", d.imprecision);
    say("publication bias", {});
    return lines;
  }

  /// What may be compared, and which studies of the same share may not.
  static std::string inconsistency(const literature::Domains& d) {
    auto       said   = d.inconsistency ? spread_said(*d.inconsistency) : std::string{};
    const auto others = fmt::format("{}", fmt::join(d.not_compared, ", "));
    if (others.empty()) return said;
    return said.empty() ? fmt::format("not judged; not comparable: {}", others)
                        : fmt::format("{}; not compared: {}", said, others);
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
    constexpr std::array<std::string_view, 3> words{"something differs in {}", "it cannot be told in {}",
                                                    "nothing compared differs in {}"};
    std::vector<std::string>                  said;
    for (const std::size_t v : {2U, 0U, 1U})
      if (count.at(v) > 0) said.push_back(fmt::format(fmt::runtime(words.at(v)), count.at(v)));
    return fmt::format("of {} whose patients are said in facts, {}",
                       seen.size() == 1 ? "1 study" : fmt::format("{} studies", seen.size()), fmt::join(said, ", "));
  }

  const Given&      g_;
  const Literature& literature_;
};

}  // namespace

Section what_is_known_of_the_outcome(const Given& g) {
  return g.literature == nullptr ? Section{} : Outcomes(g, *g.literature).all();
}

}  // namespace nelm::sheet
