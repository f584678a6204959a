// What a model is asked to rest on, and which columns say who was followed for how long, as a statistician writes them.
#pragma once

#include <string_view>

#include "nelm/cohort/design.h"
#include "nelm/cohort/formula.h"
#include "nelm/result.h"

namespace nelm::exchange {

inline constexpr int         deepest_formula = 64;   // groups in groups
inline constexpr std::size_t most_factors    = 3;    // of one interaction
inline constexpr std::size_t most_terms      = 500;  // of a formula

/// The grammar:
///     formula  = [ "~" ] sum
///     sum      = product { "+" product }
///     product  = crossing { "*" crossing }                 a * b is a + b + a:b
///     crossing = part { ":" part }
///     part     = "(" sum ")" | column
///              | "log(" column ")"                         the natural logarithm
///              | "ns(" column "," whole number ")"         a natural cubic spline of so many columns
///              | "factor(" column ")"                      a column of numbers as a category
///              | "ref(" column "," level ")"               a category, its other levels compared with this one:
///                                                          ref(sex, f), ref(grade, 2), ref(site, 'small bowel')
///              | "strata(" column { "," column } ")"       of one column within a product or a crossing too: age:strata(sex)
///                                                          is a coefficient for each stratum, as in R
///              | "offset(" column ")"                      not within a product or a crossing
///     column   = letters, digits, "_" and "." | "`" anything else "`"
///     level    = letters, digits, "_", "." and "-" | "'" anything else "'"
/// The same term twice is one; main effects come before interactions, as in R. Whether the columns are there is for
/// cohort::design to say. `name`: what problems call the text, such as "--on".
/// Problems: every unknown function, with the nearest, and every argument that does not fit, up to the first place from which
/// the text cannot be understood; each with a caret below it. Whatever the text, it returns.
Result<cohort::Formula> read_formula(std::string_view text, std::string_view name);

/// The formula written out in that grammar; reading it gives the same terms, strata and offsets.
std::string written(const cohort::Formula&);

/// "time, death": the time and the event, coded 0 and 1. "time, status=2": the value that is the event; every other is none.
/// Columns are written as in a formula.
Result<cohort::Roles> read_surv(std::string_view text, std::string_view name);

}  // namespace nelm::exchange
