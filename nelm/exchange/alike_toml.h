// The file registry/alike.toml of a knowledge: which facts make patients alike.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "nelm/exchange/knowledge_toml.h"
#include "nelm/literature/literature.h"
#include "nelm/registry/alike_by.h"
#include "nelm/result.h"

namespace nelm::exchange {

inline constexpr std::string_view alike_file = "alike";  // every other file of registry/ is a simulation

/// What makes patients alike, of a knowledge and of what is laid over it; nothing if none says it. `published` as for
/// read_simulation. Problems, all at once: syntax, unknown or missing keys, a second such file, a fact that is none, that is
/// neither a number nor of words, or that stands twice, a way to compare it has not, a word it has not or in two groups, limits
/// that do not rise or it cannot have, a number without exactly one of source, reference and assumed.
Result<std::optional<registry::AlikeBy>> read_alike(std::span<const KnowledgeFolder>,
                                                    const literature::Literature* published);

}  // namespace nelm::exchange
