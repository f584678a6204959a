// The pictures of a judged pool: what forest, funnel and the others are given.
#pragma once

#include "nelm/literature/judged_pool.h"
#include "nelm/sheet/baujat_plot.h"
#include "nelm/sheet/funnel_plot.h"
#include "nelm/sheet/steps_plot.h"

namespace nelm::sheet {

/// Each row with its weight, the summary with the prediction interval before it; what is refused stands in the title.
ForestPlot forest_of(const literature::Literature&, const board::Knowledge&, const literature::JudgedPool&);

/// The pool as its studies are added by year, or as each is left out. Problems: the pool cannot be made so.
Result<StepsPlot> steps_of(const board::Knowledge&, const literature::JudgedPool&, Steps);

/// On the effects' own scale. Of shares without regions of significance: there is no share without effect.
FunnelPlot funnel_of(const board::Knowledge&, const literature::JudgedPool&);

/// Problems: fewer than two rows.
Result<BaujatPlot> baujat_of(const board::Knowledge&, const literature::JudgedPool&);

}  // namespace nelm::sheet
