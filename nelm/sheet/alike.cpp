// Patients of a registry who are like this one: how many, by which facts, and how long they lived, unadjusted.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nelm/sheet/alike_picture.h"
#include "nelm/sheet/alike_words.h"
#include "nelm/sheet/phrases.h"
#include "nelm/sheet/sections.h"

namespace nelm::sheet {

namespace {

using registry::AlikeCurves;
using registry::NotMatched;
using registry::TreatedCurve;

std::string patients_said(std::size_t n) { return n == 1 ? "1 patient" : fmt::format("{} patients", n); }

Line alike_line(std::string label, std::string words, Sign sign = Sign::none, Fold fold = Fold::never) {
  return {.sign = sign, .label = std::move(label), .words = std::move(words), .source = {}, .fold = fold, .opens = {}};
}

class AlikeSection {
 public:
  AlikeSection(const Given& g, const registry::AlikePatients& a) : g_(g), a_(a) {}

  Section all() const {
    Section s{.title = "PATIENTS LIKE THIS ONE", .beside = a_.file, .blocks = {}, .fold = Fold::never};
    if (a_.simulated)
      s.blocks.emplace_back(
          alike_line("Simulated", "no patient of this registry ever lived: nothing here is a finding", Sign::gate));
    s.blocks.emplace_back(count());
    if (!a_.found.matched.empty()) s.blocks.emplace_back(matched());
    if (!a_.found.not_matched.empty()) s.blocks.emplace_back(not_matched());
    if (!a_.found.matched.empty()) s.blocks.emplace_back(of_which_day());
    if (!a_.found.ids)
      s.blocks.emplace_back(
          alike_line("No id", "the registry names no patients: each row is taken as one", Sign::unknown));
    if (a_.curves)
      curves(s, *a_.curves);
    else
      s.blocks.emplace_back(too_few());
    return s;
  }

 private:
  Line count() const {
    const auto& f = a_.found;
    if (f.matched.empty())
      return alike_line("Cannot tell",
                        fmt::format("none of {} patients can be compared: no fact to match on is known both of "
                                    "this patient and in the registry",
                                    f.rows),
                        Sign::unknown);
    auto words = fmt::format("{} of {} patients of the registry, by {} of {} facts", f.surely.size(), f.rows,
                             f.matched.size(), f.matched.size() + f.not_matched.size());
    if (!f.perhaps.empty())
      words +=
          fmt::format("; {} more may be, for something is not known of them or of this patient: they are in no curve",
                      f.perhaps.size());
    return alike_line("Alike", std::move(words));
  }

  Line matched() const {
    std::vector<std::string> facts;
    Line                     line = alike_line("Matched on", {});
    for (const auto& m : a_.found.matched) {
      facts.push_back(fmt::format("{} ({})", said(m.by->fact, m.value), alike_if(m)));
      const auto missing = m.missing == 0 ? std::string{} : fmt::format(", of {} it is not recorded", m.missing);
      line.opens.push_back(alike_line(std::string(short_name(m.by->fact)),
                                      fmt::format("{}; {} differ{}. {}: {}", alike_if(m), m.differs, missing,
                                                  with_a_capital(m.by->reason), where_from(m.by->from)),
                                      Sign::none, Fold::closed));
      for (const auto& l : m.by->limits)
        line.opens.push_back(alike_line(
            {},
            fmt::format("the limit of {}: {}", value_said(m.by->fact, patient::number(l.at.value)), where_from(l.at)),
            Sign::none, Fold::closed));
      if (m.by->by == registry::AlikeFact::By::within)
        line.opens.push_back(
            alike_line({}, fmt::format("how far apart: {}", where_from(m.by->band)), Sign::none, Fold::closed));
    }
    line.words = fmt::format("{}", fmt::join(facts, "; "));
    return line;
  }

  Line not_matched() const {
    std::vector<std::string> open, absent;
    for (const auto& n : a_.found.not_matched)
      (n.why == NotMatched::Why::not_reported ? open : absent).emplace_back(short_name(n.by->fact));
    std::vector<std::string> parts;
    if (!open.empty()) parts.push_back(fmt::format("not reported of this patient: {}", fmt::join(open, ", ")));
    if (!absent.empty()) parts.push_back(fmt::format("not in the registry: {}", fmt::join(absent, ", ")));
    const auto by = a_.found.matched.size(), all = by + a_.found.not_matched.size();
    return alike_line("Not matched on",
                      fmt::format("{}{}. Patients may differ in {}",
                                  by == 0 ? std::string{}
                                          : fmt::format("ALIKE BY {} OF {} FACTS ALONE. ",
                                                        by == 1 ? "ONE" : fmt::format("{}", by), all),
                                  with_a_capital(fmt::format("{}", fmt::join(parts, "; "))),
                                  a_.found.not_matched.size() == 1 ? "it" : "all of these"),
                      by == 0 ? Sign::unknown : Sign::gate);
  }

  /// Years may have passed between what the registry says and what the case does.
  Line of_which_day() const {
    const auto& ago = g_.assessment.facts[Fact::diagnosis_months_ago];
    if (ago.single_number() && ago.numbers.high <= 0) return alike_line("Compared", "facts at diagnosis, of both");
    const bool known = !nothing_known(Fact::diagnosis_months_ago, ago);
    return alike_line(
        "Compared",
        fmt::format(
            "FACTS {}OF TWO DIFFERENT DAYS: the registry's are those at diagnosis, this patient's those of today, {}. "
            "What changes may have changed in between",
            known ? "" : "PERHAPS ",
            known ? fmt::format("{} after the diagnosis", value_said(Fact::diagnosis_months_ago, ago))
                  : "and when the diagnosis was made is not reported"),
        Sign::gate);
  }

  Line too_few() const {
    auto line = alike_line("No curve", fmt::format("fewer than {:g} patients are alike", a_.by->fewest.value));
    line.opens.push_back(alike_line({}, where_from(a_.by->fewest), Sign::none, Fold::closed));
    return line;
  }

  void curves(Section& s, const AlikeCurves& c) const {
    s.blocks.emplace_back(unadjusted(c));
    s.blocks.emplace_back(counted_from(c));
    std::vector<std::string> few;
    Table                    table{.title = "Alive out of 100, from diagnosis", .head = {"From diagnosis"}, .rows = {}};
    for (const double m : a_.by->at_months) table.head.push_back(fmt::format("{:g} months", m));
    const auto add = [&](const TreatedCurve& t, const std::string& which) {
      if (t.from)
        table.rows.push_back(row(which, t));
      else
        few.push_back(fmt::format("{}: {}, {} died", which, patients_said(t.patients), t.deaths));
    };
    add(c.all, "all, whatever the treatment");
    for (const TreatedCurve& t : c.curves) add(t, treatment(c, t));
    std::vector<NamedTreatment> drawn;
    for (const TreatedCurve& t : c.curves) drawn.push_back({treatment(c, t), &t});
    if (drawn.empty()) drawn.push_back({"all, whatever the treatment", &c.all});
    if (auto picture = alike_picture(a_, std::move(drawn)))
      s.blocks.emplace_back(Plate{.called = "curves of patients like this one", .picture = std::move(*picture)});
    if (!table.rows.empty()) s.blocks.emplace_back(std::move(table));
    if (!few.empty())
      s.blocks.emplace_back(alike_line("No curve", fmt::format("too few patients: {}", fmt::join(few, "; "))));
    if (const auto left = left_out(c); !left.empty())
      s.blocks.emplace_back(alike_line("Left out", left, Sign::unknown));
  }

  static Line unadjusted(const AlikeCurves& c) {
    auto words = std::string(
        "NOT ADJUSTED. Who was treated how was chosen, not drawn by lot: a difference between two rows is no "
        "effect of a treatment");
    if (c.by == AlikeCurves::By::no_time)
      words +=
          "; the registry does not say when a treatment began, so there is no curve by treatment: who is treated late "
          "has lived until then";
    return alike_line("Unadjusted", std::move(words), Sign::gate);
  }

  Line counted_from(const AlikeCurves& c) const {
    std::string words = "alive out of 100, with 95 % interval, in months from diagnosis";
    if (c.by == AlikeCurves::By::treatment)
      words +=
          "; until a treatment begins a patient counts as without it, so that no treatment is credited with the months "
          "it was "
          "waited for (Simon and Makuch 1984)";
    if (c.from_diagnosis) words += "; no entry_months: all are taken as followed from diagnosis";
    const auto& ago = g_.assessment.facts[Fact::diagnosis_months_ago];
    words += nothing_known(Fact::diagnosis_months_ago, ago)
                 ? "; when this patient was diagnosed is not reported"
                 : fmt::format("; this patient: {} since diagnosis", value_said(Fact::diagnosis_months_ago, ago));
    return alike_line("Counted", std::move(words));
  }

  static Row row(const std::string& which, const TreatedCurve& t) {
    Row row{.label = fmt::format("{}: {}, {} died{}", which, patients_said(t.patients), t.deaths,
                                 *t.from > 0 ? fmt::format("; of those alive at {:.1f} months", *t.from) : ""),
            .cells = {}};
    for (const auto& at : t.read) row.cells.push_back({Sign::none, cell(at)});
    return row;
  }

  static std::string cell(const registry::ReadAt& at) {
    auto risk = fmt::format("{} at risk", at.at_risk);
    if (!at.alive) return risk;
    const auto& s = *at.alive;
    if (s.survival >= 1) return fmt::format("100; {}", risk);
    if (std::isnan(s.interval.low)) return fmt::format("{:.0f}; {}", 100 * s.survival, risk);
    return fmt::format("{:.0f} ({:.0f} to {:.0f}); {}", 100 * s.survival, 100 * s.interval.low, 100 * s.interval.high,
                       risk);
  }

  std::string treatment(const AlikeCurves& c, const TreatedCurve& t) const {
    if (t.treatment.empty()) return "before any treatment";
    for (const auto& o : g_.knowledge.options)
      if (patient::name(o.id) == t.treatment)
        return t.treatment == c.before ? fmt::format("{}, until another begins", o.name) : o.name;
    return t.treatment;
  }

  static std::string left_out(const AlikeCurves& c) {
    std::vector<std::string> parts;
    if (c.no_follow_up > 0) parts.push_back(fmt::format("{} without follow-up", patients_said(c.no_follow_up)));
    if (c.no_treatment > 0)
      parts.push_back(fmt::format("{} without a treatment recorded", patients_said(c.no_treatment)));
    return fmt::format("{}", fmt::join(parts, "; "));
  }

  const Given&                   g_;
  const registry::AlikePatients& a_;
};

}  // namespace

Section patients_like_this_one(const Given& g) {
  return g.alike == nullptr ? Section{} : AlikeSection(g, *g.alike).all();
}

}  // namespace nelm::sheet
