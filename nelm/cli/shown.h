// How the commands on knowledge print one thing: a title, and its fields with a name in front.
#pragma once

#include <string>
#include <string_view>

#include "nelm/board/knowledge_fields.h"

namespace nelm::cli {

/// Lines of one thing shown; fields without words are left out.
class Shown {
 public:
  explicit Shown(std::string_view title);
  Shown& heading(std::string_view words, int indent);
  /// Without the field `said`, which stands in the heading already.
  Shown& fields(const board::FieldList&, std::string_view said, int indent = 2);

  std::string text() const { return text_; }

 private:
  std::string text_;
};

/// "1 rule", "2 rules"
std::string counted(std::size_t, std::string_view what);

// What is shown on a sheet beside the standings.
std::string conflict_shown(const board::Conflict&);
std::string factor_shown(const board::Factor&);

}  // namespace nelm::cli
