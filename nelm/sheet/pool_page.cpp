#include "nelm/sheet/pool_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/evidence/study_table.h"

namespace nelm::sheet {

namespace {

using literature::JudgedPool;
using literature::Measure;
using literature::PooledRow;
using literature::Refused;

std::string_view unit_shown(const JudgedPool& p) {
  if (p.reading().as == evidence::Reading::As::per_cent) return " %";
  return p.question.measure == Measure::median ? " months" : "";
}

std::string_view contrast_name(evidence::Contrast c) { return row_of(evidence::kind_of(c)).name; }

std::string axis_shown(const JudgedPool& p) {
  if (p.question.contrast) return std::string(contrast_name(*p.question.contrast));
  if (p.question.measure == Measure::share) return "per cent";
  return p.question.measure == Measure::median ? "months" : std::string(name(p.question.measure));
}

/// What all rows have in common; none where they differ, or there are none.
template <class Of>
auto common(const JudgedPool& p, Of of) -> std::optional<std::decay_t<decltype(of(*p.rows[0].row.result))>> {
  if (p.rows.empty()) return {};
  auto first = of(*p.rows[0].row.result);
  for (const PooledRow& r : p.rows)
    if (of(*r.row.result) != first) return {};
  return first;
}

bool of_ratios(const JudgedPool& p) {
  return p.question.measure == Measure::hazard_ratio || p.question.measure == Measure::odds_ratio;
}

std::string refused_ids(const JudgedPool& p) {
  std::vector<std::string_view> ids;
  for (const Refused& r : p.refused) ids.push_back(row_of(r.why).id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

std::vector<Mark> marks_of(const literature::Literature& l, const JudgedPool& p, const PooledRow& r) {
  std::vector<Mark> marks;
  for (const auto* d : discrepancies_of(l, r.row.result->id)) {
    const bool number = d->severity == literature::Severity::changes_a_conclusion;
    const auto mark   = r.row.result->is_claim() ? number ? Mark::other_number : Mark::other_label
                        : number                 ? Mark::review_number
                                                 : Mark::review_label;
    if (d->severity != literature::Severity::cosmetic && std::ranges::find(marks, mark) == marks.end())
      marks.push_back(mark);
  }
  const bool shared = std::ranges::any_of(p.rows, [&](const PooledRow& o) {
    return o.row.study != r.row.study && overlap_between(l, r.row.study->id, o.row.study->id) != nullptr;
  });
  if (shared) marks.push_back(Mark::shared);
  return marks;
}

/// "54.3 (25 to 83.6)", "0.4 (P 0.03)"
std::string as_published(const literature::StudyResult& r) {
  if (r.bounds.kind == literature::Bounds::Kind::ci)
    return fmt::format("{} ({} to {})", *r.value, r.bounds.low, r.bounds.high);
  return fmt::format("{} (P {})", *r.value, r.p);
}

/// "11 of 15", "67.2 % as 10 of 15", "11 of 15 against 7 of 23"
std::string made_of(const JudgedPool& p, const PooledRow& r) {
  if (p.question.contrast)
    return fmt::format("{:.0f} of {:.0f} against {:.0f} of {:.0f}", r.arms.events_1, r.arms.total_1, r.arms.events_2,
                       r.arms.total_2);
  if (r.total <= 0) {
    const auto& other = r.row.result->comparator;
    return fmt::format("published {}{}{}", as_published(*r.row.result), other.empty() ? "" : " against ", other);
  }
  const auto counted = fmt::format("{:.0f} of {:.0f}", r.events, r.total);
  return r.row.result->events ? counted : fmt::format("{:g} % as {}", *r.row.result->value, counted);
}

std::vector<std::string> counts_of(const JudgedPool& p, const PooledRow& r) {
  const auto of = [](double events, double total) { return fmt::format("{:.0f}/{:.0f}", events, total); };
  if (p.question.contrast) return {of(r.arms.events_1, r.arms.total_1), of(r.arms.events_2, r.arms.total_2)};
  return p.question.measure == Measure::share ? std::vector{of(r.events, r.total)}
                                              : std::vector{as_published(*r.row.result)};
}

/// Whether those counted are those to whom the worse did not happen.
bool counts_survivors(literature::Endpoint e) {
  using enum literature::Endpoint;
  return e == os || e == dss || e == dfs || e == rfs || e == pfs || e == liver_pfs;
}

bool of_survivors(const JudgedPool& p) {
  return p.question.contrast && !p.rows.empty() &&
         std::ranges::all_of(p.rows, [](const PooledRow& r) { return counts_survivors(r.row.result->endpoint); });
}

ShownEffect shown_row(const literature::Literature& l, const JudgedPool& p, const PooledRow& r) {
  ShownEffect row{.name     = name(r.row),
                  .source   = fmt::format("{}, {}", r.row.result->id, name(r.row.result->verified)),
                  .of       = made_of(p, r),
                  .counts   = counts_of(p, r),
                  .effect   = r.size.effect,
                  .interval = r.interval,
                  .marks    = marks_of(l, p, r),
                  .opens    = {}};
  auto        all = discrepancies_of(l, r.row.result->id);
  if (p.question.contrast) {
    row.source =
        fmt::format("{} against {}, {}", r.row.result->id, r.row.result->against, name(r.row.result->verified));
    row.opens.push_back(plain_line("against", r.row.result->comparator));
    for (const auto* d : discrepancies_of(l, r.row.result->against))
      if (std::ranges::find(all, d) == all.end()) all.push_back(d);
  }
  if (of_ratios(p) && !r.row.result->note.empty()) row.opens.push_back(plain_line("noted", r.row.result->note));
  for (const auto* d : all)
    row.opens.push_back(plain_line(fmt::format("{} ({})", d->id, literature::letter(d->severity)),
                                   fmt::format("the review: {}; the paper: {}", d->review_says, d->original_says),
                                   Sign::parts));
  return row;
}

ShownBeside shown_beside(const JudgedPool& p, const literature::Beside& b) {
  ShownBeside shown{.id = std::string(id_of(b.is)), .says = b.says, .without = {}, .pooled = b.pooled, .with = b.with};
  for (const PooledRow& r : p.rows)
    if (std::ranges::find(b.without, r.row.study->id) != b.without.end())
      shown.without.push_back(short_name(*r.row.study));
  return shown;
}

Section refused(const JudgedPool& p) {
  Section s{.title = "NOT POOLED", .beside = {}, .blocks = {}};
  for (const Refused& r : p.refused) {
    const auto& row = row_of(r.why);
    Line        line =
        plain_line(std::string(row.id), fmt::format("{}; it would need {}", row.because, row.needs), Sign::gate);
    for (const auto& says : r.says) line.opens.push_back(plain_line({}, says));
    s.blocks.emplace_back(std::move(line));
  }
  if (p.refused.empty()) s.blocks.emplace_back(plain_line({}, "No result answers this question."));
  return s;
}

Section aside(const JudgedPool& p) {
  Section s{.title = "STAYS ASIDE", .beside = {}, .blocks = {}};
  // Where nothing is left to pool, what stays aside is the refusal, and is said there.
  const auto said = [&](const std::string& what) {
    return std::ranges::any_of(p.refused,
                               [&](const Refused& r) { return std::ranges::find(r.says, what) != r.says.end(); });
  };
  for (const auto& a : p.aside)
    if (!said(a.says)) s.blocks.emplace_back(plain_line(std::string(row_of(a.why).id), a.says));
  return s;
}

Section not_tested(const JudgedPool& p) {
  Section s{.title = "DO SMALL STUDIES TELL ANOTHER TALE", .beside = {}, .blocks = {}};
  for (const auto& n : p.not_tested)
    s.blocks.emplace_back(plain_line(n.analysis, fmt::format("{}: {}", id_of(n.why), n.says), Sign::gate));
  return s;
}

Section warnings(const literature::Literature& l, const JudgedPool& p) {
  Section                               s{.title = "WHO WAS CHOSEN, AND HOW WEAK IT IS", .beside = {}, .blocks = {}};
  std::vector<const literature::Study*> studies;
  for (const PooledRow& r : p.rows)
    if (std::ranges::find(studies, r.row.study) == studies.end()) studies.push_back(r.row.study);
  if (studies.empty()) return s;
  if (p.question.option)
    for (const auto* w : warnings_of(l, *p.question.option)) s.blocks.emplace_back(plain_line({}, w->says));
  s.blocks.emplace_back(plain_line("the studies above", how_weak(studies)));
  return s;
}

}  // namespace

std::vector<std::string_view> treatments_of(const JudgedPool& p) {
  std::vector<std::string_view> arms;
  for (const PooledRow& r : p.rows)
    if (const auto arm = name(r.row.result->arm); std::ranges::find(arms, arm) == arms.end()) arms.push_back(arm);
  return arms;
}

std::string asked_of(const JudgedPool& p, const board::Knowledge& k) {
  const auto&                   q = p.question;
  std::vector<std::string_view> ends;
  for (const auto e : q.endpoints) ends.push_back(name(e));
  // What is not asked for is said as the results have it.
  if (ends.empty())
    for (const PooledRow& r : p.rows)
      if (const auto end = name(r.row.result->endpoint); std::ranges::find(ends, end) == ends.end())
        ends.push_back(end);
  const auto months = q.months ? q.months : common(p, [](const auto& r) { return r.months; }).value_or(std::nullopt);
  auto       said   = ends.empty() ? std::string("every endpoint") : fmt::format("{}", fmt::join(ends, " and "));
  if (q.measure != Measure::share) said += fmt::format(" ({})", name(q.measure));
  if (months) said += fmt::format(" at {:g} months", *months);
  if (q.option) said += fmt::format(", {}", k.option(*q.option).name);
  if (const auto arms = treatments_of(p); !q.option && !arms.empty())
    said += fmt::format(", {}", fmt::join(arms, "; "));
  if (const auto other = common(p, [](const auto& r) { return r.comparator; });
      of_ratios(p) && other && !other->empty())
    said += fmt::format(" against {}", *other);
  if (q.contrast) said += fmt::format(", {} against the other arm of each study", contrast_name(*q.contrast));
  return said;
}

PoolShown shown(const literature::Literature& l, const board::Knowledge& k, const JudgedPool& p) {
  PoolShown s;
  s.asked = s.titled = asked_of(p, k);
  if (!p.refused.empty()) {
    const auto ids = refused_ids(p);
    s.pooled_title = fmt::format("THE REVIEW'S TABLE AS PRINTED; REFUSED AS A POOL: {}", ids);
    // What is refused as a pool says so in its own picture, which may travel without its page.
    s.titled += p.pooled ? fmt::format(": the review's table as printed; refused as a pool: {}", ids)
                         : fmt::format("; refused as a pool: {}", ids);
  }
  s.reading = p.reading();
  s.unit    = unit_shown(p);
  s.axis    = axis_shown(p);
  if (of_survivors(p)) s.lower_means = "favours the second arm", s.higher_means = "favours the first arm";
  s.model    = p.model.model;
  s.method   = method_shown(s.model, s.reading);
  s.patients = p.patients();
  if (p.question.contrast)
    s.count_heads = {"first arm", "second arm"};
  else if (p.question.measure == Measure::share)
    s.count_heads = {"of n"};
  else
    s.count_heads = {"published"};
  for (const PooledRow& r : p.rows) {
    s.in_order.push_back(s.rows.size());
    s.rows.push_back(shown_row(l, p, r));
  }
  std::ranges::stable_sort(s.in_order, {}, [&](std::size_t i) { return p.rows[i].row.study->year; });
  s.pooled = p.pooled;
  for (const auto& b : p.beside) s.beside.push_back(shown_beside(p, b));
  return s;
}

Page pool_page(const literature::Literature& l, const board::Knowledge& k, const JudgedPool& p) {
  Page page{.name = "evidence pool", .head = {}, .sections = {}, .key = {}, .foot = {}};
  page.head       = {"nelm - for qualified professionals; informs, does not decide.  Published results, pooled.",
                     fmt::format("Knowledge {} ({}).", k.version, k.hash), asked_of(p, k)};
  const auto arms = treatments_of(p);
  const bool as_asked =
      arms.empty() || (arms.size() == 1 && p.question.option && arms[0] == k.option(*p.question.option).name);
  if (p.question.option && !as_asked)
    page.head.push_back(fmt::format("Treatment, as the studies have it: {}.", fmt::join(arms, "; ")));
  if (of_survivors(p))
    page.head.emplace_back("Survivors are counted: a ratio above 1, or a difference above 0, favours the first arm.");
  const auto s   = shown(l, k, p);
  const auto add = [&](Section one) {
    if (!one.blocks.empty()) page.sections.push_back(std::move(one));
  };
  if (p.pooled) add(pooled_section(s));
  if (!p.pooled || !p.refused.empty()) add(refused(p));
  add(not_tested(p));
  add(rows_section(s));
  add(beside_section(s));
  add(aside(p));
  add(warnings(l, p));
  return page;
}

}  // namespace nelm::sheet
