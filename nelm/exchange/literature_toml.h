// The files of studies/, discrepancies/, overlaps/, warnings/ and models/ to the words of the literature.
#pragma once

#include <span>

#include "nelm/exchange/knowledge_toml.h"
#include "nelm/literature/literature.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// Reads the literature of a knowledge and of what is laid over it. `known` is what read_knowledge made of the same folders;
/// null if it could not be read, and then nothing is told of what rests on it. Problems, all of all files at once, in the
/// order of the files: syntax, unknown or missing keys (not stated is written, never left out), words, ids used twice or
/// unlike the file's name, a study, result, scheme or statement cited that does not exist, conditions that cannot be read or
/// decide nothing; a range told as a confidence interval, bounds in the wrong order, a value its unit does not allow, a
/// percentage that does not say of what, counts that give another one, more patients than the study has.
/// The order of the result does not depend on the order of the files.
Result<literature::Literature> read_literature(std::span<const KnowledgeFolder>, const board::Knowledge* known);

}  // namespace nelm::exchange
