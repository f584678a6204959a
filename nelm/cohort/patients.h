// Rows of one patient: which of them are one stretch of observation, and what is to be known of patients with several.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "nelm/cohort/follow_up.h"

namespace nelm::cohort {

/// Of each row the patient, from 0; every function here takes rows whose stretches do not overlap within a patient.
using Patients = std::span<const std::int32_t>;

/// What is to be known where patients have several rows; numbers of patients.
struct PatientsSeen {
  std::size_t patients          = 0;
  std::size_t with_several_rows = 0;
  std::size_t with_gaps         = 0;  // leave observation, and come again later
  std::size_t after_event       = 0;  // have a row that begins at their event or later
  std::size_t several_events    = 0;
  std::size_t change_weight     = 0;  // from one of their rows to the next
  std::size_t change_group      = 0;  // are in several of the groups
};
PatientsSeen patients_seen(const FollowUp&, Patients, std::span<const std::int32_t> group = {});

struct Stretches {
  FollowUp                  follow_up;
  std::vector<std::int32_t> group;  // of each stretch; empty if none was given
};

/// Rows of one patient that follow each other without a gap and without an event between them, in one group, stratum and
/// cluster and of one weight, as one row: a row that was split for a covariate is whole again. Where everybody is under
/// observation from 0 on, no entry is left.
/// Agrees: with R's survfit(id = ), which counts such a split neither as censored nor as entered.
Stretches joined(const FollowUp&, Patients, std::span<const std::int32_t> group = {});

/// The first row of each patient, in the order of time; patients by number.
std::vector<std::size_t> first_rows(const FollowUp&, Patients);

/// The same rows, of which observation ends only with the last of a patient: what reverse_kaplan_meier is to be given. An
/// earlier one is no end of follow-up, and so has its event set.
FollowUp ends_of_patients(FollowUp, Patients);

/// How many different patients are in each group; of no groups one number.
std::vector<std::size_t> patients_in_groups(Patients, std::span<const std::int32_t> group, std::size_t groups);

}  // namespace nelm::cohort
