// The known word nearest to a misspelt one, to offer it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nelm {

/// The word at the least edit distance, in which two neighbours that changed places are one fault as a letter too many,
/// too few or another is (F. J. Damerau, Commun. ACM 7 (1964) 171-176), if that is at most a third of the longer word's
/// length; a name that holds the text as whole words, as ki67_pct holds ki67, is as near as two letters, however long the
/// rest. Of several the shortest, then the first. Nothing if none is near.
std::optional<std::string_view> nearest(std::string_view written, std::span<const std::string_view> known);

/// ", did you mean ileum?" or nothing: the end of a sentence that says what was expected.
std::string did_you_mean(std::string_view written, std::span<const std::string_view> known);

}  // namespace nelm
