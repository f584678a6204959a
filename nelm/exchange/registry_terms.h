// The terms and numbers of a simulation as they are written.
#pragma once

#include <optional>
#include <string_view>

#include "nelm/exchange/fields.h"
#include "nelm/registry/simulation.h"

namespace nelm::exchange {

/// What a number may be, its ends included.
struct NumberWithin {
  double      low = 0, high = 0;
  const char* expected = "";
};

/// The number of a key within its bounds; nothing where it is not there or wrong, and a problem told.
std::optional<double> read_number(Fields&, std::string_view key, const NumberWithin&, Need);

/// "age_years", "log(ki67_pct)", "primary_site=lung", "functional_syndrome!=none", "liver_tumour_load_pct>25". Nothing if it
/// is none of these. Whether there is such a column is not looked at.
std::optional<registry::Term> read_term(std::string_view text);

}  // namespace nelm::exchange
