#include "nelm/patient/values.h"

namespace nelm::patient {

namespace {

std::array<Possible, fact_count> nothing_reported() {
  std::array<Possible, fact_count> values;
  for (const Row& r : facts()) values[index(r.id)] = anything(r.id);
  return values;
}

}  // namespace

Values::Values() {
  static const auto nothing = nothing_reported();
  values_                   = nothing;
}

}  // namespace nelm::patient
