#include "nelm/registry/patient_row.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "nelm/numerics/distributions.h"

namespace nelm::registry {

namespace {

constexpr double per_cent = 100;

double scaled(Variable::Scale scale, double value) {
  switch (scale) {
    case Variable::Scale::plain:     return value;
    case Variable::Scale::logarithm: return std::log(value);
    case Variable::Scale::logit_pct: return std::log(value / (per_cent - value));
  }
  return value;
}

double unscaled(Variable::Scale scale, double value) {
  switch (scale) {
    case Variable::Scale::plain:     return value;
    case Variable::Scale::logarithm: return std::exp(value);
    case Variable::Scale::logit_pct: return per_cent / (1 + std::exp(-value));
  }
  return value;
}

/// Never -0, which no record says.
double rounded(double value, int decimals) {
  const double unit = std::pow(10.0, decimals);
  return std::round(value * unit) / unit + 0.0;
}

template <class List>
std::optional<double> place_of_level(const List& levels, std::string_view name) {
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i].name == name) return static_cast<double>(i);
  return {};
}

}  // namespace

std::optional<Placed> placed(const Simulation& s, const Term& term) {
  Placed                at{term};
  std::optional<double> level;
  const auto&           v      = s.variables;
  const bool            levels = term.as == Term::As::is || term.as == Term::As::is_not;
  bool                  number = true;
  if (const auto found = std::ranges::find(v, term.column, &Variable::name); found != v.end()) {
    at.column = static_cast<std::size_t>(found - v.begin());
    number    = !found->category();
    level     = place_of_level(found->levels, term.level);
  } else if (term.column == column::centre) {
    at.column = v.size();
    number    = false;
    level     = place_of_level(s.centres, term.level);
  } else if (term.column == column::year) {
    at.column = v.size() + 1;
  } else {
    return {};
  }
  if (levels == number || (levels && !level)) return {};
  at.level = level.value_or(0);
  return at;
}

double value_of(const Placed& at, std::span<const double> cells) {
  const double cell = cells[at.column];
  switch (at.term.as) {
    case Term::As::itself:    return cell;
    case Term::As::logarithm: return std::log(cell);
    case Term::As::is:        return cell == at.level ? 1 : 0;
    case Term::As::is_not:    return cell == at.level ? 0 : 1;
    case Term::As::above:     return cell > at.term.limit ? 1 : 0;
  }
  return 0;
}

Weighted::Weighted(const Simulation& s, const std::vector<Weight>& weights) {
  for (const Weight& w : weights) {
    const bool log = w.term.as == Term::As::logarithm;
    parts_.push_back({*placed(s, w.term), log ? std::log(w.from) : w.from, w.value.value});
  }
}

double Weighted::sum(std::span<const double> cells) const {
  double sum = 0;
  for (const Part& p : parts_) sum += p.value * (value_of(p.at, cells) - p.from);
  return sum;
}

Covariates::Covariates(const Simulation& s) {
  std::vector<std::string_view> shared;
  for (const Variable& v : s.variables) {
    Drawn  d{&v};
    double taken = 0;
    for (const Loading& l : v.loadings) {
      const auto at = std::ranges::find(shared, l.with);
      d.loadings.emplace_back(at - shared.begin(), l.value.value);
      if (at == shared.end()) shared.emplace_back(l.with);
      taken += l.value.value * l.value.value;
    }
    d.own = std::sqrt(1 - taken);
    for (const Anchor& a : v.anchors)
      d.points.push_back({numerics::normal_quantile(a.below_pct / per_cent), scaled(v.scale, a.at.value)});
    double all = 0, below = 0;
    for (const Level& l : v.levels) all += l.share_pct.value;
    for (std::size_t i = 0; i + 1 < v.levels.size(); ++i) {
      below += v.levels[i].share_pct.value / all;
      d.limits.push_back(numerics::normal_quantile(below));
    }
    drawn_.push_back(std::move(d));
  }
  shared_ = shared.size();
}

/// Linear between its anchors, and as steep beyond them as at the last.
double Covariates::cell(const Drawn& d, double normal) {
  const Variable& v = *d.variable;
  if (v.category()) return static_cast<double>(std::ranges::upper_bound(d.limits, normal) - d.limits.begin());
  std::size_t right = 1;
  while (right + 1 < d.points.size() && normal > d.points[right].normal) ++right;
  const Point &a = d.points[right - 1], &b = d.points[right];
  const double at = a.scaled + (b.scaled - a.scaled) * (normal - a.normal) / (b.normal - a.normal);
  return std::clamp(rounded(unscaled(v.scale, at), v.decimals), v.low, v.high);
}

void Covariates::draw(Chance& chance, Cells& cells) const {
  std::vector<double> shared(shared_);
  for (double& z : shared) z = chance.normal();
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    double z = drawn_[i].own * chance.normal();
    for (const auto& [k, how_far] : drawn_[i].loadings) z += how_far * shared[k];
    cells[i] = cell(drawn_[i], z);
  }
}

}  // namespace nelm::registry
