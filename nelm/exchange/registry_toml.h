// The simulation in the folder registry/ of a knowledge, to the words of the registry.
#pragma once

#include <optional>
#include <span>

#include "nelm/exchange/knowledge_toml.h"
#include "nelm/literature/literature.h"
#include "nelm/registry/simulation.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// The simulation of a knowledge and of what is laid over it; nothing if none has one. `published` is what read_literature made
/// of the same folders; null if it could not be read, and then sources are not looked for. Problems, all at once: syntax,
/// unknown or missing keys, a second simulation, a number out of its bounds, a number with neither a source, a reference nor
/// an assumption, or with two of them, a study or result that is not read here, a column that is no fact or stands twice, a
/// word that fact has not, a term of no column or level, anchors that do not rise, shares that do not make 100 %, loadings that
/// take more than all of a variable, a treatment that is no option.
Result<std::optional<registry::Simulation>> read_simulation(std::span<const KnowledgeFolder>,
                                                            const literature::Literature* published);

}  // namespace nelm::exchange
