// The pictures of a pool: what forest, funnel and the others are given.
#pragma once

#include "nelm/result.h"
#include "nelm/sheet/baujat_plot.h"
#include "nelm/sheet/funnel_plot.h"
#include "nelm/sheet/pool_shown.h"
#include "nelm/sheet/steps_plot.h"

namespace nelm::sheet {

/// Each row with its weight, by its group if there are any, the summary with the prediction interval before it.
ForestPlot forest_of(const PoolShown&);

/// The pool as its studies are added in their order, or as each is left out. Problems: the pool cannot be made so.
Result<StepsPlot> steps_of(const PoolShown&, Steps);

/// On the effects' own scale, with what trim and fill put in. Of shares without regions of significance: there is no
/// share without effect.
FunnelPlot funnel_of(const PoolShown&);

/// Problems: fewer than two rows.
Result<BaujatPlot> baujat_of(const PoolShown&);

}  // namespace nelm::sheet
