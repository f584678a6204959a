// The switches and examples of `nelm evidence pool`.
#pragma once

#include "nelm/cli/command.h"

namespace nelm::cli {

constexpr Switch pool_switches[] = {
    {"--option", "OPTION", "results on this option (lt)"},
    {"--endpoint", "ENDPOINT", "of this endpoint (os, dfs, ...)", true},
    {"--at", "MONTHS", "at this time after time zero (60)"},
    {"--measure", "MEASURE", "share (as it is without this), hazard_ratio, odds_ratio, median"},
    {"--study", "STUDY", "of this study alone, whether it may be pooled or not", true},
    {"--result", "RESULT", "exactly this result (mayo-2011.7), whatever else is asked", true},
    {"--without", "STUDY", "without this study", true},
    {"--as-printed", "", "as the review prints it, also where the paper has another number"},
    {"--all-studies", "", "also studies the review does not cite"},
    {"--contrast", "CONTRAST",
     "of a share with that of the arm it stands against, in its own study: or, rr, rd, peto; of a table also md, smd, "
     "rom, hr, rate, share"},
    {"--data", "FILE", "pool this table (CSV) instead"},
    {"--moderator", "COLUMN", "explain its effects by this column of numbers", true},
    {"--subgroup", "COLUMN", "pool within the groups of this column"},
    {"--cluster", "COLUMN", "rows of one name hang together: three levels, and cluster-robust variance"},
    {"--influence", "", "what each row does to the pool"},
    {"--egger", "", "Egger's test of asymmetry; refused of shares, and of fewer than ten studies"},
    {"--begg", "", "Begg's; likewise"},
    {"--trim-and-fill", "", "the pool as if what seems to be missing were there; likewise"},
    {"--scale", "SCALE", "of shares: logit (as it is without this), raw, arcsine, freeman-tukey"},
    {"--method", "METHOD",
     "of tau2: reml (as it is without this), dl, pm, ml, eb, sj, hs, he; ee for equal effects; of a table also mh, "
     "peto"},
    {"--test", "TEST", "knha (as it is without this; of ee z), z, adhoc: as knha, never narrower than z"},
    {"--level", "PERCENT", "of every interval (95)"},
    {"--forest", "FILE", "draw the forest plot: .svg, .pdf, or - for SVG on standard output alone"},
    {"--cumulative", "FILE", "draw the pool as studies are added by year"},
    {"--leave-one-out", "FILE", "draw the pool without each study"},
    {"--funnel", "FILE", "draw the funnel plot"},
    {"--baujat", "FILE", "draw who makes the studies differ, and who moves the pool"},
    {"--json", "", "as JSON, with all digits"},
};

constexpr Example pool_examples[] = {
    {"nelm evidence pool --option lt --endpoint os --at 60 --forest lt.svg",
     "survival 5 years after transplantation, with its forest plot"},
    {"nelm evidence pool --option lt --endpoint os --at 60 --as-printed",
     "the review's table as printed, headed by why it is refused as a pool"},
    {"nelm evidence pool --option resection_curative --endpoint os --measure median",
     "medians without a standard error are refused"},
    {"nelm evidence pool --study gedaly-2011 --study nguyen-2011 --endpoint os --at 60",
     "two papers of one registry are refused"},
    {"nelm evidence pool --option resection_curative --endpoint os --at 60 --contrast or",
     "survivors of resection against those of the other arm; two comparators are refused"},
    {"nelm evidence pool --data examples/tables/bcg.csv --contrast or --egger --influence",
     "a table of your own, with Egger's test and the influence of each row"},
    {"nelm evidence pool --data examples/tables/bcg.csv --contrast rr --moderator latitude --subgroup allocation "
     "--json",
     "by what is known of the studies, with all digits"},
    {"nelm evidence pool --data examples/tables/bcg.csv --contrast or --method mh --forest bcg.svg",
     "by Mantel-Haenszel, with a forest plot"},
    {"nelm evidence pool --data examples/tables/bcg.csv", "columns of two arms want to be told which contrast",
     bad_input},
};

}  // namespace nelm::cli
