// How deep a TOML text nests, found before it is parsed: the parser follows "a.a.a..." as deep as it goes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nelm::exchange {

/// The offset at which brackets and dotted names first nest deeper than `limit`; nothing if they never do. Texts and
/// comments are passed over. What is no TOML may be counted wrongly, never endlessly.
std::optional<std::size_t> toml_deeper_than(std::size_t limit, std::string_view text);

}  // namespace nelm::exchange
