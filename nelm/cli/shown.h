// How the commands on knowledge print one thing: a title, and lines with a name in front.
#pragma once

#include <string>
#include <string_view>

#include "nelm/board/knowledge.h"

namespace nelm::cli {

/// Lines of one thing shown; those without words are left out.
class Shown {
 public:
  explicit Shown(std::string_view title);
  Shown& line(std::string_view name, std::string_view words, int indent = 2);
  Shown& heading(std::string_view words, int indent);
  /// Where it can be checked, and how sure it is.
  Shown& place(const board::Place&, int indent = 2);
  /// The statements of the review it carries.
  Shown& statements(const board::StatementNumbers&, int indent = 2);
  Shown& review(const board::Review&);

  std::string text() const { return text_; }

 private:
  std::string text_;
};

/// "lt, prrt"
std::string options_of(board::OptionSet);

/// "1 rule", "2 rules"
std::string counted(std::size_t, std::string_view what);

// What is shown on a sheet beside the standings.
std::string conflict_shown(const board::Conflict&);
std::string factor_shown(const board::Factor&);

}  // namespace nelm::cli
