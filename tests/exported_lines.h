// Cases and what nelm says of them, a line of JSON each, under the names the exported libraries give their parameters and
// definitions.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "nelm/export/cql_library.h"
#include "nelm/export/names.h"
#include "nelm/json_text.h"
#include "tests/exported_cases.h"

namespace nelm::tests {

class ExportedLines {
 public:
  explicit ExportedLines(const Knowledge& knowledge) : knowledge_(knowledge) {}

  /// What stands in every line behind it, and in which order: of each library its parameters, and its definitions.
  std::string first() const {
    std::string libraries;
    std::size_t criteria = 0;
    for (const board::Source& s : knowledge_.sources) {
      std::string parameters, lesion, definitions;
      for (const auto& p : exported::parameters_of(s, knowledge_)) add(parameters, json_quoted(p.name));
      for (const auto& p : exported::parameters_of_a_lesion(s)) add(lesion, json_quoted(p.name));
      for (const Said& said : of(s, nullptr)) add(definitions, json_quoted(said.name));
      for (const board::Rule& r : s.rules)
        for (const board::Criterion& c : r.criteria) criteria += decides(c) || !c.met_if.empty() ? 1 : 0;
      add(libraries, fmt::format(R"({{"name":{},"parameters":[{}],"lesion":[{}],"definitions":[{}]}})",
                                 json_quoted(exported::library_name(s.id)), parameters, lesion, definitions));
    }
    return fmt::format(R"({{"criteria":{},"libraries":[{}]}})", criteria, libraries);
  }

  std::string line(const ExportedCase& c) const {
    std::string given, said;
    for (const board::Source& s : knowledge_.sources) {
      add(given, fmt::format("[{}]", parameters(s, c)));
      std::string all;
      for (const Said& one : of(s, &c)) add(all, one.is);
      add(said, fmt::format("[{}]", all));
    }
    return fmt::format(R"({{"whole":{},"wider":{},"given":[{}],"said":[{}]}})", c.whole, c.wider, given, said);
  }

 private:
  struct Said {
    std::string name, is;
  };

  static void add(std::string& list, std::string_view item) {
    if (!list.empty()) list += ',';
    list += item;
  }

  // -- what is given

  static std::string value(Fact f, const Possible& p) {
    if (!patient::single(f, p)) return "null";
    const Row& r = row(f);
    if (r.kind == Kind::number) return number(r, p.numbers.low);
    if (r.kind == Kind::yes_no) return p.choices == patient::yes ? "true" : "false";
    return json_quoted(r.words[static_cast<std::size_t>(std::countr_zero(p.choices))]);
  }
  static std::string number(const Row& r, double v) {
    return r.unit.empty() ? fmt::format("{}", v) : fmt::format(R"({{"value":{},"unit":"{}"}})", v, r.unit);
  }

  std::string parameters(const board::Source& s, const ExportedCase& c) const {
    const auto  values = c.assessment.facts.values.all();
    std::string all;
    for (const auto& p : exported::parameters_of(s, knowledge_)) {
      const Possible& known = values[slot_of(s, p.fact)];
      const bool bound = p.least && !patient::single(p.fact, known) && known.numbers.low > anything(p.fact).numbers.low;
      add(all, !p.least ? value(p.fact, known) : bound ? number(row(p.fact), known.numbers.low) : "null");
    }
    if (!exported::parameters_of_a_lesion(s).empty()) add(all, lesions(s, c));
    return all;
  }

  /// Where this source's conditions read a fact.
  board::Slot slot_of(const board::Source& s, Fact f) const {
    auto slot = static_cast<board::Slot>(patient::index(f));
    for (const board::Rule& r : s.rules)
      each_condition(r, [&](const board::Condition& condition) {
        for (const board::Term& t : condition.terms)
          if (t.fact == f) slot = t.slot;
      });
    return slot;
  }

  static std::string lesions(const board::Source& s, const ExportedCase& c) {
    if (c.the_case.list(Fact::lesions) == nullptr) return "null";
    std::string all;
    for (const Record& lesion : patient::items(c.the_case, Fact::lesions)) {
      if (patient::viability(lesion) == patient::no) continue;
      std::string one;
      for (const auto& p : exported::parameters_of_a_lesion(s))
        add(one, fmt::format("{}:{}", json_quoted(p.name), value(p.fact, lesion[p.fact])));
      add(all, fmt::format("{{{}}}", one));
    }
    return fmt::format("[{}]", all);
  }

  // -- what nelm says; the names alone where there is no case

  static std::string verdict(board::Verdict v) {
    return v == board::Verdict::met ? "true" : v == board::Verdict::unmet ? "false" : "null";
  }
  static std::string word(board::Grade g) { return json_quoted(exported::name(g)); }
  static std::string word(board::Word w) { return json_quoted(board::name(w)); }

  std::vector<Said> of(const board::Source& s, const ExportedCase* c) const {
    std::vector<Said> all;
    for (const board::Rule& r : s.rules) {
      if (r.per_lesion) {
        all.push_back({exported::each_lesion(r), c == nullptr ? "" : each_lesion(r, *c)});
      } else {
        const board::RuleJudged* judged = c == nullptr ? nullptr : judged_of(r, *c);
        of(r, judged, judged == nullptr ? std::span<const board::Finding>{} : c->assessment.findings_of(*judged), all);
      }
    }
    for (const board::OptionRow& o : knowledge_.options) of(s, o, c, all);
    return all;
  }

  static void of(const board::Rule& r, const board::RuleJudged* judged, std::span<const board::Finding> findings,
                 std::vector<Said>& all) {
    for (std::size_t i = 0; i < r.criteria.size(); ++i)
      of(r.criteria[i], judged == nullptr ? board::Finding{} : findings[i], all);
    const board::Span span = judged == nullptr ? board::Span{} : judged->span;
    if (!r.applies_if.empty())
      all.push_back({exported::applies_if(r), judged == nullptr ? "" : verdict(judged->scope)});
    all.push_back({exported::worst(r), word(span.worst)});
    all.push_back({exported::best(r), word(span.best)});
  }

  static void of(const board::Criterion& c, const board::Finding& f, std::vector<Said>& all) {
    const bool exclusion = c.kind == board::CriterionKind::exclusion;
    if (!c.met_if.empty() && !exclusion) all.push_back({exported::met_if(c), verdict(f.met_if)});
    if (!decides(c)) return;
    if (!c.unmet_if.empty()) all.push_back({exported::unmet_if(c), verdict(f.unmet_if)});
    all.push_back({exported::worst(c), word(f.span.worst)});
    all.push_back({exported::best(c), word(f.span.best)});
  }

  /// The positions of a source have no other rules, and each rule is judged alike at each of its options.
  static const board::RuleJudged* judged_of(const board::Rule& r, const ExportedCase& c) {
    return &*std::ranges::find(c.assessment.rules, &r, &board::RuleJudged::rule);
  }

  static std::string each_lesion(const board::Rule& r, const ExportedCase& c) {
    if (c.the_case.list(Fact::lesions) == nullptr) return "null";
    std::string lesions;
    for (const board::LesionJudged& l : c.assessment.lesions) {
      if (l.rule != &r) continue;
      board::RuleJudged judged{.rule = &r, .span = l.span};
      judged.scope = judge(r.applies_if, values_of(c.assessment.facts, *l.lesion).all());
      std::vector<Said> all;
      of(r, &judged, c.assessment.findings_of(l), all);
      std::string one;
      for (const Said& said : all) add(one, fmt::format("{}:{}", json_quoted(said.name), said.is));
      add(lesions, fmt::format("{{{}}}", one));
    }
    return fmt::format("[{}]", lesions);
  }

  void of(const board::Source& s, const board::OptionRow& o, const ExportedCase* c, std::vector<Said>& all) const {
    bool any = false, never = false, on_a_limit = false;  // whether readings can part on a limit at all
    for (const board::Rule& r : s.rules) {
      if (r.per_lesion || !speaks_of(r, o.id)) continue;
      any   = true;
      never = never || (r.strength == board::Strength::divided && r.applies_if.empty());
      for (const board::Criterion& x : r.criteria)
        on_a_limit = on_a_limit || (decides(x) && x.kind != board::CriterionKind::relative &&
                                    x.between == board::Between::divided && row(subject(x)).kind == Kind::number);
    }
    if (!any && !s.every_option) return;
    const board::Position none{}, *p = c == nullptr ? &none : c->assessment.position(s.id, o.id);
    if (any && !o.needs.empty())
      all.push_back({exported::arises(o.id), c == nullptr ? "" : verdict(c->assessment.option(o.id).needs)});
    if (any) all.push_back({exported::applies(o.id), verdict(p->scope)});
    all.push_back({exported::worst(o.id), word(p->worst)});
    all.push_back({exported::best(o.id), word(p->best)});
    if (on_a_limit && !never) all.push_back({exported::parts_on_a_limit(o.id), p->conflict ? "true" : "false"});
  }

  const Knowledge& knowledge_;
};

}  // namespace nelm::tests
