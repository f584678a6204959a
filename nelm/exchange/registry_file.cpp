#include "nelm/exchange/registry_file.h"

#include "nelm/patient/fact.h"

namespace nelm::exchange {

std::string did_you_mean_fact(std::string_view name) {
  std::vector<std::string_view> known;
  for (const auto& row : patient::facts()) known.push_back(row.name);
  return did_you_mean(name, known);
}

}  // namespace nelm::exchange
