// What a file of the literature must say of everything: the value, or that it is not stated. Nothing is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "nelm/exchange/fields.h"

namespace nelm::exchange {

inline constexpr std::string_view not_stated = "not stated";
inline constexpr std::string_view not_read   = "not read";

/// A text that must stand there; empty where it is the word for that nobody said or read it.
std::string stated_text(Fields&, std::string_view key, std::string_view unless = not_stated);

/// A whole number from 0 to 100 millions that must stand there; none where it is the word `unless`.
std::optional<int> stated_count(Fields&, std::string_view key, std::string_view unless = not_stated);

/// A number; none where it may be left out and is, or is wrong and told.
std::optional<double> read_number(Fields&, std::string_view key, Need need = Need::may);

/// The same, none where it is "not stated".
std::optional<double> stated_number(Fields&, std::string_view key);

/// A whole number from 0; none where it is left out, or is wrong and told.
std::optional<int> read_count(Fields&, std::string_view key);

}  // namespace nelm::exchange
