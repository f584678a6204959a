#include "nelm/exchange/write_truth.h"

#include <fmt/format.h>

#include <utility>

#include "nelm/json_text.h"
#include "nelm/registry/simulated.h"

namespace nelm::exchange {

namespace {

/// A text of JSON is one of TOML.
std::string in_toml(std::string_view text) { return json_quoted(text); }

std::string whence(const registry::Stated& s) {
  std::string text;
  for (const auto& [key, said] :
       {std::pair("source", &s.source), std::pair("reference", &s.reference), std::pair("place", &s.place),
        std::pair("url", &s.url), std::pair("assumed", &s.assumed)})
    if (!said->empty()) text += fmt::format("{} = {}\n", key, in_toml(*said));
  return text;
}

std::string effects(std::string_view of, const std::vector<registry::TrueEffect>& all) {
  std::string text;
  for (const auto& e : all) {
    text += fmt::format("\n[[{}]]\ncoefficient = {}\nlog_hazard_ratio = {}\n", of, in_toml(e.name),
                        e.log_hazard_ratio.value);
    if (!e.reference.empty()) text += fmt::format("against = {}\n", in_toml(e.reference));
    text += whence(e.log_hazard_ratio);
  }
  return text;
}

/// The hazard of somebody all of whose effects are 0, added up to t months: (t / scale) ^ shape.
std::string baseline(std::string_view of, const registry::Stated& shape, const registry::Stated& scale) {
  return fmt::format(
      "\n[baseline.{0}]\ncumulative_hazard = \"(months / scale_months) ^ shape\"\n\n[baseline.{0}.shape]\nvalue = "
      "{1}\n{2}\n[baseline.{0}.scale_months]\nvalue = {3}\n{4}",
      of, shape.value, whence(shape), scale.value, whence(scale));
}

std::string weights(std::string_view of, const std::vector<registry::Weight>& all) {
  std::string text;
  for (const auto& w : all)
    text +=
        fmt::format("\n[[{}]]\nterm = {}\nlog_odds = {}\n{}", of, in_toml(w.term.text), w.value.value, whence(w.value));
  return text;
}

}  // namespace

std::string truth_toml(const registry::Simulation& s, const SimulatedBy& by) {
  std::string text = fmt::format(
      "# Synthetic: no patient. What is true of registry.csv and intervals.csv beside this file, because they were "
      "made so.\n"
      "# Nothing here is a finding.\n"
      "synthetic = true\nsays = {}\nmade_by = {}\nsimulation = {}\ntitle = {}\nseed = {}\npatients = {}\n",
      in_toml("synthetic: no patient"), in_toml(by.nelm), in_toml(s.id), in_toml(s.title), by.seed, by.patients);
  text += fmt::format(
      "model = {}\n",
      in_toml(
          "proportional hazards from diagnosis, entered at entry_months, stratified by centre; the treatment begins at "
          "treatment_months and is none of the others before (intervals.csv); covariates as written; complete cases"));
  text += fmt::format(
      "progression_model = {}\n",
      in_toml(
          "proportional hazards from diagnosis, the same in every centre; time to progression is drawn with a chance "
          "of "
          "its own, so that given covariates and treatment it says nothing of death; the treatment changes the hazard "
          "from treatment_months on. Seen where it comes before death and end of follow-up, also before the referral: "
          "progression_months is then its time, else the end of follow-up. It changes no treatment and no hazard of "
          "death"));
  text += baseline("death", s.settings.death_shape, s.settings.death_scale);
  text += baseline("progression", s.settings.progression_shape, s.settings.progression_scale);
  text += effects("death", registry::true_effects_on_death(s));
  text += effects("progression", registry::true_effects_on_progression(s));
  for (const auto& c : s.centres)
    text += fmt::format("\n[[centre]]\nname = {}\nlog_hazard_ratio_of_death = {}\n{}", in_toml(c.name), c.death.value,
                        whence(c.death));
  for (const auto& t : s.treatments) {
    if (&t == s.treatments.data()) continue;
    text += fmt::format(
        "\n[[treatment]]\nname = {}\nleast_wait_months = {}\nmean_wait_beyond_months = {}\nlog_odds = {}\n{}",
        in_toml(t.name), t.least.value, t.mean.value, t.log_odds.value, whence(t.log_odds));
    text += weights("treatment.chosen", t.chosen);
  }
  for (const auto& m : s.missing) {
    text += fmt::format("\n[[missing]]\ncolumn = {}\nmechanism = {}\nlog_odds = {}\n", in_toml(m.column),
                        in_toml(m.mechanism), m.log_odds.value);
    text += weights("missing.by", m.by);
  }
  return text;
}

}  // namespace nelm::exchange
