// The values still possible of every fact of one patient, side by side.
#pragma once

#include <span>
#include <vector>

#include "nelm/patient/fact.h"

namespace nelm::patient {

class Values {
 public:
  /// Nothing reported: anything is possible of everything. Further places may follow those of the facts.
  explicit Values(std::size_t places = fact_count);

  const Possible& operator[](Fact f) const { return values_[index(f)]; }
  Possible&       operator[](Fact f) { return values_[index(f)]; }

  /// All places; those of the facts come first, in their order.
  std::span<const Possible> all() const { return values_; }
  Possible&                 at(std::size_t place) { return values_[place]; }

  /// Every value still possible of a choice or yes/no is among these words (those listed).
  template <class... Words>
  bool surely(Fact f, Words... words) const {
    return ((*this)[f].choices & ~any_of(words...)) == 0;
  }
  /// One of these words is still possible.
  template <class... Words>
  bool perhaps(Fact f, Words... words) const {
    return ((*this)[f].choices & any_of(words...)) != 0;
  }
  bool surely_yes(Fact f) const { return (*this)[f].choices == yes; }
  bool surely_no(Fact f) const { return (*this)[f].choices == no; }

  friend bool operator==(const Values&, const Values&) = default;

 private:
  std::vector<Possible> values_;
};

}  // namespace nelm::patient
