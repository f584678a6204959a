// Which facts make patients alike, and how each is compared: what registry/alike.toml of a knowledge says.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/patient/fact.h"
#include "nelm/registry/simulation.h"

namespace nelm::registry {

/// A number that parts patients into those below and those above.
struct PartingLimit {
  Stated at;
  bool   itself_above = false;  // on which side the number itself lies
};

/// Words of a fact that are taken as one: "small intestine".
struct WordGroup {
  std::string      name;
  patient::Choices words = 0;
};

/// One fact two patients have to be alike in.
struct AlikeFact {
  enum class By {
    same,    // the same value
    group,   // words of one group; a word of no group is like itself alone
    within,  // numbers at most `band` apart
    side,    // numbers on the same side of every limit
  };

  patient::Fact             fact = patient::Fact::none;
  By                        by   = By::same;
  std::vector<WordGroup>    groups;
  patient::Choices          vague = 0;  // words that do not say which: of two patients with "other" nobody knows
  Stated                    band;
  std::vector<PartingLimit> limits;  // rising
  std::string               reason;  // why it makes patients alike
  Stated                    from;    // where that comes from; its value is none
};

struct AlikeBy {
  std::string id, title, remark;
  Stated      fewest;     // patients below whom no curve is shown
  Stated      begins_at;  // patients under observation at whom a curve begins: with delayed entry few are at first
  std::vector<double>    at_months;  // at which the curves are read, rising
  std::vector<AlikeFact> facts;
};

/// The words a fact can be: of yes and no false and true; of a number none.
std::span<const std::string_view> vocabulary_of(const patient::Row&);

/// The values that are alike to one value of the fact: a number, or of words the place of the word.
patient::Possible alike_to(const AlikeFact&, double value);

}  // namespace nelm::registry
