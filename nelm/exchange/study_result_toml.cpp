// One result of a study, as its file says it.
#include "nelm/exchange/knowledge_sense.h"
#include "nelm/exchange/literature_reading.h"
#include "nelm/exchange/plain_number.h"
#include "nelm/exchange/stated.h"

namespace nelm::exchange {

namespace {

using literature::Bounds;
using literature::Measure;
using literature::Per;
using literature::Study;
using literature::StudyResult;
using literature::TimeZero;

/// "mayo-2011.3": the study's id, a point, and a number.
void check_result_id(Fields& f, const StudyResult& r, const Study& s) {
  const auto front  = s.id + ".";
  const auto number = r.id.starts_with(front) ? std::string_view(r.id).substr(front.size()) : std::string_view{};
  if (r.id.empty() || s.id.empty()) return;
  if (number.empty() || number.find_first_not_of("0123456789") != std::string_view::npos)
    f.problem("id", fmt::format("\"{}\"", r.id), fmt::format("the study's id and a number, such as \"{}3\"", front));
}

void read_who_says_it(Fields& f, StudyResult& r, LiteratureReading& all) {
  r.said_by  = f.word<literature::SaidBy>("said_by", literature::SaidBy_words);
  r.place    = f.text("place");
  r.url      = f.text("url", r.is_claim() || !f.has("said_by") ? Need::may : Need::must);
  r.verified = f.word<literature::Verified>("verified", literature::Verified_words);
  if (!r.is_claim() && f.has("verified") && r.verified == literature::Verified::review_only)
    f.problem("verified", "\"review only\" of what the paper says", "where it was read: abstract or secondary");
  for (const Node& node : f.list_of("cites", Node::Kind::text, "a list of studies", Need::may)) {
    r.cites.push_back(node.text);
    all.named_later.push_back({node.text, std::string(f.file()), f.path() + "cites", node.line, node.column, false});
  }
}

void read_of_whom(Fields& f, StudyResult& r, const Study& s, InTheSchemeOf& scheme, const LiteratureReading& all) {
  r.arm           = f.word<literature::Arm>("arm", literature::Arm_words);
  r.group         = f.text("group", Need::may);
  r.design        = f.has("design") ? f.word<literature::Design>("design", literature::Design_words) : s.design;
  r.population    = f.has("population") ? stated_text(f, "population") : s.population;
  r.population_if = read_condition_on(f, "population_if");
  scheme.settle(r.population_if);
  if (all.knowledge_sound) check_decides(f, "population_if", r.population_if, all.reading);
  if (f.has("population_if") && !f.has("population"))
    f.problem("population_if", "population_if without population", "the same in words beside it, or neither");
  if (!f.has("population") && r.population_if.empty()) r.population_if = s.population_if;
  r.period    = f.has("period") ? stated_text(f, "period") : s.period;
  r.n         = stated_count(f, "n");
  r.n_derived = f.text("n_derived", Need::may);
  r.events    = read_count(f, "events");
  r.of        = read_count(f, "of");
}

/// "<0.001" stays words; what is printed exactly is a number too.
void read_p(Fields& f, StudyResult& r) {
  r.p = f.text("p", Need::may);
  if (r.p.empty()) return;
  const bool inexact = r.p[0] == '<' || r.p[0] == '>';
  const auto number  = plain_number(std::string_view(r.p).substr(inexact ? 1 : 0));
  if (!number || *number <= 0 || *number > 1)
    f.problem("p", fmt::format("\"{}\"", r.p), "P as printed, such as \"0.05\" or \"<0.001\"");
  else if (!inexact)
    r.exact_p = number;
}

void read_bounds(Fields& f, StudyResult& r) {
  constexpr std::string_view kinds[] = {"none", "ci", "range", not_stated};
  r.bounds.kind                      = f.word<Bounds::Kind>("bounds", kinds);
  const bool some                    = r.bounds.kind != Bounds::Kind::none;
  const auto low                     = read_number(f, "low", some ? Need::must : Need::may),
             high                    = read_number(f, "high", some ? Need::must : Need::may);
  if (!some && (low || high))
    f.problem("bounds", "\"none\" with low or high", "what they are: ci, range or not stated");
  r.bounds.low  = low.value_or(0);
  r.bounds.high = high.value_or(0);
}

/// What is counted in per cent needs a denominator, or says that it has none.
void read_share(Fields& f, StudyResult& r) {
  r.per = f.word<Per>("per", literature::Per_words);
  if (f.has("per") && r.per == Per::nothing)
    f.problem("per", "\"nothing\"", "of what it is a share; \"not stated\" where nobody says");
  r.actuarial = f.word<literature::Actuarial>("actuarial", literature::Actuarial_words);
  r.months    = r.time_zero == TimeZero::none ? read_number(f, "months") : stated_number(f, "months");
}

void read_number_itself(Fields& f, StudyResult& r) {
  r.endpoint  = f.word<literature::Endpoint>("endpoint", literature::Endpoint_words);
  r.measure   = f.word<Measure>("measure", literature::Measure_words);
  r.time_zero = f.word<TimeZero>("time_zero", literature::TimeZero_words);
  if (r.measure == Measure::share) {
    read_share(f, r);
  } else {
    r.months = read_number(f, "months");
    if (f.has("per")) r.per = f.word<Per>("per", literature::Per_words);
  }
  r.value = read_number(f, "value");
  if (r.measure != Measure::words) {
    const auto unit = f.word<literature::Unit>("unit", literature::Unit_words);
    if (f.has("unit") && unit != literature::unit_of(r.measure))
      f.problem("unit",
                fmt::format("\"{}\" of a {}", literature::Unit_words[static_cast<std::size_t>(unit)],
                            literature::name(r.measure)),
                fmt::format("{}", literature::Unit_words[static_cast<std::size_t>(literature::unit_of(r.measure))]));
  }
  r.sd = read_number(f, "sd");
  read_bounds(f, r);
  read_p(f, r);
  r.says = f.text("says", r.measure == Measure::words ? Need::must : Need::may);
}

}  // namespace

StudyResult read_study_result(Fields& f, const Study& s, InTheSchemeOf& scheme, LiteratureReading& all) {
  StudyResult r;
  r.id = read_own_id(f, "result", all.reading);
  check_result_id(f, r, s);
  read_who_says_it(f, r, all);
  read_of_whom(f, r, s, scheme, all);
  read_number_itself(f, r);
  r.comparator = f.text("comparator", Need::may);
  r.against    = f.text("against", Need::may);
  if (const Node* at = f.table().find("against"); at != nullptr && !r.against.empty())
    all.named_later.push_back({r.against, std::string(f.file()), f.path() + "against", at->line, at->column, true});
  r.note       = f.text("note", Need::may);
  r.doubtful   = f.text("doubtful", Need::may);
  r.statements = read_statements(f, all.reading);
  check_study_result(f, r, s);
  f.nothing_else();
  return r;
}

}  // namespace nelm::exchange
