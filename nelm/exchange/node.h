// One located tree for JSON and TOML: every value with its place, so that one reader and one list of problems serve both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nelm/exchange/source.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// One value as it was written.
struct Node {
  enum class Kind : std::uint8_t { nothing, boolean, number, text, list, table };  // JSON null is nothing

  Kind              kind = Kind::nothing;
  std::string       key;             // of a table's member: its name; else empty
  std::string       text;            // a text's characters; a number, boolean or date as it was written
  int               line       = 0;  // where the value begins, 1-based; columns count characters
  int               column     = 0;
  int               key_line   = 0;  // where the member's name begins
  int               key_column = 0;
  std::vector<Node> children;  // of a list its items, of a table its members in the order written

  /// The member called `name`, or none. (The first, should a reader let two pass.)
  const Node* find(std::string_view name) const;
};

inline constexpr std::size_t max_bytes  = std::size_t{64} << 20;  // 64 MiB
inline constexpr int         max_depth  = 64;
inline constexpr std::size_t max_values = 1'000'000;  // so that no text asks for more memory than there is

/// The tree of a JSON text (RFC 8259). Problems: not UTF-8, syntax, a second member of one name, more than max_bytes or
/// max_values, nested deeper than max_depth, anything after the value. Whatever the bytes, it returns; nothing is skipped
/// unchecked, but for a byte order mark before the text.
Result<Node> json_node(const Source&);

/// The tree of a TOML text (v1.0.0); the same promises. After a syntax error only that one is told.
Result<Node> toml_node(const Source&);

/// JSON if the first character that is no space is '{', or a '[' that opens no table of TOML ("[ki67_pct]",
/// "[[lesions]]"); else TOML.
Result<Node> any_node(const Source&);

}  // namespace nelm::exchange
