// The few words of CQL (HL7 Clinical Quality Language 1.5) the printers are written with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nelm::exported {

/// "ki67_pct" in double quotes: an identifier.
std::string cql_name(std::string_view);

/// 'G1' in single quotes: a string.
std::string cql_text(std::string_view);

/// The same words on lines that begin with //.
std::string cql_comment(std::string_view words);

/// Each of them, or one of them: nothing and an empty part are what is always so. A part that holds an "or" is put in
/// parentheses where another stands beside it.
std::string cql_all(const std::vector<std::string>& parts);
std::string cql_any(const std::vector<std::string>& parts);

/// What holds first gives the value; an empty condition always holds, and what stands behind it is left out.
class CqlChoice {
 public:
  CqlChoice& when(std::string condition, std::string_view value);
  /// The last condition asked cannot but hold once those before it do not.
  CqlChoice& the_last_is_sure();
  /// Whether nothing further could be asked.
  bool        settled() const { return settled_; }
  std::string otherwise(std::string_view value) const;

 private:
  struct Case {
    std::string condition, value;
  };
  std::vector<Case> cases_;
  std::string       otherwise_;
  bool              settled_ = false;
};

}  // namespace nelm::exported
