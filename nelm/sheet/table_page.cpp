#include "nelm/sheet/table_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace nelm::sheet {

namespace {

using evidence::Coefficient;
using evidence::OmnibusTest;
using evidence::Pooled;
using literature::JudgedTable;
using literature::TablesBy;

std::string_view number_scale(const JudgedTable& t) {
  return t.table.kind == evidence::EffectKind::share               ? "the scale of the pool"
         : row_of(t.table.kind).as == evidence::Reading::As::ratio ? "the log scale"
                                                                   : "their own scale";
}

std::string coefficient_said(const Coefficient& c) {
  return fmt::format("{}, {}", number_shown(c.estimate, c.interval), p_shown(c.p));
}

std::string omnibus_said(const OmnibusTest& t) {
  if (std::isinf(t.lower)) return fmt::format("QM {:.2f} on {:.0f}, {}", t.statistic, t.upper, p_shown(t.p));
  return fmt::format("F {:.2f} on {:.0f} and {:.0f}, {}", t.statistic, t.upper, t.lower, p_shown(t.p));
}

std::string table_made_of(const evidence::StudyTable& t, std::size_t i) {
  if (!t.counts.empty()) return fmt::format("{} of {}", t.counts[i].events, t.counts[i].total);
  if (t.arms.empty()) return {};
  const auto& a = t.arms[i];
  return fmt::format("{} of {} against {} of {}", a.events_1, a.total_1, a.events_2, a.total_2);
}

std::vector<std::string> table_counts(const evidence::StudyTable& t, std::size_t i) {
  const auto of = [](double events, double total) { return fmt::format("{}/{}", events, total); };
  if (!t.counts.empty()) return {of(t.counts[i].events, t.counts[i].total)};
  if (t.arms.empty()) return {};
  return {of(t.arms[i].events_1, t.arms[i].total_1), of(t.arms[i].events_2, t.arms[i].total_2)};
}

std::string table_method(const JudgedTable& t, const PoolShown& s) {
  if (t.question.by == TablesBy::mantel_haenszel) return fmt::format("Mantel-Haenszel, {}", s.axis);
  if (t.question.by == TablesBy::peto) return "Peto's one-step odds ratio";
  return method_shown(t.question.model, s.reading);
}

Section table_pooled(const JudgedTable& t, const PoolShown& s) {
  Section section = pooled_section(s);
  if (t.intervals) {
    const auto& i = *t.intervals;
    section.blocks.emplace_back(plain_line(
        "its intervals", i.empty ? std::string("even tau2 of 0 lies above the interval")
                                 : fmt::format("tau2 {:.3f} to {:.3f}, I2 {:.0f} to {:.0f} %, by the Q-profile",
                                               i.tau2.low, i.tau2.high, i.i2.low, i.i2.high)));
  }
  if (t.tables) {
    const auto say = [&](std::string label, const std::optional<evidence::ChiSquared>& test) {
      if (test)
        section.blocks.emplace_back(plain_line(
            std::move(label), fmt::format("{:.2f} on {:.0f}, {}", test->statistic, test->degrees, p_shown(test->p))));
    };
    say("Mantel-Haenszel's test", t.tables->no_effect);
    say("Tarone's test", t.tables->tarone);
    if (t.tables->left_out > 0)
      section.blocks.emplace_back(
          plain_line("left out of Q", fmt::format("{} of no events, or of nothing but events", t.tables->left_out)));
  }
  return section;
}

Section moderators_section(const JudgedTable& t) {
  Section s{.title = "BY WHAT IS KNOWN OF THE STUDIES", .beside = {}, .blocks = {}};
  if (!t.regression) return s;
  const auto& r = *t.regression;
  for (const Coefficient& c : r.coefficients) s.blocks.emplace_back(plain_line(c.name, coefficient_said(c)));
  s.blocks.emplace_back(plain_line("all moderators", omnibus_said(r.moderators)));
  auto left = fmt::format("{}, {}", heterogeneity_shown(r.residual), p_shown(r.residual.q_p));
  if (r.r2) left += fmt::format("; R2 {:.0f} %", *r.r2);
  s.blocks.emplace_back(plain_line("left over", std::move(left)));
  s.beside = fmt::format("on {}", number_scale(t));
  return s;
}

std::string prediction_and_summary(const PoolShown& s, const Pooled& pooled) {
  const auto further = pooled.prediction
                           ? fmt::format("a further study {}{}", interval_shown(s, *pooled.prediction), s.unit)
                           : std::string("no prediction");
  return fmt::format("{}; summary {}; {}", further, summary_shown(s, pooled), studies_shown(pooled.k));
}

Section groups_section(const JudgedTable& t, const PoolShown& shown) {
  Section s{.title = "BY GROUPS", .beside = {}, .blocks = {}};
  if (!t.subgroups) return s;
  for (const auto& g : t.subgroups->groups)
    s.blocks.emplace_back(plain_line(g.name, prediction_and_summary(shown, g.pooled)));
  s.blocks.emplace_back(
      plain_line("do they differ", fmt::format("{}, each with its own tau2", omnibus_said(t.subgroups->own_tau2))));
  if (t.subgroups->one_tau2_known)
    s.blocks.emplace_back(plain_line(
        "with one tau2",
        fmt::format("{}, tau2 {:.3f} for all", omnibus_said(t.subgroups->one_tau2), t.subgroups->within.tau2)));
  return s;
}

Section clusters_section(const JudgedTable& t, const PoolShown& shown) {
  Section s{.title = "SEVERAL RESULTS OF ONE STUDY", .beside = {}, .blocks = {}};
  if (!t.robust) return s;
  s.beside = fmt::format("{} clusters, on {}", t.robust->studies, number_scale(t));
  if (const auto& three = t.three_level) {
    if (three->prediction)
      s.blocks.emplace_back(plain_line("a further result", interval_shown(shown, *three->prediction) + shown.unit));
    for (const Coefficient& c : three->coefficients)
      s.blocks.emplace_back(plain_line(fmt::format("three levels: {}", c.name), coefficient_said(c)));
    s.blocks.emplace_back(
        plain_line("variances", fmt::format("{:.3f} between clusters, {:.3f} within", three->between, three->within)));
    for (const Coefficient& c : three->robust.coefficients)
      s.blocks.emplace_back(plain_line(fmt::format("the same, robust: {}", c.name), coefficient_said(c)));
  } else {
    s.blocks.emplace_back(plain_line("three levels", fmt::format("not made: {}", t.no_three_level), Sign::gate));
  }
  for (const Coefficient& c : t.robust->coefficients)
    s.blocks.emplace_back(plain_line(fmt::format("pooled, robust: {}", c.name), coefficient_said(c)));
  s.blocks.emplace_back(plain_line(
      "robust of how many",
      fmt::format(
          "its variance is made of the scatter of {} clusters, its t has {:.0f} degree{} of freedom: it holds for "
          "many clusters, and is itself uncertain with few",
          t.robust->studies, t.robust->degrees, t.robust->degrees == 1 ? "" : "s"),
      Sign::gate));
  return s;
}

template <class Made>
Line refusal_line(std::string label, const literature::MadeOrRefused<Made>& of) {
  return plain_line(std::move(label), fmt::format("{}: {}", id_of(*of.refused), of.says), Sign::gate);
}

std::string egger_said(const PoolShown& shown, const evidence::EggerTest& e) {
  const bool t = !std::isinf(e.degrees);
  return fmt::format("{} {:.2f}, {}; a study without error {}", t ? "t" : "z", e.statistic, p_shown(e.p),
                     effect_shown(shown, e.limit, e.limit_interval, shown.unit));
}

Section asymmetry_section(const JudgedTable& t, const PoolShown& shown) {
  Section s{.title = "DO SMALL STUDIES TELL ANOTHER TALE", .beside = {}, .blocks = {}};
  if (const auto& e = t.egger; e && e->refused) {
    s.blocks.emplace_back(refusal_line("Egger's test", *e));
  } else if (e) {
    s.blocks.emplace_back(plain_line("Egger's test", egger_said(shown, e->made->mixed)));
    s.blocks.emplace_back(plain_line("the same, linear", egger_said(shown, e->made->linear)));
  }
  if (const auto& b = t.begg; b && b->refused)
    s.blocks.emplace_back(refusal_line("Begg's test", *b));
  else if (b)
    s.blocks.emplace_back(plain_line("Begg's test", fmt::format("tau {:.3f}, {}{}", b->made->tau, p_shown(b->made->p),
                                                                b->made->exact ? ", exact" : "")));
  if (const auto& f = t.trim_and_fill; f && f->refused)
    s.blocks.emplace_back(refusal_line("trim and fill", *f));
  else if (f)
    s.blocks.emplace_back(plain_line(
        "trim and fill", fmt::format("{:.0f} put in on the {}; {}. A picture of sensitivity, not a corrected result",
                                     f->made->missing, f->made->side == evidence::MissingSide::left ? "left" : "right",
                                     prediction_and_summary(shown, f->made->pooled))));
  return s;
}

Section influence_section(const JudgedTable& t) {
  Section s{.title = "WHAT EACH STUDY DOES TO THE POOL", .beside = {}, .blocks = {}};
  for (std::size_t i = 0; i < t.influence.size(); ++i) {
    const auto& one = t.influence[i];
    s.blocks.emplace_back(plain_line(
        t.table.study[i],
        fmt::format("rstudent {:.2f}, DFFITS {:.2f}, Cook {:.2f}, covariance ratio {:.2f}, hat {:.2f}; without it "
                    "tau2 {:.3f}, Q {:.1f}",
                    one.rstudent, one.dffits, one.cook, one.cov_ratio, one.hat, one.tau2_deleted, one.q_deleted)));
  }
  return s;
}

}  // namespace

PoolShown table_shown(const JudgedTable& t, const TableOrigin& from) {
  const auto& kind = row_of(t.table.kind);
  PoolShown   s;
  s.asked = s.titled = fmt::format("{}: {}", from.file, kind.name);
  s.reading          = t.table.reading();
  s.unit             = s.of_shares() ? " %" : "";
  s.axis             = s.of_shares() ? "per cent" : std::string(kind.name);
  s.model            = t.question.model;
  s.method           = table_method(t, s);
  for (const auto& one : t.table.counts) s.patients += one.total;
  for (const auto& one : t.table.arms) s.patients += one.total_1 + one.total_2;
  if (!t.table.counts.empty()) s.count_heads = {"of n"};
  if (!t.table.arms.empty()) s.count_heads = {"arm 1", "arm 2"};
  s.pooled = t.pooled;
  if (t.tables) s.no_prediction = "Mantel-Haenszel and Peto assume one effect";
  if (t.trim_and_fill && t.trim_and_fill->made) s.filled = t.trim_and_fill->made->filled;
  if (t.egger && t.egger->made) s.egger = t.egger->made->mixed;
  for (const auto& b : t.beside) s.beside.push_back({std::string(id_of(b.is)), b.says, b.without, b.pooled, b.with});
  if (t.table.rows() > literature::most_one_by_one) return s;
  s.in_order         = t.in_order;
  const double reach = numerics::normal_quantile((1 + s.model.level) / 2);
  for (std::size_t i = 0; i < t.table.rows(); ++i) {
    const auto&  effect = t.table.effects[i];
    const double half   = reach * std::sqrt(effect.variance);
    s.rows.push_back({.name     = t.table.study[i],
                      .source   = {},
                      .of       = table_made_of(t.table, i),
                      .counts   = table_counts(t.table, i),
                      .effect   = effect,
                      .interval = {effect.estimate - half, effect.estimate + half},
                      .marks    = {},
                      .opens    = {}});
  }
  if (t.subgroups)
    for (const auto& g : t.subgroups->groups) s.groups.push_back({g.name, g.rows, g.pooled});
  return s;
}

Page table_page(const JudgedTable& t, const TableOrigin& from) {
  const PoolShown shown = table_shown(t, from);
  Page            page{.name = "evidence pool", .head = {}, .sections = {}, .key = {}, .foot = {}};
  page.head = {"nelm - for qualified professionals; informs, does not decide.  Somebody's own table, pooled.",
               fmt::format("{}, made of the columns {}; {} {}.", shown.asked, fmt::join(from.taken, ", "),
                           t.table.rows(), t.table.rows() == 1 ? "row" : "rows")};
  if (!from.not_used.empty()) page.head.push_back(fmt::format("Not used: {}.", fmt::join(from.not_used, ", ")));
  if (t.question.cumulative && t.table.year.empty())
    page.head.emplace_back("Added in the order of the rows: there is no column year.");
  const auto add = [&](Section s) {
    if (!s.blocks.empty()) page.sections.push_back(std::move(s));
  };
  add(table_pooled(t, shown));
  add(groups_section(t, shown));
  add(moderators_section(t));
  add(clusters_section(t, shown));
  add(asymmetry_section(t, shown));
  add(influence_section(t));
  if (shown.rows.empty())
    page.head.push_back(
        fmt::format("More than {} rows are not shown one by one; --json has them.", literature::most_one_by_one));
  add(rows_section(shown));
  add(beside_section(shown));
  return page;
}

}  // namespace nelm::sheet
