// The vocabularies of the choice facts. Adding a word here is all it takes for reader, schema and catalogue to know it.
#pragma once

#include "nelm/patient/vocabulary.h"

namespace nelm::patient {

NELM_VOCABULARY(YesNo, no_, yes_);  // printed as false and true; see yes_no_words
inline constexpr std::array<std::string_view, 2> yes_no_words{"false", "true"};

NELM_VOCABULARY(CaseKind, patient, published, invented);
NELM_VOCABULARY(Sex, female, male, other);
NELM_VOCABULARY(Site, stomach_proximal, stomach_distal, stomach_unspecified, duodenum, pancreas_head, pancreas_body,
                pancreas_tail, pancreas_unspecified, jejunum, ileum, small_intestine_unspecified, appendix, caecum,
                colon_right, colon_transverse, colon_left, sigmoid, rectum_upper, rectum_lower, rectum_unspecified,
                oesophagus, lung, thymus, biliary, ovary, kidney, other);
NELM_VOCABULARY(PrimaryStatus, in_situ, resected_curative, resected_noncurative, never_found);
NELM_VOCABULARY(Complication, none, obstruction, ischaemia, bleeding, perforation, biliary_obstruction, pain,
                malnutrition);
NELM_VOCABULARY(Nodes, none, resectable, unresectable, resected);
NELM_VOCABULARY(Hereditary, none, MEN1, VHL, NF1, TSC, other);
NELM_VOCABULARY(Differentiation, well, poor);
NELM_VOCABULARY(Morphology, net, nec_small_cell, nec_large_cell, minen);
NELM_VOCABULARY(ReportedGrade, G1, G2, G3);
NELM_VOCABULARY(Grade, G1, G2, G3, none);
NELM_VOCABULARY(NenClass, NET, NEC, MiNEN);
NELM_VOCABULARY(SpecimenOf, primary, metastasis, node, other);
NELM_VOCABULARY(Syndrome, none, carcinoid, insulinoma, gastrinoma, glucagonoma, vipoma, somatostatinoma, acth, other);
NELM_VOCABULARY(Severity, none, mild, moderate, severe);
NELM_VOCABULARY(RightHeart, none, mild, severe);
NELM_VOCABULARY(Ascites, none, mild, moderate_severe);
NELM_VOCABULARY(LiverFunction, normal, suboptimal, failure);
NELM_VOCABULARY(Segment, I, II, III, IVa, IVb, IV, V, VI, VII, VIII);
NELM_VOCABULARY(Side, right, left);
NELM_VOCABULARY(Plan, resect, ablate, leave);
NELM_VOCABULARY(Pattern, I, II, III, unclassified);
NELM_VOCABULARY(Resectable, resectable_one_stage, resectable_two_stage, unresectable);
NELM_VOCABULARY(Basis, volume, count);
NELM_VOCABULARY(Elsewhere, distant_nodes, mesentery, peritoneum_limited, peritoneum_diffuse, bone, lung, ovary, heart,
                brain, other);
NELM_VOCABULARY(CountsAs, regional, extrahepatic);
NELM_VOCABULARY(ElsewhereStatus, present_unresectable, present_resectable, resected);
NELM_VOCABULARY(Workup, ct, mri_liver_dwi, sstr_pet, fdg_pet, bone);
NELM_VOCABULARY(Course, response, stable, progression);
NELM_VOCABULARY(Growth, slow, rapid);
NELM_VOCABULARY(Receptors, positive_all, positive_some, negative);
NELM_VOCABULARY(Fdg, positive, negative, discordant);
NELM_VOCABULARY(Intent, curative, palliative, neoadjuvant, adjuvant);
NELM_VOCABULARY(Response, response, stable, progression);
NELM_VOCABULARY(Recurrence, early, late);
NELM_VOCABULARY(AgeZone, met, borderline, not_met);

}  // namespace nelm::patient
