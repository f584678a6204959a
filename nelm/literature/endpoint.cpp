#include "nelm/literature/endpoint.h"

#include <cmath>

namespace nelm::literature {

namespace {

constexpr std::array<std::string_view, Endpoint_words.size()> endpoint_names{
    "overall survival",
    "disease-specific survival",
    "disease-free survival",
    "recurrence-free survival",
    "progression-free survival",
    "survival without progression in the liver",
    "progression",
    "progression in the liver",
    "recurrence",
    "early among all recurrences",
    "local recurrence",
    "perioperative mortality",
    "morbidity",
    "relief of symptoms",
    "complete relief of symptoms",
    "partial relief of symptoms",
    "survival without symptoms",
    "time without symptoms",
    "time with symptoms controlled",
    "survival gained",
    "shrinking of the tumour",
    "coming to surgery",
    "distant metastases at diagnosis",
    "distant metastases later",
    "where metastases lie",
    "incidence",
    "natural history",
    "tumour to be removed",
    "tumour left behind",
    "hormonally active at the start",
    "over 25 % of the liver at the start",
    "share of the cohort",
    "who was in the cohort",
    "prognostic factor",
    "prognostic model",
    "randomised trials",
};

}  // namespace

std::string_view name(Endpoint e) { return endpoint_names[static_cast<std::size_t>(e)]; }

std::string_view name(Measure m) {
  switch (m) {
    case Measure::hazard_ratio: return "hazard ratio";
    case Measure::odds_ratio:   return "odds ratio";
    default:                    return Measure_words[static_cast<std::size_t>(m)];
  }
}

Unit unit_of(Measure m) {
  switch (m) {
    case Measure::share:        return Unit::percent;
    case Measure::median:
    case Measure::mean:
    case Measure::longest:      return Unit::months;
    case Measure::hazard_ratio:
    case Measure::odds_ratio:   return Unit::ratio;
    case Measure::count:        return Unit::count;
    case Measure::words:        break;
  }
  return Unit::none;
}

bool is_possible(Unit unit, double value) {
  constexpr double all = 100;  // percent
  if (!std::isfinite(value)) return false;
  switch (unit) {
    case Unit::percent: return value >= 0 && value <= all;
    case Unit::months:
    case Unit::count:   return value >= 0;
    case Unit::ratio:   return value > 0;
    case Unit::none:    break;
  }
  return false;
}

std::string_view name(Per per) {
  constexpr std::array<std::string_view, Per_words.size()> names{
      "", "of patients", "of lesions", "of recurrences", "over studies", "of the tumour load", "of what is not stated"};
  return names[static_cast<std::size_t>(per)];
}

}  // namespace nelm::literature
