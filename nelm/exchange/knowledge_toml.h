// The files of `knowledge/` to the board's words: every file checked before any is used.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "nelm/board/knowledge.h"
#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// The folders of what sources say, in the order they are read: the later name the earlier.
inline constexpr std::array<std::string_view, 7> board_folders{"statements", "schemes",   "sources", "options",
                                                               "gates",      "conflicts", "factors"};

/// The folders of what has been published on outcomes (literature_toml.h), likewise.
inline constexpr std::array<std::string_view, 5> literature_folders{"studies", "discrepancies", "overlaps", "warnings",
                                                                    "models"};

/// The folder of what a centre's own patients are compared with (registry_toml.h).
inline constexpr std::array<std::string_view, 1> registry_folders{"registry"};

/// All folders of a knowledge; its hash is of the files in all of them.
inline constexpr auto knowledge_folders = [] {
  std::array<std::string_view, board_folders.size() + literature_folders.size() + registry_folders.size()> all{};
  auto end = std::ranges::copy(board_folders, all.begin()).out;
  end      = std::ranges::copy(literature_folders, end).out;
  std::ranges::copy(registry_folders, end);
  return all;
}();

/// A folder of knowledge. What is laid over another has no options and no statements of its own.
struct KnowledgeFolder {
  std::string_view        name;  // "our-hospital"
  std::span<const Source> files;
};

/// Reads all files of the board's folders together; those of the literature and the registry only count for the hash. A file's name tells
/// its folder: ".../sources/x.toml". Problems, all of all
/// files at once, in the order of the files: syntax, unknown or missing keys, unknown facts, words, units and options,
/// conditions that cannot be read, conditions every case meets or none, a criterion both met and unmet in one case, ids
/// used twice or unlike the file's name, a source, scheme, criterion, conflict or statement of the review cited that does
/// not exist, an option of patient::Option without a file, a file without a citation or a place to check it. What cites a
/// file that could not be read is not told as well.
/// The order of the result does not depend on the order of the files: sources by date and id, options clinical.
Result<board::Knowledge> read_knowledge(std::span<const Source> files, std::string_view version);

/// The same of a whole knowledge (the first folder) and what is laid over it. All is read as if it lay in one folder, and
/// the hash is that of that folder: an id that two of them have is a problem of the later, which names the place of the
/// earlier. A later folder that has an option or statements of the review is refused: it is whole itself.
Result<board::Knowledge> read_knowledge(std::span<const KnowledgeFolder> folders, std::string_view version);

}  // namespace nelm::exchange
