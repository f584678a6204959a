#include "nelm/sheet/pool_shown.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace nelm::sheet {

namespace {

using evidence::Interval;
using evidence::Pooled;

/// How many places the numbers of an interval are shown to.
int places_of(const evidence::Reading& reading, const Interval& i) {
  constexpr int least = 2, most = 8;
  if (reading.as == evidence::Reading::As::per_cent) return 1;
  const double half = std::fabs(i.high - i.low) / 2;
  if (reading.as == evidence::Reading::As::ratio || !(half > 0) || !std::isfinite(half)) return least;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(half))), least, most);
}

/// A ratio that would be nothing to so many places has two digits.
std::string value_shown(const evidence::Reading& reading, double value, int places) {
  constexpr double small = 0.0995;  // what rounds to less than a tenth
  const double     read  = reading(value);
  const bool       few   = reading.as == evidence::Reading::As::ratio && read > 0 && read < small;
  if (few) return fmt::format("{:#.2g}", read);
  auto       text = fmt::format("{:.{}f}", read, places);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return zero && text.starts_with('-') ? text.substr(1) : text;
}

std::string effect_said(const PoolShown& p, std::size_t at) {
  const ShownEffect& r    = p.rows[at];
  auto               said = effect_shown(p, r.effect.estimate, r.interval, p.unit);
  if (!r.of.empty()) said = fmt::format("{}: {}", r.of, said);
  if (const auto weight = p.weight(at)) said += fmt::format("; weight {:.1f} %", *weight);
  return said;
}

/// The same pooled by the ad hoc test, where the interval is narrower than the plain one; else null.
const Pooled* not_narrower(const PoolShown& p) {
  for (const ShownBeside& b : p.beside)
    if (b.id == id_of(literature::Caveat::narrower_than_wald) && b.pooled) return &*b.pooled;
  return nullptr;
}

}  // namespace

std::string ShownBeside::otherwise() const {
  return without.empty() ? with : fmt::format("without {}", fmt::join(without, ", "));
}

std::optional<double> PoolShown::weight(std::size_t row) const {
  if (!pooled || row >= pooled->weights.size()) return {};
  return pooled->weights[row];
}

std::string interval_shown(const PoolShown& p, const Interval& i) {
  const int places = places_of(p.reading, i);
  return fmt::format("{} to {}", value_shown(p.reading, i.low, places), value_shown(p.reading, i.high, places));
}

std::string effect_shown(const PoolShown& p, double estimate, const Interval& i, std::string_view unit) {
  return fmt::format("{}{} ({})", value_shown(p.reading, estimate, places_of(p.reading, i)), unit,
                     interval_shown(p, i));
}

std::string number_shown(double estimate, const Interval& i) { return effect_shown(PoolShown(), estimate, i); }

std::string summary_shown(const PoolShown& p, const Pooled& pooled) {
  return effect_shown(p, pooled.estimate, pooled.interval, p.unit);
}

std::string studies_shown(std::size_t k) { return fmt::format("{} {}", k, k == 1 ? "study" : "studies"); }

std::string method_shown(const evidence::Model& model, const evidence::Reading& reading) {
  using As         = evidence::Reading::As;
  const auto scale = reading.as == As::number ? "their own" : reading.as == As::ratio ? "log" : name_of(reading.scale);
  return fmt::format("{}, {}, {} scale", name_of(model.between), name_of(model.test), scale);
}

std::string heterogeneity_shown(const evidence::Heterogeneity& h) {
  const auto tau2 = h.tau2_estimated ? fmt::format("{:.3f}", h.tau2) : std::string("not estimated");
  return fmt::format("tau2 {}, I2 {:.0f} %, Q {:.1f} on {:.0f}", tau2, h.i2, h.q, h.q_degrees);
}

Line plain_line(std::string label, std::string words, Sign sign) {
  return {.sign = sign, .label = std::move(label), .words = std::move(words), .source = {}, .opens = {}};
}

Section pooled_section(const PoolShown& p) {
  const auto  patients = p.patients > 0 ? fmt::format(", {:.0f} patients", p.patients) : std::string{};
  const auto* wider    = not_narrower(p);
  const bool  alone    = p.pooled->k == 1;
  Section     s{.title  = alone && p.pooled_title == "POOLED" ? "ONE STUDY" : p.pooled_title,
                .beside = studies_shown(p.pooled->k) + patients,
                .blocks = {}};
  const auto  level = 100 * p.model.level;
  const auto& h     = p.pooled->heterogeneity;
  s.blocks.emplace_back(plain_line(
      "a further study",
      p.pooled->prediction
          ? fmt::format("{}{} ({:g} % prediction interval{})", interval_shown(p, *p.pooled->prediction), p.unit, level,
                        wider && wider->prediction
                            ? fmt::format("; too narrow, adhoc {}", interval_shown(p, *wider->prediction))
                            : std::string{})
          : fmt::format("no prediction: {}", alone ? "there is one study" : p.no_prediction),
      Sign::parts));
  s.blocks.emplace_back(plain_line(
      "summary",
      fmt::format("{} ({:g} % confidence interval{})", summary_shown(p, *p.pooled), level,
                  wider ? fmt::format("; too narrow, adhoc {}", interval_shown(p, wider->interval)) : std::string{})));
  if (!alone)
    s.blocks.emplace_back(plain_line("heterogeneity", fmt::format("{}, {}", heterogeneity_shown(h), p_shown(h.q_p))));
  s.blocks.emplace_back(plain_line("method", p.method));
  return s;
}

Section rows_section(const PoolShown& p) {
  Section s{.title = "THE STUDIES", .beside = {}, .blocks = {}};
  for (std::size_t i = 0; i < p.rows.size(); ++i) {
    Line line   = plain_line(p.rows[i].name, effect_said(p, i));
    line.source = p.rows[i].source;
    line.opens  = p.rows[i].opens;
    s.blocks.emplace_back(std::move(line));
  }
  return s;
}

Section beside_section(const PoolShown& p) {
  Section s{.title = "TO BE SAID WITH IT", .beside = {}, .blocks = {}};
  for (const ShownBeside& b : p.beside) {
    Line line = plain_line(b.id, b.says);
    if (b.pooled) line.opens.push_back(plain_line(b.otherwise(), summary_shown(p, *b.pooled)));
    s.blocks.emplace_back(std::move(line));
  }
  return s;
}

}  // namespace nelm::sheet
