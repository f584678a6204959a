// A condition as CQL: true, false and null where nelm says met, unmet and unknown, as long as every fact it names has one
// value or none is known (null).
//
// `x in { 'a', 'b' }` is written `x = 'a' or x = 'b'`: null in a list is false, not null. A quantity carries the unit of
// the table of facts and no other, for a period of 6 months is not 6 'mo'. Nothing looks through a list.
#pragma once

#include <string>

#include "nelm/board/condition.h"

namespace nelm::exported {

/// How a condition names a fact: "ki67_pct" is a parameter; a fact of a lesion is that of the one looked at, lesion."...".
std::string cql_fact(board::Fact);

/// A number that listed lesions leave open above: beside its value it may be known as "at least".
bool known_at_least(board::Fact);
/// What it is at least, by its value or by the lesions listed: the name of that definition, and of its parameter.
std::string cql_least(board::Fact);
std::string at_least_parameter(board::Fact);

/// The condition written out. Empty if nothing is asked.
std::string cql(const board::Condition&);

/// "Boolean", "String", "Quantity", "Integer", "Decimal": what a fact's value is.
std::string cql_type(board::Fact);

}  // namespace nelm::exported
