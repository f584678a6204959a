# Concordance where no other file has it: late entry, strata, weights, clusters, all of R's timewt.
#   cd tests/reference/survival && Rscript make_concordance.R        (R 4.2, survival 3.5-3, jsonlite)
suppressMessages({library(survival); library(jsonlite)})
lung <- read.csv("lung.csv"); heart <- read.csv("heart.csv"); colon <- read.csv("colon_death.csv")
one <- function(k) { n <- if (is.matrix(k$count)) colSums(k$count) else k$count
  list(concordant = n[["concordant"]], discordant = n[["discordant"]], tied_x = n[["tied.x"]], tied_y = n[["tied.y"]], tied_xy = n[["tied.xy"]], c = k$concordance[[1]], se = sqrt(k$var[[1]])) }
all_of <- function(kinds, ...) { call <- substitute(concordance(...)); call$reverse <- TRUE
  lapply(setNames(nm = kinds), function(k) { call$timewt <- k; one(eval(call, globalenv())) }) }
every <- c("n", "S", "S/G", "n/G2", "I")
lung$w <- 1 + (seq_len(nrow(lung)) %% 4) / 2
heart$w <- 1 + (seq_len(nrow(heart)) %% 3) / 4
answers <- list(
  versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
  marker = all_of(every, Surv(time, event) ~ age, lung),
  longer = one(concordance(Surv(time, event) ~ age, lung)),
  weights = all_of(every, Surv(time, event) ~ age, lung, weights = w),
  strata = all_of(every, Surv(time, event) ~ age + strata(ph_ecog), lung, weights = w),
  # More than ten strata and "I" end this version of R (a segmentation fault).
  many_strata = all_of(setdiff(every, "I"), Surv(time, event) ~ age + strata(inst), lung, weights = w),
  cluster = all_of(every, Surv(time, event) ~ age + strata(sex), lung, weights = w, cluster = lung$inst),
  ymax = all_of(every, Surv(time, event) ~ age, lung, weights = w, ymax = 365),
  many_ties = all_of(every, Surv(floor(time / 365), status) ~ extent, colon),
  # With (start, stop] rows any timewt but "n" does the same, and ymax does not reach those tied in time.
  late = all_of("n", Surv(start, stop, event) ~ age, heart),
  late_weights = all_of("n", Surv(start, stop, event) ~ age + strata(surgery), heart, weights = w, cluster = heart$id))
writeLines(toJSON(answers, auto_unbox = TRUE, digits = I(15), na = "null"), "concordance_more.json")
