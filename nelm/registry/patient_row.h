// One simulated patient while the registry is made: covariates, and what the terms of the simulation are for them.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "nelm/registry/chance.h"
#include "nelm/registry/simulation.h"

namespace nelm::registry {

/// Cells of a patient: those of the variables in their order, then centre and year of diagnosis. A category's is the place of
/// its level.
using Cells = std::vector<double>;

/// A term with its column found.
struct Placed {
  Term        term;
  std::size_t column = 0;
  double      level  = 0;  // its place
};

/// The term of a simulation in its cells; nothing if it names no column, or no level, of the simulation.
std::optional<Placed> placed(const Simulation&, const Term&);

/// What the term is: a number, or 1 if it is so and 0 if not.
double value_of(const Placed&, std::span<const double> cells);

/// A sum of weights, ready to be computed for many patients.
class Weighted {
 public:
  /// Requires: every term can be placed.
  Weighted(const Simulation&, const std::vector<Weight>&);

  double sum(std::span<const double> cells) const;

 private:
  struct Part {
    Placed at;
    double from = 0, value = 0;
  };
  std::vector<Part> parts_;
};

/// Draws the cells of all variables; the cells behind them are left to the caller.
class Covariates {
 public:
  explicit Covariates(const Simulation&);

  void draw(Chance&, Cells&) const;

 private:
  struct Point {
    double normal = 0, scaled = 0;
  };
  struct Drawn {
    const Variable*                             variable = nullptr;
    std::vector<std::pair<std::size_t, double>> loadings;  // the shared number, how far
    double                                      own = 1;   // what is left to its own chance
    std::vector<Point>                          points;    // of a number
    std::vector<double>                         limits;    // of a category, between its levels
  };
  static double cell(const Drawn&, double normal);

  std::vector<Drawn> drawn_;
  std::size_t        shared_ = 0;
};

}  // namespace nelm::registry
