#include "nelm/patient/values.h"

namespace nelm::patient {

namespace {

std::vector<Possible> nothing_reported() {
  std::vector<Possible> values;
  for (const Row& r : facts()) values.push_back(anything(r.id));
  return values;
}

}  // namespace

Values::Values(std::size_t places) {
  static const auto nothing = nothing_reported();
  values_.reserve(places);
  values_ = nothing;
  values_.resize(places);
}

}  // namespace nelm::patient
