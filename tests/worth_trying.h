// The numbers worth trying on a knowledge: where its rules set limits, in the gaps between, and beyond either end.
#pragma once

#include <cmath>
#include <set>
#include <vector>

#include "tests/random_knowledge.h"

namespace nelm::laws {

/// Where values of one number fact are worth trying: each limit, a value in each gap, one beyond either end.
using Points = std::vector<double>;

class Places {
 public:
  explicit Places(const Knowledge& knowledge) : limits_(patient::fact_count), points_(patient::fact_count) {
    each_condition(knowledge, [&](const Condition& c) {
      for (const Term& t : c.terms)
        if (t.fact != Fact::none && row(t.fact).kind == Kind::number) limits_[patient::index(t.fact)].insert(t.limit);
    });
    for (const Row& r : patient::facts())
      if (r.kind == Kind::number)
        points_[patient::index(r.id)] = worth_trying(r, limits_[patient::index(limited_as(r.id))]);
  }

  const Points& of(Fact f) const { return points_[patient::index(f)]; }

 private:
  /// The facts of a list's items meet the limits of the facts that follow from them.
  static Fact limited_as(Fact f) {
    switch (f) {
      case Fact::specimen_ki67:
      case Fact::ki67_primary_pct:
      case Fact::ki67_metastasis_pct:   return Fact::ki67_pct;
      case Fact::specimen_mitoses:      return Fact::mitoses_per_2mm2;
      case Fact::longest_diameter_mm:   return Fact::max_lesion_mm;
      case Fact::lesion_count_reported: return Fact::lesion_count;
      default:                          return f;
    }
  }

  static Points worth_trying(const Row& r, const std::set<double>& limits) {
    const double     least = std::isfinite(r.bounds.low) ? r.bounds.low : 0;
    std::set<double> all(limits);
    double           before = least;
    for (const double limit : limits) {
      all.insert((before + limit) / 2);
      before = limit;
    }
    all.insert(std::isfinite(r.bounds.high) ? (before + r.bounds.high) / 2 : before + 2);
    all.insert(least);
    if (std::isfinite(r.bounds.high)) all.insert(r.bounds.high);
    Points points;
    for (const double v : all) {
      const double value = r.traits.whole ? std::floor(v) : v;
      if (r.bounds.holds(value) && (points.empty() || points.back() != value)) points.push_back(value);
    }
    return points;
  }

  std::vector<std::set<double>> limits_;
  std::vector<Points>           points_;
};

}  // namespace nelm::laws
