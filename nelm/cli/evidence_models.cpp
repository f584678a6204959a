// nelm evidence models: the prognostic models, and what each can say of a case.
#include <fmt/format.h>

#include <algorithm>

#include "nelm/cli/case_file.h"
#include "nelm/cli/day.h"
#include "nelm/cli/door.h"
#include "nelm/cli/layers.h"
#include "nelm/cli/shown.h"
#include "nelm/literature/model_said.h"
#include "nelm/sheet/phrases.h"
#include "nelm/version.h"

namespace nelm::cli {

namespace {

using namespace literature;
using board::Field;
using board::FieldList;

std::string kind_of(const PrognosticModel& m) {
  const bool local = m.local() && m.completeness == Completeness::absolute;
  switch (m.completeness) {
    case Completeness::absolute: return local ? "absolute survival, of this centre alone" : "absolute survival";
    case Completeness::relative:
      return m.scale == Scale::points ? "a score alone" : "a hazard against a reference alone";
    case Completeness::classes: return "classes, with what became of each";
    default:                    return "nothing can be computed";
  }
}

std::string title(const PrognosticModel& m) {
  return fmt::format("{}  {}: {}; {}", m.id, letter(m.completeness), kind_of(m), m.name);
}

std::string weight_said(const ModelLevel& level, Scale scale) {
  if (level.reference) return "reference";
  if (scale == Scale::points) return level.printed + " points";
  std::string words = fmt::format("HR {}", level.printed);
  if (!level.p.empty()) words += fmt::format(", P {}", level.p);
  if (level.standard_error) words += fmt::format(", SE of log HR {:.3f} (from P)", *level.standard_error);
  return words;
}

std::string levels_said(const ModelPredictor& p, Scale scale) {
  std::string words = p.coding;
  for (const ModelLevel& level : p.levels) words += fmt::format("; {}: {}", level.name, weight_said(level, scale));
  return words;
}

/// A share of n patients and its interval, or a median.
std::string outcome_said(const ClassOutcome& o, const std::optional<int>& n) {
  if (o.median_months) return fmt::format("{}: median {} months", o.of, *o.median_months);
  const auto said = fmt::format("{} at {} months: {} %", o.of, *o.months, *o.percent);
  if (!n) return said + " (patients not stated: no interval)";
  const int  count    = patients_counted(*o.percent, *n);
  const auto interval = wilson(count, *n);
  return fmt::format(
      "{} of {} (95 % interval {:.1f} to {:.1f}, computed on {} of {} after Wilson, censoring not regarded)", said, *n,
      100 * interval.low, 100 * interval.high, count, *n);
}

std::string class_said(const ModelClass& c) {
  std::string words = c.says;
  if (!c.besides.empty()) words += fmt::format(" ({}: no fact holds it)", c.besides);
  words += c.n ? fmt::format("; {} patients", *c.n) : "; patients not stated";
  for (const ClassOutcome& o : c.outcomes) words += "; " + outcome_said(o, c.n);
  return words;
}

void add_lines(FieldList& fields, std::string_view name, const std::vector<std::string>& lines) {
  for (const auto& line : lines) fields.push_back({name, line});
}

void describe(const PrognosticModel& m, Shown& shown) {
  FieldList fields{{"citation", m.citation}, {"extends", m.extends}, {"population", m.population}};
  fields.push_back({"patients", m.n ? fmt::format("{}", *m.n) : "not stated"});
  fields.push_back({"outcome", m.horizon.empty() ? m.outcome : fmt::format("{}, at {}", m.outcome, m.horizon)});
  fields.push_back({"time zero", m.time_zero});
  shown.fields(fields, {});
  for (const ModelPredictor& p : m.predictors)
    shown.fields({{"predictor", fmt::format("{}{}: {}", p.name, p.choice ? " (a choice, never advice)" : "",
                                            levels_said(p, m.scale))}},
                 {});
  for (const ModelClass& c : m.classes) shown.fields({{"class", fmt::format("{}: {}", c.name, class_said(c))}}, {});
  FieldList rest;
  for (const BaselineSurvival& b : m.baseline)
    rest.push_back({"baseline", fmt::format("{:.4g} % at {} months, at a linear predictor of {}; {}", 100 * b.survival,
                                            b.months, b.linear_predictor, b.source)});
  if (m.baseline.empty()) rest.push_back({"baseline", "not published"});
  rest.push_back({"cohort", m.cohort}), rest.push_back({"validation", m.validation});
  add_lines(rest, "missing", m.missing);
  add_lines(rest, "warning", m.warnings);
  rest.push_back({"where", m.place.url.empty() ? m.place.place : fmt::format("{}, {}", m.place.place, m.place.url)});
  rest.push_back({"read", m.review.transcribed_from});
  rest.push_back({"reviewed by", m.review.reviewed_by.empty() ? "nobody yet" : m.review.reviewed_by});
  shown.fields(rest, {});
}

std::string span_said(ModelSpan s, double times, std::string_view unit) {
  const auto low = fmt::format("{:.3g}", times * s.low), high = fmt::format("{:.3g}", times * s.high);
  return low == high ? fmt::format("{}{}", low, unit) : fmt::format("{} to {}{}", low, high, unit);
}

std::string reference_of(const PrognosticModel& m) {
  std::vector<std::string> names;
  for (const ModelPredictor& p : m.predictors)
    for (const ModelLevel& level : p.levels)
      if (level.reference) names.push_back(level.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// What the patient has of each predictor, what is open and what is held.
void tell_levels(const ModelSaid& said, FieldList& fields) {
  for (const LevelsLeft& left : said.predictors) {
    std::vector<std::string_view> names;
    for (const ModelLevel* level : left.levels) names.emplace_back(level->name);
    const auto is = names.empty()            ? std::string("none of the model's")
                    : left.predictor->choice ? fmt::format("{}: a choice, never advice", names[0])
                                             : fmt::format("{}", fmt::join(names, " or "));
    fields.push_back({left.predictor->choice ? "held"
                      : left.undecided()     ? "open"
                                             : "has",
                      fmt::format("{}: {}", left.predictor->name, is)});
  }
}

FieldList what_it_says(const ModelSaid& said) {
  const PrognosticModel& m = *said.model;
  FieldList              fields;
  if (said.population == board::Verdict::unmet)
    return {{"says", fmt::format("nothing: the patient is not of its population ({})", m.population)}};
  fields.push_back({"population", said.population == board::Verdict::met
                                      ? fmt::format("as far as facts say, of it: {}", m.population)
                                      : fmt::format("not known whether of it: {}", m.population)});
  if (!said.computed && m.completeness != Completeness::none)
    fields.push_back({"says", "nothing: in none of its classes"});
  if (m.completeness == Completeness::none) fields.push_back({"says", "nothing: it cannot be computed"});
  for (const SurvivalSaid& s : said.survival)
    fields.push_back({"says", fmt::format("{} at {} months: {}{}; baseline: {}", m.outcome, s.baseline->months,
                                          span_said(s.survival, 100, " %"), m.local() ? ", of this centre alone" : "",
                                          s.baseline->source)});
  if (said.computed && m.completeness != Completeness::classes)
    fields.push_back({"says", m.scale == Scale::points
                                  ? fmt::format("{} points", span_said(said.relative, 1, ""))
                                  : fmt::format("hazard {} that of: {} (not regarding how uncertain the ratios are)",
                                                span_said(said.relative, 1, " times"), reference_of(m))});
  tell_levels(said, fields);
  for (const ModelClass* c : said.classes)
    fields.push_back({said.classes.size() > 1 ? "may be" : "is", fmt::format("class {}: {}", c->name, class_said(*c))});
  std::vector<std::string_view> ask;
  for (const auto& row : patient::facts())
    if (said.missing.test(patient::index(row.id))) ask.push_back(row.name);
  if (!ask.empty()) fields.push_back({"would narrow it", fmt::format("{}", fmt::join(ask, ", "))});
  add_lines(fields, "missing", m.missing);
  add_lines(fields, "warning", m.warnings);
  return fields;
}

}  // namespace

int prognostic_models(const Request& request) {
  const auto all = knowledge_and_literature(request);
  if (!all) return tell(all.error());
  const auto& models = all->literature.models;
  std::string text;
  if (request.operands.empty()) {
    for (const PrognosticModel& m : models) {
      Shown shown(title(m));
      describe(m, shown);
      text += fmt::format("{}{}", text.empty() ? "" : "\n", shown.text());
    }
    return answer(text, all->knowledge);
  }
  const auto day = day_asked(request);
  if (!day) return misuse(day.error());
  const auto file = read_file(request.operands[0]);
  if (!file) return tell(file.error());
  const auto whole = case_in(*file, *day);
  if (!whole) return tell(whole.error());
  const auto on     = day_of(*whole, *day).on;
  const auto judged = board::judge_facts(patient::known_by(*whole, on), all->knowledge, on);
  for (const PrognosticModel& m : models)
    text +=
        fmt::format("{}{}", text.empty() ? "" : "\n", Shown(title(m)).fields(what_it_says(say(m, judged)), {}).text());
  return answer(text, all->knowledge);
}

}  // namespace nelm::cli
