# Rscript make_curves.R   in this folder, with r-cran-survival 3.5-3 and r-cran-jsonlite: writes curves.json.
# What ../shared's answers leave open: every estimate with weights and late entry, other levels, level stretches, times, follow-up;
# trends; log-rank tests with late entry and weights; a table of patients.
suppressMessages({library(survival); library(jsonlite)})
num <- function(x) { x <- as.vector(x); attributes(x) <- NULL; x }
mat <- function(m) lapply(seq_len(nrow(m)), function(i) I(num(m[i, ])))
lung <- read.csv("lung.csv"); heart <- read.csv("heart.csv"); veteran <- read.csv("veteran.csv"); colon <- read.csv("colon_death.csv")
lung$w <- 0.5 + (lung$age %% 7) / 4; heart$w <- 1 + (seq_len(nrow(heart)) %% 3)

curve <- function(s, probs = NULL) list(time = s$time, n_risk = s$n.risk, n_event = s$n.event, n_censor = s$n.censor, surv = s$surv,
  std_err_log = s$std.err, lower = s$lower, upper = s$upper, cumhaz = s$cumhaz, std_chaz = s$std.chaz)
curves <- list()
for (st in 1:2) for (ct in 1:2) {
  curves[[paste0("lung_weighted_", st, ct)]] <- curve(survfit(Surv(time, event) ~ 1, lung, weights = w, robust = FALSE, stype = st, ctype = ct))
  curves[[paste0("heart_late_weighted_", st, ct)]] <- curve(survfit(Surv(start, stop, event) ~ 1, heart, weights = w, robust = FALSE, stype = st, ctype = ct))
}

levels <- list()
for (level in c(.8, .9, .99)) for (type in c("plain", "log", "log-log", "logit", "arcsin")) {
  s <- survfit(Surv(time, status) ~ 1, veteran, conf.type = type, conf.int = level); p <- c(.05, .1, 1/3, .5, .8, .95)
  q <- quantile(s, p)
  levels[[length(levels) + 1]] <- list(level = level, type = type, lower = s$lower, upper = s$upper, prob = p, quantile = num(q$quantile), q_lower = num(q$lower), q_upper = num(q$upper))
}
# Curves level at a quantile: twenty deaths one by one; eight, of which four die; four of which two die, then two are lost.
flat <- list(list(time = 1:20, event = rep(1, 20)), list(time = 1:8, event = c(1, 1, 1, 1, 0, 0, 0, 0)), list(time = c(1, 2, 3, 4), event = c(1, 1, 0, 0)),
  list(time = c(2, 2, 4, 4, 7, 9, 9, 11), event = c(1, 1, 1, 1, 0, 1, 1, 1)), list(time = c(1, 3, 3, 5, 8), event = c(0, 1, 0, 1, 1)))
flat <- lapply(flat, function(d) { p <- c(.1, .25, .5, .75, .9); q <- quantile(survfit(Surv(time, event) ~ 1, data.frame(d), conf.type = "plain"), p)
  c(d, list(prob = p, quantile = num(q$quantile), lower = num(q$lower), upper = num(q$upper))) })
times <- c(0, 1, 4, 4.5, 99, 100, 587); v <- summary(survfit(Surv(time, status) ~ 1, veteran), times = times)
at <- list(times = times, n_risk = v$n.risk, surv = v$surv, std_err = v$std.err, lower = v$lower, upper = v$upper)
fu <- survfit(Surv(time, 1 - event) ~ sex, lung); q <- quantile(fu, c(.25, .5, .75))
follow_up <- list(surv = fu$surv, quantile = mat(q$quantile), lower = mat(q$lower), upper = mat(q$upper))

# Trends by what survdiff gives; without strata also by the score test of the exact partial likelihood, whose variance is hypergeometric.
trend <- function(f, d, scores = NULL) { s <- survdiff(f, d); u <- if (is.matrix(s$obs)) rowSums(s$obs - s$exp) else s$obs - s$exp
  if (is.null(scores)) scores <- seq_along(u); x <- sum(scores * u); w <- drop(scores %*% s$var %*% scores)
  list(scores = scores, score = x, variance = w, chisq = x^2 / w, p = pchisq(x^2 / w, 1, lower.tail = FALSE)) }
trends <- list(lung_ecog = trend(Surv(time, event) ~ ph_ecog, lung), colon_rx = trend(Surv(time, status) ~ rxn, colon),
  colon_rx_scores = trend(Surv(time, status) ~ rxn, colon, c(0, 1, 4)), lung_ecog_by_sex = trend(Surv(time, event) ~ ph_ecog + strata(sex), lung))
exact <- coxph(Surv(time, event) ~ ph_ecog, lung, ties = "exact"); stopifnot(abs(exact$score - trends$lung_ecog$chisq) < 1e-8)

# survdiff takes no late entry: the score test of the exact partial likelihood at 0 is the log-rank test.
late <- function(f, d) { x <- coxph(f, d, ties = "exact", control = coxph.control(iter.max = 0)); list(chisq = x$score) }
late <- list(transplant = late(Surv(start, stop, event) ~ factor(transplant), heart), surgery_by_transplant = late(Surv(start, stop, event) ~ surgery + strata(transplant), heart))
each <- lung[rep(seq_len(nrow(lung)), 1 + lung$age %% 3), ]; s <- survdiff(Surv(time, event) ~ ph_ecog, each)
weighted <- list(observed = s$obs, expected = s$exp, var = mat(s$var), chisq = s$chisq)

# A table of patients, standardised differences written out as in Austin (2009) and Yang, Dalton (2012).
ld <- read.csv("lung_with_na.csv")
one <- function(x) { m <- x[!is.na(x)]; list(n = length(m), missing = sum(is.na(x)), mean = mean(m), sd = sd(m), quantile = num(quantile(m, type = 7))) }
smd_n <- function(x, g) { a <- x[g == 1 & !is.na(x)]; b <- x[g == 2 & !is.na(x)]; abs(mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2) }
smd_c <- function(x, g) { t <- table(g, x); p <- t[1, -1] / sum(t[1, ]); q <- t[2, -1] / sum(t[2, ])
  S <- -(outer(p, p) + outer(q, q)) / 2; diag(S) <- (p * (1 - p) + q * (1 - q)) / 2; sqrt(drop((p - q) %*% solve(S, p - q))) }
columns <- c("age", "ph_karno", "wt_loss")
table1 <- list(numbers = setNames(lapply(columns, function(k) list(groups = lapply(1:2, function(g) one(ld[ld$sex == g, k])), smd = smd_n(ld[[k]], ld$sex))), columns),
  ecog = list(counts = mat(table(ld$sex, ld$ph_ecog)), missing = num(table(ld$sex[is.na(ld$ph_ecog)])), smd = smd_c(ld$ph_ecog, ld$sex)))

writeLines(toJSON(list(versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
  curves = curves, levels = levels, flat = flat, at = at, follow_up = follow_up, trends = trends, late = late, weighted = weighted, table = table1),
  auto_unbox = TRUE, digits = I(15), na = "null"), "curves.json")
