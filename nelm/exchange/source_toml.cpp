// A file of sources/: what a paper, a guideline or the review says of which option, criterion by criterion.
#include "nelm/board/conditions_of.h"
#include "nelm/exchange/in_the_scheme_of.h"
#include "nelm/exchange/knowledge_sense.h"
#include "nelm/exchange/rule_strength.h"

namespace nelm::exchange {

using namespace board;

namespace {

constexpr std::size_t longest_limit = 24;  // characters: a table's cell holds no more

/// What the parts of one source share.
struct Part {
  InTheSchemeOf&                   scheme;
  Reading&                         reading;
  std::string                      source;
  std::optional<board::SourceKind> kind;  // none if it could not be read
  bool                             per_lesion = false;

  Condition condition(Fields& f, std::string_view key, Need need = Need::may) const {
    Condition c = read_condition_on(f, key, per_lesion, need);
    scheme.settle(c);
    return c;
  }
};

void read_limits(Fields& f, Criterion& c, const Part& part) {
  constexpr std::string_view betweens[] = {"nothing", "borderline", "divided", "unsaid"};
  if (c.kind == CriterionKind::exclusion) {
    c.unmet_if = part.condition(f, "out_if", Need::must);
    return;
  }
  const bool decides = c.kind == CriterionKind::required || c.kind == CriterionKind::relative;
  c.met_if           = part.condition(f, "met_if", decides ? Need::must : Need::may);
  const Node* unmet  = f.take("unmet_if");
  c.never_unmet      = unmet != nullptr && unmet->kind == Node::Kind::text && unmet->text == "never";
  if (!c.never_unmet) c.unmet_if = part.condition(f, "unmet_if");
  if (unmet != nullptr && !f.has("met_if"))
    f.problem("unmet_if", "unmet_if without met_if", "met_if beside it, or neither");
  if (unmet != nullptr)
    c.between = f.word<Between>("between", std::span(betweens).subspan(1));
  else if (f.take("between") != nullptr)
    f.problem("between", "between without unmet_if", "unmet_if beside it, or neither");
  if (unmet != nullptr) c.between = static_cast<Between>(static_cast<int>(c.between) + 1);
}

Criterion read_criterion(Fields& f, const Part& part) {
  constexpr std::string_view kinds[] = {"required", "exclusion", "relative", "advisory", "evidence"};
  Criterion                  c;
  c.id    = read_own_id(f, "criterion of " + part.source, part.reading);
  c.asks  = f.text("asks");
  c.limit = f.text("limit");
  c.kind  = f.word<CriterionKind>("kind", kinds);
  if (c.limit.size() > longest_limit)
    f.problem("limit", fmt::format("{} characters", c.limit.size()),
              fmt::format("at most {}, to fit the cell of a table", longest_limit));
  read_limits(f, c, part);
  check_criterion(f, c, part.reading);
  c.place      = read_place(f);
  c.note       = f.text("note", Need::may);
  c.statements = read_statements(f, part.reading);
  f.nothing_else();
  return c;
}

Rule read_rule(Fields& f, Part part) {
  constexpr std::string_view pers[] = {"case", "lesion"};
  Rule                       r;
  r.id              = read_own_id(f, "rule", part.reading);
  r.options         = read_options(f);
  const auto before = f.problems().size();
  r.form            = f.word<Form>("form", rule_forms);
  r.strength        = f.word<Strength>("strength", rule_strengths);
  const bool words  = f.problems().size() == before;
  r.says            = f.text("says");
  r.applies_if      = part.condition(f, "applies_if");
  check_decides(f, "applies_if", r.applies_if, part.reading);
  r.population = f.text("population", f.has("applies_if") ? Need::must : Need::may);
  r.provided   = f.text("provided", Need::may);
  if (words && part.kind) check_strength(f, *part.kind, r);
  r.partly_read = f.text("partly_read", Need::may);
  r.per_lesion  = f.word<int>("per", pers, Need::may) == 1;
  if (r.per_lesion && f.has("applies_if"))
    f.problem("applies_if", "a scope in a rule judged lesion by lesion",
              "none: each lesion is judged by the criteria alone, of every patient");
  r.place         = read_place(f);
  r.statements    = read_statements(f, part.reading);
  part.per_lesion = r.per_lesion;
  const auto list = f.tables("criterion", r.form == Form::list && f.has("form") ? Need::must : Need::may);
  for (std::size_t i = 0; i < list.size(); ++i) {
    Fields criterion(list[i], f.file(), fmt::format("{}criterion[{}].", f.path(), i + 1), f.problems());
    r.criteria.push_back(read_criterion(criterion, part));
  }
  f.nothing_else();
  return r;
}

NotEncoded read_not_encoded(Fields& f, Reading& reading) {
  NotEncoded n;
  n.id = read_own_id(f, "not_encoded", reading);
  if (f.has("options")) n.options = read_options(f);
  n.missing    = f.text("missing");
  n.because    = f.text("because");
  n.statements = read_statements(f, reading);
  f.nothing_else();
  return n;
}

void read_superseded_by(Fields& f, board::Source& s, Reading& reading) {
  const auto list = f.tables("superseded_by");
  for (std::size_t i = 0; i < list.size(); ++i) {
    Fields       of(list[i], f.file(), fmt::format("superseded_by[{}].", i + 1), f.problems());
    SupersededBy by{.source = of.text("source"), .replaces = of.text("replaces")};
    of.nothing_else();
    const Node* at = of.table().find("source");
    if (by.source.empty() || at == nullptr) continue;
    reading.superseded.push_back({s.id, by.source, std::string(of.file()), of.path() + "source", at->line, at->column});
    s.superseded_by.push_back(std::move(by));
  }
}

}  // namespace

board::Source read_source(Fields& f, Reading& reading) {
  constexpr std::string_view speaking[] = {"its options", "every option"};
  constexpr std::string_view extents[]  = {"in part", "whole"};
  board::Source              s;
  s.id              = read_own_id(f, "source", reading);
  s.title           = f.text("title");
  s.citation        = f.text("citation");
  s.doi             = f.text("doi", Need::may);
  const auto before = f.problems().size();
  s.kind            = f.word<SourceKind>("kind", source_kinds);
  const auto kind   = f.problems().size() == before ? std::optional(s.kind) : std::nullopt;
  s.dated           = read_dated(f);
  s.every_option    = f.word<int>("speaks_of", speaking) == 1;
  s.read_whole      = f.word<int>("read", extents) == 1;
  s.scheme          = f.text("scheme", Need::may);
  s.review          = read_review(f);
  s.remark          = f.text("remark", Need::may);
  s.statements      = read_statements(f, reading);
  read_superseded_by(f, s, reading);
  InTheSchemeOf scheme(f, s.scheme, reading);
  const Part    part{scheme, reading, s.id, kind};
  const auto    rules = f.tables("rule", f.has("not_encoded") ? Need::may : Need::must);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    Fields rule(rules[i], f.file(), fmt::format("rule[{}].", i + 1), f.problems());
    auto   read = read_rule(rule, part);
    check_lists_alone(rule, read, s.rules);
    s.rules.push_back(std::move(read));
  }
  const auto gaps = f.tables("not_encoded");
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    Fields gap(gaps[i], f.file(), fmt::format("not_encoded[{}].", i + 1), f.problems());
    s.not_encoded.push_back(read_not_encoded(gap, reading));
  }
  scheme.tell(f);
  f.nothing_else();
  return s;
}

}  // namespace nelm::exchange
