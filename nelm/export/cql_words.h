// The few words of CQL (HL7 Clinical Quality Language 1.5) the printers are written with.
#pragma once

#include <cstdint>
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

/// A condition in CQL, and what holds its parts together. Empty: it always holds.
struct CqlLogic {
  enum class By : std::uint8_t { itself, all, any };
  std::string text;
  By          by = By::itself;

  bool always() const { return text.empty(); }
};

/// Each of them, or one of them. What always holds is left out of the one, and makes the other hold always. What another
/// word holds together stands in parentheses.
CqlLogic cql_all(const std::vector<CqlLogic>&);
CqlLogic cql_any(const std::vector<CqlLogic>&);

/// What holds first gives the value; one that always holds does so, and what stands behind it is left out.
class CqlChoice {
 public:
  CqlChoice& when(const CqlLogic&, std::string_view value);
  /// The last condition asked cannot but hold once those before it do not.
  CqlChoice&  the_last_is_sure();
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
