// How a fact and its value are said on a sheet: "load 30 %", "primary in place", "Ki-67 under 3 %".
#pragma once

#include <string>
#include <string_view>

#include "nelm/patient/case.h"
#include "nelm/patient/fact.h"

namespace nelm::sheet {

using patient::Fact;
using patient::Possible;

/// The few words that name a fact: in a row of a table, in a list of what is missing.
std::string_view short_name(Fact);

/// Whether nothing is known: every value is possible, or no more is ruled out than a bound of the fact itself; of the grade,
/// no more than that it has one.
bool nothing_known(Fact, const Possible&);

/// The value alone, with its unit: "30 %", "in place", "not reported".
std::string value_said(Fact, const Possible&);

/// Fact and value: "load 30 %", "primary in place", "load not reported".
std::string said(Fact, const Possible&);

/// "CT liver, 2026-03-02": a document, else who entered it, else `by_nobody`; and the day, if there is one.
std::string origin_said(const patient::Origin&, std::string_view by_nobody = {});

/// A text with a capital letter.
std::string with_a_capital(std::string);

}  // namespace nelm::sheet
