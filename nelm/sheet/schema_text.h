// A JSON Schema (2020-12) from one table: objects, and of each its members.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nelm::sheet {

/// A member: its name, what it is, and whether it always stands there. What it is: "text", "flag", "count", "number", "day", a name of
/// `objects`, or a set of words written a|b|c; with [] behind it, a list of that.
struct SchemaMember {
  std::string_view name, is, says = {};
  bool             always = true;
};

struct SchemaObject {
  std::string_view          name, says;
  std::vector<SchemaMember> members;
};

/// The schema of the first object, which names what is published; the others are what it is made of. They may name "fact",
/// "option_id" and, if its words are given, "standing".
std::string schema_text(std::string_view title, std::span<const SchemaObject> every, std::string_view standing = {});

}  // namespace nelm::sheet
