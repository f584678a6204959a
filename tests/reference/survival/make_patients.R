# Rscript make_patients.R   in this folder, with r-cran-survival 3.5-3 and r-cran-jsonlite: writes lung_split.csv and patients.json.
# lung with each patient split at 100, 200 and 300 days: curves by sex with id, which count no split as censored or entered;
# follow-up of the whole table; robust variances of curves with weights that are no whole numbers, with clusters, with ids.
suppressMessages({library(survival); library(jsonlite)})
lung <- read.csv("lung.csv"); heart <- read.csv("heart.csv"); lung$id <- seq_len(nrow(lung))
split <- survSplit(Surv(time, event) ~ ., lung, cut = c(100, 200, 300), start = "start")
set.seed(7); split <- split[sample(nrow(split)), c("id", "start", "time", "event", "sex", "age")]
write.csv(split, "lung_split.csv", row.names = FALSE, quote = FALSE)
# One curve at a time: of several, survfit 3.5-3 counts some splits as censored all the same.
curve <- function(s) { k <- s$n.event + s$n.censor > 0
  list(time = s$time[k], n_risk = s$n.risk[k], n_event = s$n.event[k], n_censor = s$n.censor[k], surv = s$surv[k]) }
fu <- quantile(survfit(Surv(time, 1 - event) ~ sex, lung), .5)

lung$w <- 0.5 + (lung$age %% 7) / 4; heart$w <- 1 + (seq_len(nrow(heart)) %% 3) / 2
# std.err is of S with stype 1; with stype 2 it is that of H, which std.chaz is in any case.
robust <- function(s, stype) { s0 <- summary(s, times = s$time, censored = TRUE)
  list(time = s$time, surv = s$surv, error = if (stype == 1) s$std.err else s$surv * s$std.chaz, hazard_error = s$std.chaz,
       lower = if (stype == 1) s$lower else NULL, upper = if (stype == 1) s$upper else NULL) }
found <- list()
for (e in list(c(1, 1), c(2, 1), c(2, 2))) { st <- e[1]; ct <- e[2]; k <- paste0(st, ct)
  found[[paste0("lung_weights_", k)]] <- robust(survfit(Surv(time, event) ~ 1, lung, weights = w, stype = st, ctype = ct), st)
  found[[paste0("lung_cluster_", k)]] <- robust(survfit(Surv(time, event) ~ 1, lung, cluster = inst, stype = st, ctype = ct), st)
  found[[paste0("heart_ids_", k)]] <- robust(survfit(Surv(start, stop, event) ~ 1, heart, weights = w, id = id, robust = TRUE, stype = st, ctype = ct), st) }
by <- survfit(Surv(time, event) ~ sex, lung, weights = w, cluster = inst)
# Patients of two rows and up to two events each; what coxph and survfit make of them without being told.
k <- 1:60; t1 <- 1 + (k * 7) %% 11; t2 <- t1 + 1 + (k * 5) %% 13
twice <- data.frame(id = rep(k, each = 2), start = as.vector(rbind(0, t1)), stop = as.vector(rbind(t1, t2)),
  event = as.vector(rbind(k %% 2, as.integer(k %% 3 == 0))), x = rep((k * 3) %% 8, each = 2))
write.csv(twice, "recurrent.csv", row.names = FALSE, quote = FALSE)
errors <- function(f) list(coef = unname(coef(f)), error = unname(sqrt(diag(vcov(f)))), naive = sqrt(diag(f$naive.var)))
defaults <- list(weights = errors(coxph(Surv(time, event) ~ age, lung, weights = w)),
  events = errors(coxph(Surv(start, stop, event) ~ x, twice, id = id)),
  km_events = unclass(survfit(Surv(start, stop, event) ~ 1, twice, id = id))[c("time", "surv", "std.err")])
writeLines(toJSON(list(versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
  split = lapply(1:2, function(g) curve(survfit(Surv(start, time, event) ~ 1, split[split$sex == g, ], id = id))),
  follow_up = list(time = as.vector(fu$quantile), low = as.vector(fu$lower), high = as.vector(fu$upper)),
  defaults = defaults, robust = found, by_sex = list(time = by$time, surv = by$surv, error = by$std.err)), auto_unbox = TRUE, digits = I(15), na = "null"), "patients.json")
