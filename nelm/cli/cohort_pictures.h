// The pictures of a cohort that can be asked for: curves, hazard ratios, and whether hazards are proportional.
#pragma once

#include "nelm/cli/cohort_fitted.h"
#include "nelm/cli/pictures.h"
#include "nelm/sheet/cohort_cox.h"
#include "nelm/sheet/cohort_curves.h"
#include "nelm/sheet/cohort_means.h"

namespace nelm::cli {

inline constexpr std::string_view curve_pictures[] = {"--picture", "--log-minus-log"};
inline constexpr std::string_view mean_pictures[]  = {"--picture"};
inline constexpr std::string_view cox_pictures[]   = {"--forest"};
inline constexpr std::string_view zph_pictures[]   = {"--schoenfeld"};

/// What is wrong with the files asked for, those of pictures and of --html and --out: they are not the table itself.
Problems cohort_picture_files(const Request&, std::span<const std::string_view> switches);

int draw_curves(const Request&, const sheet::CohortCurves&);
/// The same with the difference of two means as the area between the curves.
int draw_means(const Request&, const sheet::CohortMeans&);
int draw_cox(const Request&, const FittedCohort&, const sheet::CohortCox&);
int draw_zph(const Request&, const FittedCohort&, const sheet::CohortHazards&, bool by_column);

}  // namespace nelm::cli
