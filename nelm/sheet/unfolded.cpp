#include "nelm/sheet/unfolded.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/patient/lesions.h"
#include "nelm/patient/reported.h"
#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Condition;
using board::Criterion;
using board::CriterionKind;
using board::Finding;
using board::Position;
using board::RuleJudged;
using board::Verdict;
using board::Word;
using patient::Fact;

namespace {

/// Why a line of knowledge is doubted, as a line of its own; none if it is not.
void add_doubt(const board::Place& p, std::vector<Line>& lines) {
  if (!p.doubtful.empty())
    lines.push_back({.label = "doubtful", .words = p.doubtful, .source = {}, .fold = Fold::closed, .opens = {}});
}

class Unfolding {
 public:
  Unfolding(const Given& g, const board::OptionJudged& o) : g_(g), option_(o) {}

  std::vector<Line> all() const {
    std::vector<Line>        lines;
    std::vector<std::string> silent, not_encoded, replaced;
    std::vector<Line>        reasons, what_they_said;
    for (const Position& p : g_.assessment.positions_of(option_)) {
      const Word w = g_.assessment.word(option_, p);
      if (w == Word::silent && p.count == 0)
        silent.push_back(p.source->id);
      else if (w == Word::not_encoded)
        not_encoded.push_back(p.source->id), gaps(*p.source, p.source->id, reasons);
      else if (w == Word::replaced)
        replaced.push_back(fmt::format("{} by {}", p.source->id, p.by->id)), what_they_said.push_back(source(p));
      else
        lines.push_back(source(p));
    }
    for (const auto& l : g_.assessment.lesions)
      if (board::speaks_of(*l.rule, option_.option->id)) lines.push_back(lesion(l));
    const auto names_line = [&](std::string_view label, const std::vector<std::string>& ids) {
      if (!ids.empty())
        lines.push_back({.label  = std::string(label),
                         .words  = fmt::format("{}", fmt::join(ids, ", ")),
                         .source = {},
                         .fold   = Fold::closed,
                         .opens  = {}});
    };
    names_line("Replaced", replaced);
    if (!replaced.empty()) lines.back().opens = std::move(what_they_said);
    names_line("Silent", silent);
    names_line("Not encoded", not_encoded);
    if (!reasons.empty()) lines.back().opens = std::move(reasons);
    return lines;
  }

 private:
  /// What could not be read of a source on this option, and why.
  void gaps(const board::Source& s, const std::string& label, std::vector<Line>& into) const {
    for (const board::NotEncoded& n : s.not_encoded)
      if (n.concerns(option_.option->id))
        into.push_back({.label  = label,
                        .words  = fmt::format("{}: {}", n.missing, n.because),
                        .source = n.id,
                        .fold   = Fold::closed,
                        .opens  = {}});
  }

  Line source(const Position& p) const {
    const auto& s    = *p.source;
    const auto  sign = p.replaced == Verdict::met ? Sign::none : statement(g_, option_, p).sign;
    Line        line{
               .sign = sign, .label = s.id, .words = said_by(p), .source = s.citation, .fold = Fold::closed, .opens = {}};
    if (!s.remark.empty()) line.opens.push_back({.words = s.remark, .source = {}, .fold = Fold::closed, .opens = {}});
    for (const RuleJudged& r : g_.assessment.rules_of(p)) line.opens.push_back(rule(r));
    gaps(s, "not encoded", line.opens);
    return line;
  }

  std::string said_by(const Position& p) const {
    if (p.scope == Verdict::unmet) return "not for this patient";
    std::vector<std::string> all;
    for (const Statement& s : statements(g_, option_, p))
      all.push_back(fmt::format("{}{}{}", s.verb, s.reason.empty() ? "" : ": ", s.reason));
    return fmt::format("{}", fmt::join(all, "; "));
  }

  Line rule(const RuleJudged& r) const {
    static constexpr Sign signs[] = {Sign::unmet, Sign::unknown, Sign::met};
    Line                  line{
                         .label = r.rule->id, .words = r.rule->says, .source = where(r.rule->place), .fold = Fold::closed, .opens = {}};
    if (!r.rule->provided.empty()) line.words += fmt::format(", {}", r.rule->provided);
    if (!r.rule->partly_read.empty()) line.words += fmt::format("; not encoded: {}", r.rule->partly_read);
    add_doubt(r.rule->place, line.opens);
    if (!r.rule->applies_if.empty())
      line.opens.push_back({.sign   = signs[static_cast<std::size_t>(r.scope)],
                            .label  = "speaks of",
                            .words  = fmt::format("{}: {}", r.rule->population, values(r.rule->applies_if)),
                            .source = {},
                            .fold   = Fold::closed,
                            .opens  = {}});
    for (const Finding& f : g_.assessment.findings_of(r)) line.opens.push_back(finding(f, *r.rule));
    return line;
  }

  Line finding(const Finding& f, const board::Rule& rule) const {
    const Criterion& c = *f.criterion;
    Line             line{.sign   = decides(c) ? sign_of(f) : Sign::none,
                          .label  = c.id,
                          .words  = fmt::format("{} {}", c.asks, verdict(f, rule)),
                          .source = where(c.place),
                          .fold   = Fold::closed,
                          .opens  = {}};
    add_doubt(c.place, line.opens);
    const auto&              condition = condition_of(c);
    std::vector<std::string> used;
    if (!condition.empty()) used.push_back(values(condition));
    if (!c.note.empty()) used.push_back(c.note);
    if (!used.empty())
      line.opens.push_back(
          {.words = fmt::format("{}", fmt::join(used, ". ")), .source = {}, .fold = Fold::closed, .opens = {}});
    return line;
  }

  /// What answers the criterion's question. Of one that excludes, or makes a bar hold, "met" would say the wrong thing.
  static std::string_view verdict(const Finding& f, const board::Rule& rule) {
    const bool bar = rule.form == board::Form::bar, excludes = f.criterion->kind == CriterionKind::exclusion;
    switch (f.criterion->kind) {
      case CriterionKind::advisory: return "(advice, decides nothing)";
      case CriterionKind::evidence: return "(evidence, decides nothing)";
      default:                      break;
    }
    if (f.unsaid()) return "The source does not say.";
    if (!f.span.decided()) return "Not known.";
    if (bar != excludes && f.span.best == board::Grade::clear)
      return bar ? "Yes: it bars." : "No: it does not exclude.";
    if (bar != excludes && f.span.best == board::Grade::excluded)
      return bar ? "No: it does not bar." : "Yes: it excludes.";
    switch (f.span.best) {
      case board::Grade::clear:      return "Met.";
      case board::Grade::borderline: return "Inside the source's range.";
      case board::Grade::divided:    return "Its readings part here.";
      case board::Grade::weakened:   return "Not met; a relative limit.";
      default:                       return "Not met.";
    }
  }

  /// Each fact a condition names, with the value used and where that comes from.
  std::string values(const Condition& c) const {
    std::vector<std::string> all;
    for (const auto& t : c.terms) {
      if (t.fact == Fact::none) continue;
      auto text = said(g_.the_case, t.fact, g_.assessment.facts.values.all()[t.slot]);
      if (const auto from = origin(t.fact); !from.empty()) text += fmt::format(" [{}]", from);
      if (std::ranges::find(all, text) == all.end()) all.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(all, ", "));
  }

  /// What a derived value rests on, as far as that is known.
  std::string derived(Fact f) const {
    std::vector<std::string> from;
    for (const Fact below : patient::row(f).rests_on)
      if (below != Fact::none && g_.assessment.facts[below] != patient::anything(below))
        from.push_back(said(below, g_.assessment.facts[below]));
    return from.empty() ? "derived" : fmt::format("derived from {}", fmt::join(from, ", "));
  }

  std::string origin(Fact f) const {
    const auto reports = patient::reports_used(g_.the_case, f);
    if (reports.empty()) return g_.assessment.facts[f] == patient::anything(f) ? "" : derived(f);
    std::vector<std::string> from;
    for (const auto* e : reports) {
      std::string text = origin_said(e->origin, "entered");
      if (std::ranges::find(from, text) == from.end()) from.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(from, "; "));
  }

  Line lesion(const board::LesionJudged& l) const {
    const auto size       = (*l.lesion)[Fact::longest_diameter_mm];
    const auto stands     = suitability(l.span);
    const auto what       = size == patient::anything(Fact::longest_diameter_mm)
                                ? std::string{}
                                : fmt::format(" ({})", value_said(Fact::longest_diameter_mm, size));
    const auto cannot_say = fmt::format("nelm cannot tell: size {}", not_reported(g_.the_case).words);
    return {.sign   = stands.sign,
            .label  = fmt::format("lesion {}{}", l.number, what),
            .words  = l.span.decided() ? std::string(stands.words) : cannot_say,
            .source = fmt::format("{} {}", l.source->id, l.rule->id),
            .fold   = Fold::closed,
            .opens  = {}};
  }

  const Given&               g_;
  const board::OptionJudged& option_;
};

}  // namespace

std::vector<Line> unfolded(const Given& g, const board::OptionJudged& o) { return Unfolding(g, o).all(); }

}  // namespace nelm::sheet
