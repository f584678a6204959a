// A file of models/: a published prognostic model, with what of it is published and what is not.
#include <cmath>

#include "nelm/exchange/knowledge_sense.h"
#include "nelm/exchange/literature_reading.h"
#include "nelm/exchange/plain_number.h"

namespace nelm::exchange {

using namespace literature;

namespace {

/// What a number of a model must lie between.
struct Limits {
  double      low = 0, high = 0;
  const char* expected = "";
};
constexpr double any = std::numeric_limits<double>::infinity();
constexpr Limits months_ahead{0, any, "months, over 0"}, per_cent{0, 100, "a percentage between 0 and 100"},
    hazard_ratio{0, any, "a hazard ratio, over 0"},
    linear{-any, any, "a linear predictor, 0 for the reference profile"}, score{-any, any, "a number of points"},
    patients{0, 1e9, "a whole number of patients"};

/// Strictly between the limits; none where it is wrong, and a problem told.
std::optional<double> read_between(Fields& f, std::string_view key, const Limits& limits, Need need) {
  const Node* node = f.take(key, need);
  if (node == nullptr) return {};
  const auto number = node->kind == Node::Kind::number ? plain_number(node->text) : std::nullopt;
  const bool whole  = &limits != &patients || number == std::floor(number.value_or(0));
  if (number && whole && *number > limits.low && *number < limits.high) return number;
  f.problem(*node, key, Fields::quoted(*node), limits.expected);
  return {};
}

std::optional<int> read_patients(Fields& f) {
  const auto n = read_between(f, "n", patients, Need::may);
  return n ? std::optional(static_cast<int>(*n)) : std::nullopt;
}

std::vector<std::string> read_words(Fields& f, std::string_view key, Need need) {
  std::vector<std::string> words;
  for (const Node& node : f.list_of(key, Node::Kind::text, "a list of texts", need)) words.push_back(node.text);
  return words;
}

/// What the parts of one model share.
struct ModelPart {
  InTheSchemeOf& scheme;
  const Reading& reading;
  Scale          scale = Scale::log_hazard;

  board::Condition condition(Fields& f, std::string_view key, Need need = Need::may) const {
    auto c = read_condition_on(f, key, false, need);
    scheme.settle(c);
    check_decides(f, key, c, reading);
    return c;
  }
};

/// "0.004" is exact, "<0.05" is not; a problem if it is neither.
std::optional<double> exact_p(Fields& f, const std::string& p) {
  if (p.empty()) return {};
  const bool below  = p.starts_with('<');
  const auto number = plain_number(std::string_view(p).substr(below ? 1 : 0));
  if (!number || *number <= 0 || *number >= 1)
    f.problem("p", fmt::format("\"{}\"", p), "a P as printed, such as \"0.004\" or \"<0.05\"");
  else if (!below)
    return number;
  return {};
}

ModelLevel read_level(Fields& f, const ModelPart& part) {
  ModelLevel level;
  level.name      = f.text("name");
  level.is_if     = part.condition(f, "if");
  level.is_not_if = part.condition(f, "not_if");
  const auto key  = part.scale == Scale::points ? "points" : "hr";
  level.reference = !f.has(key);
  const auto at   = read_between(f, key, part.scale == Scale::points ? score : hazard_ratio, Need::may);
  if (at) level.weight = part.scale == Scale::points ? *at : std::log(*at);
  if (const Node* node = f.table().find(key)) level.printed = node->text;
  level.p = f.text("p", Need::may);
  if (level.reference && !level.p.empty()) f.problem("p", "a P of the reference", "a P of a level with a hazard ratio");
  const auto p = exact_p(f, level.p);
  if (p && at && part.scale == Scale::log_hazard) level.standard_error = standard_error_of(level.weight, *p);
  f.nothing_else();
  return level;
}

ModelPredictor read_predictor(Fields& f, const ModelPart& part) {
  constexpr std::string_view is[] = {"trait", "choice"};
  ModelPredictor             p;
  p.name                 = f.text("name");
  p.coding               = f.text("coding");
  p.choice               = f.word<int>("is", is, Need::may) == 1;
  const auto  list       = f.tables("level");
  std::size_t references = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    Fields level(list[i], f.file(), fmt::format("{}level[{}].", f.path(), i + 1), f.problems());
    p.levels.push_back(read_level(level, part));
    references += p.levels.back().reference ? 1 : 0;
  }
  if (!list.empty() && references != 1)
    f.problem("level", fmt::format("{} without a weight", references), "one: the reference of the others");
  f.nothing_else();
  return p;
}

BaselineSurvival read_baseline(Fields& f) {
  BaselineSurvival b;
  b.months           = read_between(f, "months", months_ahead, Need::must).value_or(1);
  b.survival         = read_between(f, "survival_pct", per_cent, Need::must).value_or(50) / 100;
  b.linear_predictor = read_between(f, "linear_predictor", linear, Need::must).value_or(0);
  b.source           = f.text("source");
  f.nothing_else();
  return b;
}

ClassOutcome read_outcome(Fields& f) {
  ClassOutcome o;
  o.of            = f.text("of");
  o.percent       = read_between(f, "percent", per_cent, Need::may);
  o.months        = read_between(f, "months", months_ahead, o.percent ? Need::must : Need::may);
  o.median_months = read_between(f, "median_months", months_ahead, Need::may);
  if (f.has("percent") == f.has("median_months"))
    f.problem("percent", f.has("percent") ? "percent and median_months" : "neither percent nor median_months",
              "one of them");
  f.nothing_else();
  return o;
}

ModelClass read_class(Fields& f, const ModelPart& part) {
  ModelClass c;
  c.name          = f.text("name");
  c.says          = f.text("says");
  c.is_if         = part.condition(f, "if");
  c.is_not_if     = part.condition(f, "not_if");
  c.besides       = f.text("besides", Need::may);
  c.otherwise     = !f.has("if") && !f.has("not_if") && !f.has("besides");
  c.n             = read_patients(f);
  const auto list = f.tables("outcome", Need::must);
  for (std::size_t i = 0; i < list.size(); ++i) {
    Fields outcome(list[i], f.file(), fmt::format("{}outcome[{}].", f.path(), i + 1), f.problems());
    c.outcomes.push_back(read_outcome(outcome));
  }
  f.nothing_else();
  return c;
}

/// Takes from another model what it is extended by: everything but a baseline survival.
void read_extended(Fields& f, PrognosticModel& m, const LiteratureReading& all) {
  m.extends = f.text("extends", Need::may);
  if (m.extends.empty() || all.reading.there_but_unread("models", m.extends)) return;
  const auto at = std::ranges::find(all.literature.models, m.extends, &PrognosticModel::id);
  if (at == all.literature.models.end()) {
    std::vector<std::string_view> known;
    for (const auto& model : all.literature.models) known.emplace_back(model.id);
    f.problem("extends", fmt::format("\"{}\"", m.extends),
              fmt::format("a model read before{}", did_you_mean(m.extends, known)));
    return;
  }
  m.applies_if = at->applies_if, m.scale = at->scale, m.predictors = at->predictors, m.warnings = at->warnings;
  m.outcome = at->outcome, m.time_zero = at->time_zero, m.n = at->n;
}

template <class Read>
void read_parts(Fields& f, std::string_view key, Read read) {
  const auto list = f.tables(key);
  for (std::size_t i = 0; i < list.size(); ++i) {
    Fields part(list[i], f.file(), fmt::format("{}[{}].", key, i + 1), f.problems());
    read(part);
  }
}

/// Whether the file holds what its class promises, and no more.
void check_completeness(Fields& f, const PrognosticModel& m) {
  const bool weighed = !m.predictors.empty() &&
                       std::ranges::all_of(m.predictors, [](const ModelPredictor& p) { return p.levels.size() > 1; });
  const auto            holds  = !m.classes.empty()               ? Completeness::classes
                                 : weighed && !m.baseline.empty() ? Completeness::absolute
                                 : weighed                        ? Completeness::relative
                                                                  : Completeness::none;
  constexpr const char* what[] = {"weights of every predictor and a baseline survival",
                                  "weights of every predictor and no baseline survival", "classes",
                                  "neither classes nor weights of every predictor"};
  if (holds != m.completeness)
    f.problem("completeness", fmt::format("\"{}\"", letter(m.completeness)),
              fmt::format("\"{}\": the file has {}", letter(holds), what[static_cast<std::size_t>(holds)]));
  if (!m.baseline.empty() && !weighed)
    f.problem("baseline", "a baseline survival alone", "weights of every predictor beside it");
  if (!m.baseline.empty() && m.scale == Scale::points)
    f.problem("baseline", "a baseline survival of a score", "log hazard ratios");
  for (std::size_t i = 1; i < m.baseline.size(); ++i)
    if (m.baseline[i].months <= m.baseline[i - 1].months || m.baseline[i].survival > m.baseline[i - 1].survival)
      f.problem("baseline", "survival that rises, or months that do not", "horizons in rising order, survival falling");
}

}  // namespace

PrognosticModel read_model(Fields& f, LiteratureReading& all) {
  Reading&                   reading   = all.reading;
  constexpr std::string_view classes[] = {"A", "R", "C", "X"}, scales[] = {"log hazard", "points"};
  PrognosticModel            m;
  m.id             = read_own_id(f, "model", reading);
  m.name           = f.text("name");
  const auto told  = f.problems().size();
  m.completeness   = f.word<Completeness>("completeness", classes);
  const bool known = f.problems().size() == told;
  m.citation       = f.text("citation");
  m.doi            = f.text("doi", Need::may);
  read_extended(f, m, all);
  const Need own = m.extends.empty() ? Need::must : Need::may;
  m.population   = f.text("population");
  InTheSchemeOf scheme(f, f.text("scheme", Need::may), reading);
  ModelPart     part{scheme, reading};
  if (own == Need::must || f.has("applies_if")) m.applies_if = part.condition(f, "applies_if");
  if (f.has("n") || own == Need::must) m.n = read_patients(f);
  if (own == Need::must) {
    m.outcome = f.text("outcome"), m.time_zero = f.text("time_zero");
    m.scale = part.scale = f.word<Scale>("scale", scales, Need::may);
    read_parts(f, "predictor", [&](Fields& p) { m.predictors.push_back(read_predictor(p, part)); });
    read_parts(f, "class", [&](Fields& c) { m.classes.push_back(read_class(c, part)); });
  }
  m.horizon = f.text("horizon", Need::may);
  read_parts(f, "baseline", [&](Fields& b) { m.baseline.push_back(read_baseline(b)); });
  const bool lacks = m.completeness == Completeness::none || m.completeness == Completeness::relative;
  m.missing        = read_words(f, "missing", lacks && known ? Need::must : Need::may);
  for (auto& warning : read_words(f, "warnings", Need::may)) m.warnings.push_back(std::move(warning));
  m.validation = f.text("validation", Need::may);
  m.cohort     = f.text("cohort", Need::may);
  m.place      = read_place(f);
  m.review     = read_review(f);
  if (known) check_completeness(f, m);
  scheme.tell(f);
  f.nothing_else();
  return m;
}

}  // namespace nelm::exchange
