// The lists on one option as one table, criteria down, lists across, and the limits of the facts on which they part.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "nelm/patient/words.h"
#include "nelm/sheet/case_kind.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"
#include "nelm/sheet/statement.h"

namespace nelm::sheet {

using board::Condition;
using board::Criterion;
using board::CriterionKind;
using board::Finding;
using board::Form;
using board::Operator;
using board::Position;
using board::RuleJudged;
using board::Span;
using board::Term;
using patient::Fact;
using patient::Range;

namespace {

struct Column {
  const Position*   position;
  const RuleJudged* rule;
  Statement         says;
};

bool shown(const Criterion& c) { return !condition_of(c).empty(); }

class SideBySide {
 public:
  SideBySide(const Given& g, const board::OptionJudged& o) : g_(g), option_(o) {
    for (const Position& p : g.assessment.positions_of(o))
      for (const RuleJudged& r : g.assessment.rules_of(p))
        if (p.replaced != board::Verdict::met && r.rule->form == Form::list && r.rule->partly_read.empty())
          columns_.push_back({&p, &r, statement(g, o, p)});
  }

  Lists all() {
    Lists lists;
    if (columns_.empty()) return lists;
    Table table;
    table.title = fmt::format("{}: what each list asks, criteria down, lists across", option_.option->name);
    table.head.emplace_back("");
    Row stands{"Stands as", {}, false};
    for (const Column& c : columns_) {
      table.head.push_back(marked(c.position->source->id, c.rule->rule->place));
      const bool brief = c.says.word == board::Word::undetermined;
      stands.cells.push_back({c.says.sign, brief ? "cannot tell yet" : c.says.verb});
    }
    table.rows.push_back(std::move(stands));
    for (const auto& r : patient::facts())
      if (asked(r.id)) table.rows.push_back(row(r.id));
    mark_where_they_part(table, lists.title);
    std::stable_partition(table.rows.begin() + 1, table.rows.end(), [](const Row& r) { return r.parts; });
    lists.blocks.emplace_back(std::move(table));
    for (Line& l : remarks()) lists.blocks.emplace_back(std::move(l));
    for (LimitLines& f : limit_lines()) lists.blocks.emplace_back(std::move(f));
    return lists;
  }

 private:
  bool asked(Fact f) const {
    return std::ranges::any_of(columns_, [&](const Column& c) {
      return std::ranges::any_of(c.rule->rule->criteria,
                                 [&](const Criterion& k) { return shown(k) && subject(k) == f; });
    });
  }

  Row row(Fact f) {
    Row row{with_a_capital(slot_said(g_, f, slot(f))), {}, false};
    rows_.push_back(f);
    for (const Column& c : columns_) row.cells.push_back(cell(c, f));
    return row;
  }

  /// The place of a fact's value as the lists judge it: of grade that by their scheme.
  board::Slot slot(Fact f) const {
    for (const Column& c : columns_)
      for (const Criterion& k : c.rule->rule->criteria)
        for (const auto* condition : {&k.met_if, &k.unmet_if})
          for (const Term& t : condition->terms)
            if (t.fact == f) return t.slot;
    return static_cast<board::Slot>(patient::index(f));
  }

  const patient::Possible& value(Fact f) const { return g_.assessment.facts.values.all()[slot(f)]; }

  /// What one list asks of one fact: by a criterion of its own, else as a part of another.
  Cell cell(const Column& c, Fact f) const {
    Cell it;
    for (const Finding& finding : g_.assessment.findings_of(*c.rule)) {
      const Criterion& k = *finding.criterion;
      if (!shown(k) || subject(k) != f) continue;
      const Sign sign    = decides(k) ? sign_of(finding) : Sign::none;
      const bool weakens = decides(k) && finding.span == Span{board::Grade::weakened, board::Grade::weakened};
      const auto words   = fmt::format("{}{}", k.limit, weakens ? ": weakens" : "");
      if (it.words.empty())
        it = {sign, words};
      else
        it = {worse(it.sign, sign), fmt::format("{}; {}", it.words, words)};
    }
    if (!it.words.empty()) return it;
    for (const Finding& finding : g_.assessment.findings_of(*c.rule))
      for (const auto& [term, verdict] : comparisons(finding.criterion->met_if))
        if (term->fact == f && subject(*finding.criterion) != f) {
          static constexpr Sign signs[] = {Sign::unmet, Sign::unknown, Sign::met};
          return {signs[static_cast<std::size_t>(verdict)],
                  fmt::format("with {}", short_name(subject(*finding.criterion)))};
        }
    return it;
  }

  std::vector<board::Comparison> comparisons(const Condition& c) const {
    return board::joined(c, g_.assessment.facts.values.all());
  }

  static Sign worse(Sign a, Sign b) {
    static constexpr Sign order[] = {Sign::unmet, Sign::parts, Sign::unknown, Sign::met, Sign::none};
    return *std::ranges::find_if(order, [&](Sign s) { return s == a || s == b; });
  }

  /// What one list's criteria on one fact leave possible together.
  Span span_on(const Column& c, Fact f) const {
    Span span;
    for (const Finding& finding : g_.assessment.findings_of(*c.rule))
      if (shown(*finding.criterion) && subject(*finding.criterion) == f) span = least(span, finding.span);
    return span;
  }

  static bool worse(Span a, Span b) { return a.best < b.best || (a.best == b.best && a.worst < b.worst); }

  /// Whether a fact is a reason why a list stands as it does.
  static bool explains(Span on_the_fact, Span stands) {
    return stands.decided() ? on_the_fact == stands
                            : on_the_fact.worst < stands.best || on_the_fact.best == stands.best;
  }

  /// Two lists part on a fact that is a reason why the one stands worse, and on which the other is better.
  bool part_on(Fact f) const {
    for (const Column& a : columns_)
      for (const Column& b : columns_) {
        const Span of_a = span_on(a, f), of_b = span_on(b, f);
        if (worse(a.rule->span, b.rule->span) && worse(of_a, of_b) && explains(of_a, a.rule->span)) return true;
      }
    return false;
  }

  void mark_where_they_part(Table& table, std::string& title) {
    const auto first = columns_[0].says.word;
    if (std::ranges::all_of(columns_, [&](const Column& c) { return c.says.word == first; })) {
      alike_     = true;
      table.fold = Fold::first;
      return;
    }
    std::vector<std::string> facts;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!part_on(rows_[i])) continue;
      table.rows[i + 1].parts = true;
      facts.push_back(slot_said(g_, rows_[i], slot(rows_[i])));
      parting_.push_back(rows_[i]);
    }
    title = fmt::format("THE LISTS {}", how_they_part());
    if (!facts.empty()) title += fmt::format(" ON{}: {}", facts.size() == 1 ? " ONE FACT" : "", fmt::join(facts, ", "));
  }

  /// They part where one is met and another is not; stand differently short of that; or may yet part.
  std::string_view how_they_part() const {
    const auto any     = [&](auto is) { return std::ranges::any_of(columns_, is); };
    const auto favours = [](const Column& c) { return c.says.side == board::Side::favours; };
    const auto against = [](const Column& c) { return c.says.side == board::Side::against; };
    const auto open    = [](const Column& c) { return c.says.word == board::Word::undetermined; };
    if (any(favours) && any(against)) return "PART";
    return any(open) ? "MAY PART" : "DIFFER";
  }

  std::vector<Line> remarks() const {
    std::vector<Line> lines;
    for (const Column& c : columns_) {
      const bool in_the_table = c.says.word != board::Word::undetermined && !c.position->by_time;
      if (!c.says.reason.empty() && c.says.word != board::Word::eligible)
        lines.push_back({.sign   = c.says.sign,
                         .words  = fmt::format("{}: {}", c.says.verb, c.says.reason),
                         .source = fmt::format("{} {}", c.position->source->id, cited(c.says)),
                         .fold   = in_the_table || alike_ ? Fold::first : Fold::never});
      const bool asks_for_the_primary = asks(*c.rule->rule, Fact::primary_status);
      if (!asks_for_the_primary &&
          g_.assessment.facts.values.surely(Fact::primary_status, patient::PrimaryStatus::in_situ))
        lines.push_back({.words = fmt::format("{} does not ask for the primary to be out; it is in place.",
                                              c.position->source->id)});
    }
    for (const Column& c : columns_)
      if (!c.position->source->remark.empty())
        lines.push_back(
            {.words = fmt::format("{}: {}", c.position->source->id, c.position->source->remark), .fold = Fold::first});
    return lines;
  }

  static bool asks(const board::Rule& r, Fact f) {
    return std::ranges::any_of(r.criteria, [&](const Criterion& c) {
      return (board::facts_of(c.met_if) | board::facts_of(c.unmet_if)).test(patient::index(f));
    });
  }

  // Limits on their axis.

  Range inside(const Condition& c, Fact f) const {
    Range range;
    for (const auto& [term, verdict] : comparisons(c)) {
      if (term->fact != f) continue;
      switch (term->is) {
        case Operator::below:    range = meet(range, patient::less_than(term->limit)); break;
        case Operator::at_most:  range = meet(range, patient::at_most(term->limit)); break;
        case Operator::at_least: range = meet(range, patient::at_least(term->limit)); break;
        case Operator::above:    range = meet(range, patient::more_than(term->limit)); break;
        default:                 break;
      }
    }
    return range;
  }

  /// What lies between a limit's inside and its outside.
  static Range between(Range inside, Range outside) {
    if (std::isfinite(inside.high)) return {inside.high, outside.low, !inside.high_open, !outside.low_open};
    return {outside.high, inside.low, !outside.high_open, !inside.low_open};
  }

  /// "55 years": an age says its unit only on an axis.
  static std::string with_its_unit(Fact f, std::string said) {
    const auto& r = patient::row(f);
    if (r.traits.whole && !r.unit.empty() && !said.ends_with(r.unit) && said != "not reported")
      said += fmt::format(" {}", r.unit);
    return said;
  }

  std::optional<LimitLines> limits_of(Fact f) const {
    LimitLines figure{.title   = said(g_.the_case, f, value(f)),
                      .what    = std::string(short_name(f)),
                      .value   = with_its_unit(f, value_said(f, value(f))),
                      .unit    = std::string(patient::row(f).unit),
                      .patient = value(f).numbers,
                      .limits  = {}};
    double     low = figure.patient.low, high = figure.patient.high;
    for (const Column& c : columns_)
      for (const Finding& finding : g_.assessment.findings_of(*c.rule)) {
        const Criterion& k = *finding.criterion;
        if (k.met_if.empty() || subject(k) != f) continue;
        const auto in = inside(k.met_if, f);
        if (in == Range{}) continue;
        const auto  out     = inside(k.unmet_if, f);
        const Range mid     = k.unmet_if.empty() || out == Range{} ? Range{1, 0} : between(in, out);
        const bool  advised = k.kind == CriterionKind::advisory || k.kind == CriterionKind::evidence;
        figure.limits.push_back({c.position->source->id, k.limit, in, mid, advised ? Sign::none : sign_of(finding)});
        for (const double end : {in.low, in.high, out.low, out.high})
          if (std::isfinite(end)) low = std::min(low, end), high = std::max(high, end);
      }
    if (figure.limits.size() < 2 || !std::isfinite(low) || !std::isfinite(high)) return {};
    const auto&  bounds = patient::row(f).bounds;
    const double margin = std::max(1., (high - low) / 2);
    figure.low          = std::max(bounds.low, low - margin);
    figure.high         = std::min(bounds.high, high + margin);
    return figure;
  }

  /// Of the fact on which they part, and of the one nearest a limit.
  std::vector<LimitLines> limit_lines() const {
    std::vector<LimitLines> figures;
    for (const Fact f : parting_)
      if (patient::row(f).kind == patient::Kind::number)
        if (auto figure = limits_of(f); figure && figures.empty()) figures.push_back(std::move(*figure));
    std::optional<LimitLines> nearest;
    double                    least = 0;
    for (const Fact f : rows_) {
      if (patient::row(f).kind != patient::Kind::number) continue;
      auto figure = limits_of(f);
      if (!figure || (!figures.empty() && figure->title == figures[0].title)) continue;
      for (const auto& l : figure->limits)
        for (const double end : {l.met.low, l.met.high}) {
          if (!std::isfinite(end) || end == 0 || !figure->patient.single()) continue;
          const double distance = std::abs(figure->patient.low - end) / end;
          if (!nearest || distance < least) least = distance, nearest = figure;
        }
    }
    if (nearest) figures.push_back(std::move(*nearest));
    return figures;
  }

  const Given&               g_;
  const board::OptionJudged& option_;
  std::vector<Column>        columns_;
  std::vector<Fact>          rows_, parting_;
  bool                       alike_ = false;  // they all stand alike: one line says it, the table folds
};

}  // namespace

Lists the_lists(const Given& g, const board::OptionJudged& o) { return SideBySide(g, o).all(); }

}  // namespace nelm::sheet
