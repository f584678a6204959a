// What a model is asked to rest on: "age + log(ki67) * sex + strata(centre)", as terms of columns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace nelm::cohort {

/// A column, as it stands or transformed.
struct Factor {
  enum class As : std::uint8_t {
    itself,
    logarithm,       // log(x), natural; x > 0
    natural_spline,  // ns(x, degrees): cubic, linear beyond the ends, knots at quantiles, as R's splines::ns
    category,        // factor(x), ref(x, level): a category, also where the column is one of numbers
    stratum,         // strata(x) in an interaction: likewise
  };

  std::string column;
  As          as      = As::itself;
  int         degrees = 0;  // of a spline, >= 1
  std::string reference;    // of a category: the level the others are compared with; empty: the first
  int         place = 0;    // where it begins in the text, 1-based: for problems

  friend bool operator==(const Factor&, const Factor&) = default;
};

/// Factors multiplied: one of them is a main effect, more an interaction. They stand in the order in which the text first
/// names them.
struct Term {
  std::vector<Factor> factors;

  friend bool operator==(const Term&, const Term&) = default;
};

struct Formula {
  std::string              text;     // as it was written, for problems
  std::vector<Term>        terms;    // each once, main effects before interactions
  std::vector<std::string> strata;   // columns: every combination of their values has a baseline of its own
  std::vector<std::string> crossed;  // of the strata those that stand in interactions alone
  std::vector<std::string> offsets;  // columns added to the linear predictor as they are
};

}  // namespace nelm::cohort
