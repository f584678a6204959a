#include "nelm/sheet/pool_page.h"

#include <fmt/format.h>

#include <algorithm>

namespace nelm::sheet {

namespace {

using evidence::Interval;
using evidence::Pooled;
using literature::Beside;
using literature::JudgedPool;
using literature::Measure;
using literature::PooledRow;
using literature::Refused;

Line plain(std::string label, std::string words, Sign sign = Sign::none) {
  return {.sign = sign, .label = std::move(label), .words = std::move(words), .source = {}, .opens = {}};
}

/// Per cent to one place, ratios and months to two.
std::string number(const JudgedPool& p, double value) {
  return p.question.measure == Measure::share ? fmt::format("{:.1f}", value) : fmt::format("{:.2f}", value);
}

std::string_view unit(const JudgedPool& p) {
  switch (literature::unit_of(p.question.measure)) {
    case literature::Unit::percent: return " %";
    case literature::Unit::months:  return " months";
    default:                        return "";
  }
}

std::string between(const JudgedPool& p, const Interval& i) {
  const auto read = p.read(i);
  return fmt::format("{} to {}", number(p, read.low), number(p, read.high));
}

std::string p_said(double p) { return p < 0.001 ? std::string("P < 0.001") : fmt::format("P = {:.3f}", p); }

std::string patients(const JudgedPool& p) {
  double all = 0;
  for (const double n : p.totals()) all += n;
  return all > 0 ? fmt::format(", {:.0f} patients", all) : std::string{};
}

std::string method(const JudgedPool& p) {
  using evidence::ProportionScale;
  const auto scale = p.question.measure != Measure::share        ? "log"
                     : p.model.scale == ProportionScale::logit   ? "logit"
                     : p.model.scale == ProportionScale::raw     ? "untransformed"
                     : p.model.scale == ProportionScale::arcsine ? "arcsine"
                                                                 : "double arcsine";
  const auto between =
      std::ranges::find(evidence::between_names, p.model.model.between, &evidence::BetweenName::between);
  const auto test = p.model.model.test == evidence::Test::wald            ? "Wald"
                    : p.model.model.test == evidence::Test::knapp_hartung ? "Knapp-Hartung"
                                                                          : "Knapp-Hartung, never narrower than Wald";
  return fmt::format("{}, {}, {} scale", between->name, test, scale);
}

/// The prediction interval first: it is what a further study, and a further centre, would find.
Section pooled(const JudgedPool& p) {
  Section    s{.title = "POOLED", .beside = fmt::format("{} studies{}", p.rows.size(), patients(p)), .blocks = {}};
  const auto level = 100 * p.model.model.level;
  if (!p.refused.empty()) {
    std::vector<std::string_view> ids;
    for (const Refused& r : p.refused) ids.push_back(row_of(r.why).id);
    s.title = fmt::format("THE REVIEW'S TABLE AS PRINTED; REFUSED AS A POOL: {}", fmt::join(ids, ", "));
  }
  const auto& h = p.pooled->heterogeneity;
  s.blocks.emplace_back(
      plain("a further study",
            p.pooled->prediction
                ? fmt::format("{}{} ({:g} % prediction interval)", between(p, *p.pooled->prediction), unit(p), level)
                : std::string("no prediction: one effect is assumed, or there is one study"),
            Sign::parts));
  s.blocks.emplace_back(
      plain("summary", fmt::format("{} ({:g} % confidence interval)", summary_of(p, *p.pooled), level)));
  s.blocks.emplace_back(plain("heterogeneity", fmt::format("tau2 {:.3f}, I2 {:.0f} %, Q {:.1f} on {:.0f}, {}", h.tau2,
                                                           h.i2, h.q, h.q_degrees, p_said(h.q_p))));
  s.blocks.emplace_back(plain("method", method(p)));
  return s;
}

std::string row_said(const JudgedPool& p, const PooledRow& r, std::size_t at) {
  auto said = fmt::format("{}{} ({})", number(p, p.read(r.size.effect.estimate)), unit(p), between(p, r.interval));
  if (r.total > 0) said = fmt::format("{:.0f} of {:.0f}: {}", r.events, r.total, said);
  if (r.total > 0 && !r.row.result->events) said = fmt::format("{:g} % as {}", *r.row.result->value, said);
  if (p.pooled) said += fmt::format("; weight {:.1f} %", p.pooled->weights[at]);
  return said;
}

Section rows(const literature::Literature& l, const JudgedPool& p) {
  Section s{.title = "THE STUDIES", .beside = {}, .blocks = {}};
  for (std::size_t i = 0; i < p.rows.size(); ++i) {
    const auto& [study, result] = p.rows[i].row;
    Line line                   = plain(name(p.rows[i].row), row_said(p, p.rows[i], i));
    line.source                 = fmt::format("{}, {}", result->id, name(result->verified));
    for (const auto* d : discrepancies_of(l, result->id))
      line.opens.push_back(plain(fmt::format("{} ({})", d->id, letter(d->severity)),
                                 fmt::format("the review: {}; the paper: {}", d->review_says, d->original_says),
                                 Sign::parts));
    s.blocks.emplace_back(std::move(line));
  }
  return s;
}

Section refused(const JudgedPool& p) {
  Section s{.title = "NOT POOLED", .beside = {}, .blocks = {}};
  for (const Refused& r : p.refused) {
    const auto& row = row_of(r.why);
    Line line = plain(std::string(row.id), fmt::format("{}; it would need {}", row.because, row.needs), Sign::gate);
    for (const auto& says : r.says) line.opens.push_back(plain({}, says));
    s.blocks.emplace_back(std::move(line));
  }
  if (p.refused.empty()) s.blocks.emplace_back(plain({}, "No result answers this question."));
  return s;
}

Section beside(const JudgedPool& p) {
  Section s{.title = "TO BE SAID WITH IT", .beside = {}, .blocks = {}};
  for (const Beside& b : p.beside) {
    Line line = plain(std::string(id_of(b.is)), b.says);
    if (b.pooled) {
      std::vector<std::string> names;
      for (const PooledRow& r : p.rows)
        if (std::ranges::find(b.without, r.row.study->id) != b.without.end()) names.push_back(short_name(*r.row.study));
      line.opens.push_back(plain(fmt::format("without {}", fmt::join(names, ", ")), summary_of(p, *b.pooled)));
    }
    s.blocks.emplace_back(std::move(line));
  }
  return s;
}

Section aside(const JudgedPool& p) {
  Section s{.title = "STAYS ASIDE", .beside = {}, .blocks = {}};
  for (const auto& a : p.aside) s.blocks.emplace_back(plain(std::string(row_of(a.why).id), a.says));
  return s;
}

Section warnings(const literature::Literature& l, const JudgedPool& p) {
  Section s{.title = "WHO WAS CHOSEN, AND HOW WEAK IT IS", .beside = {}, .blocks = {}};
  if (!p.question.option) return s;
  for (const auto* w : warnings_of(l, *p.question.option)) s.blocks.emplace_back(plain({}, w->says));
  if (auto weak = how_weak(l, *p.question.option); !weak.empty()) s.blocks.emplace_back(plain({}, std::move(weak)));
  return s;
}

}  // namespace

std::string summary_of(const JudgedPool& p, const Pooled& pooled) {
  return fmt::format("{}{} ({})", number(p, p.read(pooled.estimate)), unit(p), between(p, pooled.interval));
}

std::string asked_of(const JudgedPool& p, const board::Knowledge& k) {
  const auto&                   q = p.question;
  std::vector<std::string_view> ends;
  for (const auto e : q.endpoints) ends.push_back(name(e));
  auto said = ends.empty() ? std::string("every endpoint") : fmt::format("{}", fmt::join(ends, " and "));
  if (q.measure != Measure::share) said += fmt::format(" ({})", name(q.measure));
  if (q.months) said += fmt::format(" at {:g} months", *q.months);
  if (q.option) said += fmt::format(", {}", k.option(*q.option).name);
  return said;
}

Page pool_page(const literature::Literature& l, const board::Knowledge& k, const JudgedPool& p) {
  Page page{.name = "evidence pool", .head = {}, .sections = {}, .key = {}, .foot = {}};
  page.head      = {"nelm - for qualified professionals; informs, does not decide.  Published results, pooled.",
                    fmt::format("Knowledge {} ({}).", k.version, k.hash), asked_of(p, k)};
  const auto add = [&](Section s) {
    if (!s.blocks.empty()) page.sections.push_back(std::move(s));
  };
  if (p.pooled) add(pooled(p));
  if (!p.pooled || !p.refused.empty()) add(refused(p));
  add(rows(l, p));
  add(beside(p));
  add(aside(p));
  add(warnings(l, p));
  return page;
}

}  // namespace nelm::sheet
