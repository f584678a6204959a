# What no other file here has: every estimator, test and diagnostic on data with corners, by Debian's metafor.
#   apt-get install r-base-core r-cran-metafor r-cran-jsonlite;  cd tests/reference/metafor;  Rscript more.R
# writes more.json. The tests read more.json and need no R. Effects are made here from fixed seeds, but for bcg.csv and
# loghr9.csv, which stand beside this file, and metadat's dat.konstantopoulos2011.
suppressMessages({library(metafor); library(jsonlite)})
# metafor's thresholds are absolute: here they go with the variances. Its search for tau2 ends at 100 unless told otherwise.
tight   <- function(vi) list(threshold = 1e-13 * median(vi), tol = 1e-14 * median(vi), maxiter = 100000, tau2.max = 1e4 * max(vi))
plain   <- function(x) unname(as.vector(x))
quietly <- function(x) suppressWarnings(suppressMessages(x))

# ---- data
bcg <- read.csv("bcg.csv"); nine <- read.csv("loghr9.csv")
bcg$alloc <- metadat::dat.bcg$alloc
made <- function(seed, k, tau2, v) { set.seed(seed); vi <- exp(runif(k, log(v[1]), log(v[2]))); data.frame(yi = rnorm(k, 0.3, sqrt(vi + tau2)), vi = vi) }
sets <- list(
  bcg = bcg[c("yi", "vi")], nine = nine[c("yi", "vi")],
  two = data.frame(yi = c(-0.2, 0.9), vi = c(0.05, 0.11)), two_alike = data.frame(yi = c(0.3, 0.31), vi = c(0.1, 0.2)),
  three = data.frame(yi = c(0.1, 0.5, 1.4), vi = c(0.04, 0.09, 0.2)),
  alike = made(3, 12, 0, c(0.05, 0.5)), apart = made(4, 15, 0.4, c(0.01, 0.3)),
  forty = made(5, 40, 0.05, c(0.01, 1)), huge = transform(made(6, 9, 1, c(0.2, 3)), yi = yi * 1e6, vi = vi * 1e12),
  tiny = transform(made(7, 9, 1, c(0.2, 3)), yi = yi * 1e-6, vi = vi * 1e-12), uneven = made(8, 10, 0.2, c(1e-3, 50)),
  tied = data.frame(yi = c(0.1, 0.4, 0.4, 0.7, 0.2, 0.9, 0.3), vi = c(0.1, 0.2, 0.2, 0.1, 0.3, 0.4, 0.1)),
  one_leads = made(9, 8, 0.1, c(0.5, 2)), skewed = { s <- made(10, 16, 0.02, c(0.01, 0.6)); transform(s, yi = yi + 1.2 * sqrt(vi)) })
sets$one_leads$vi[3] <- 1e-4

# ---- pools
rma_out <- function(m) {
  p <- if (m$k > 1 && m$int.only) predict(m) else NULL
  list(method = m$method, test = m$test, k = m$k, beta = plain(m$beta), se = plain(m$se), stat = plain(m$zval),
       ddf = plain(m$ddf), pval = plain(m$pval), ci_lb = plain(m$ci.lb), ci_ub = plain(m$ci.ub), tau2 = m$tau2,
       se_tau2 = m$se.tau2, I2 = m$I2, H2 = m$H2, QE = m$QE, QEp = m$QEp, QM = plain(m$QM), QMp = plain(m$QMp), QMdf = plain(m$QMdf),
       R2 = m$R2, s2w = m$s2w, ll = m$fit.stats["ll", "ML"], ll_reml = m$fit.stats["ll", "REML"],
       pi_lb = plain(p$pi.lb), pi_ub = plain(p$pi.ub), weights = plain(weights(m)), vb = plain(t(m$vb)))
}
methods <- c("EE", "DL", "REML", "PM", "ML", "EB", "SJ", "HS", "HE"); tests <- c("z", "knha", "adhoc")
fit <- function(d, me, te, ...) quietly(rma(yi, vi, data = d, method = me, test = te, control = tight(d$vi), ...))
pools <- list()
for (s in names(sets)) for (me in methods) for (te in tests) {
  pools[[length(pools) + 1]] <- c(list(set = s), rma_out(fit(sets[[s]], me, te))) }
pools[[length(pools) + 1]] <- c(list(set = "two", level = 0.9), rma_out(quietly(rma(yi, vi, data = sets$two, level = 90, control = tight(sets$two$vi)))))

interval <- function(s, level = 95) { ci <- quietly(confint(fit(sets[[s]], "REML", "z"), level = level, control = tight(sets[[s]]$vi)))
  r <- ci$random; list(set = s, level = level / 100, tau2 = plain(r["tau^2", 2:3]), i2 = plain(r["I^2(%)", 2:3]), h2 = plain(r["H^2", 2:3]), empty = isTRUE(ci$ci.null)) }
intervals <- c(lapply(names(sets), interval), list(interval("bcg", 90)))

# ---- diagnostics
diagnosed <- list()
for (s in c("bcg", "nine", "three", "apart", "uneven", "alike")) for (mt in list(c("REML", "z"), c("REML", "knha"), c("DL", "z"), c("EE", "z"), c("PM", "adhoc"))) {
  m <- fit(sets[[s]], mt[1], mt[2]); i <- quietly(influence(m)); b <- { pdf(NULL); on <- quietly(baujat(m)); dev.off(); on }
  l <- quietly(leave1out(m))
  diagnosed[[length(diagnosed) + 1]] <- list(set = s, method = mt[1], test = mt[2], rstudent = plain(i$inf$rstudent), dffits = plain(i$inf$dffits),
    cook = plain(i$inf$cook.d), cov_r = plain(i$inf$cov.r), tau2_del = plain(i$inf$tau2.del), QE_del = plain(i$inf$QE.del), hat = plain(i$inf$hat),
    weight = plain(i$inf$weight), baujat_x = plain(b$x), baujat_y = plain(b$y),
    left_out = list(estimate = plain(l$estimate), se = plain(l$se), pval = plain(l$pval), Q = plain(l$Q), tau2 = plain(l$tau2), I2 = plain(l$I2)))
}

# ---- asymmetry (of huge and tiny effects metafor takes the columns of the regression for one)
eggers <- list(); ranks <- list(); filled <- list()
for (s in setdiff(names(sets), c("two", "two_alike", "huge", "tiny"))) {
  d <- sets[[s]]
  for (mt in list(c("REML", "z"), c("REML", "knha"), c("DL", "z"), c("EE", "z"))) {
    t <- quietly(regtest(fit(d, mt[1], mt[2])))
    eggers[[length(eggers) + 1]] <- list(set = s, method = mt[1], test = mt[2], stat = t$zval, ddf = t$ddf, pval = t$pval, limit = t$est, limit_lb = t$ci.lb, limit_ub = t$ci.ub, slope = plain(coef(t$fit))[2], tau2 = t$fit$tau2) }
  t <- quietly(regtest(fit(d, "REML", "z"), model = "lm"))
  eggers[[length(eggers) + 1]] <- list(set = s, method = "lm", test = "t", stat = plain(t$zval), ddf = t$dfs, pval = plain(t$pval), limit = plain(t$est), limit_lb = plain(t$ci.lb), limit_ub = plain(t$ci.ub), slope = plain(coef(t$fit))[2])
  r <- quietly(ranktest(fit(d, "EE", "z"))); ranks[[length(ranks) + 1]] <- list(set = s, tau = plain(r$tau), pval = plain(r$pval))
  for (me in c("REML", "EE", "DL")) for (side in c("auto", "left", "right")) for (by in c("L0", "R0")) {
    m <- fit(d, me, "z"); t <- try(quietly(if (side == "auto") trimfill(m, estimator = by) else trimfill(m, side = side, estimator = by)), silent = TRUE)
    if (inherits(t, "try-error")) { cat("no trimfill:", s, me, side, by, t); next }
    filled[[length(filled) + 1]] <- list(set = s, method = me, asked = side, by = by, side = t$side, k0 = t$k0, se_k0 = t$se.k0, beta = plain(t$beta), se = t$se, tau2 = t$tau2, filled = I(plain(t$yi)[t$fill]), filled_v = I(plain(t$vi)[t$fill])) }
}
for (s in c("two", "two_alike", "huge", "tiny")) { r <- quietly(ranktest(fit(sets[[s]], "EE", "z"))); ranks[[length(ranks) + 1]] <- list(set = s, tau = plain(r$tau), pval = plain(r$pval)) }

# ---- meta-regression and subgroups
regressions <- list()
for (me in methods) for (te in tests) for (f in c("~ ablat", "~ ablat + year", "~ factor(alloc)", "~ 0 + factor(alloc)")) {
  m <- quietly(rma(yi, vi, mods = as.formula(f), data = bcg, method = me, test = te, control = tight(bcg$vi)))
  regressions[[length(regressions) + 1]] <- c(list(mods = f, columns = plain(t(m$X)), intercept = m$intercept, fitted = plain(fitted(m))), rma_out(m)) }
summaries <- lapply(split(bcg, bcg$alloc), function(d) fit(d, "REML", "z"))
apart <- quietly(rma(sapply(summaries, function(m) plain(m$beta)), sei = sapply(summaries, function(m) m$se), method = "EE"))
groups <- list(names = names(summaries), estimate = plain(sapply(summaries, function(m) plain(m$beta))), tau2 = plain(sapply(summaries, function(m) m$tau2)), Q = apart$QE, Qp = apart$QEp)

# ---- several results of one study
ko <- metadat::dat.konstantopoulos2011; ko <- data.frame(yi = plain(ko$yi), vi = plain(ko$vi), study = paste0("d", ko$district), year = ko$year - 1990)
set.seed(11); n <- c(1, 3, 2, 5, 1, 4, 2, 3, 6, 2); nest <- data.frame(study = rep(paste0("s", seq_along(n)), n)); nest$vi <- exp(runif(nrow(nest), log(0.02), log(0.3))); nest$x <- round(rnorm(nrow(nest)), 3)
nest$yi <- 0.2 + 0.1 * nest$x + rep(rnorm(length(n), 0, 0.4), n) + rnorm(nrow(nest), 0, sqrt(nest$vi + 0.05))
flat <- nest; set.seed(12); flat$yi <- rnorm(nrow(flat), 0.2, sqrt(flat$vi + 0.1))
calm <- nest; set.seed(14); calm$yi <- 0.2 + rnorm(nrow(calm), 0, sqrt(calm$vi) / 2)
# nlminb finds the variances to about six digits; Fisher's scoring, written out, goes on from there, and metafor does the rest.
polished <- function(d, X, s) {
  Z <- outer(d$study, d$study, "==") * 1; I <- diag(nrow(d))
  s[s < 1e-6] <- 0
  for (i in 1:1000) {
    W <- solve(diag(d$vi) + s[1] * Z + s[2] * I); P <- W - W %*% X %*% solve(t(X) %*% W %*% X) %*% t(X) %*% W; e <- P %*% d$yi
    score <- c(t(e) %*% Z %*% e - sum(P * Z), sum(e^2) - sum(diag(P))); info <- matrix(c(sum((P %*% Z) * t(P %*% Z)), sum((P %*% Z) * P), sum((P %*% Z) * P), sum(P * P)), 2)
    free <- s > 0 | score > 0; step <- c(0, 0); if (any(free)) step[free] <- solve(info[free, free], score[free]); new <- pmax(s + step, 0)
    if (max(abs(new - s)) < 1e-15) break; s <- new
  }
  new
}
mv <- function(name, d, mods) {
  d$row <- seq_len(nrow(d))
  level <- function(...) quietly(rma.mv(yi, vi, mods = as.formula(mods), random = ~ 1 | study / row, data = d, ...))
  found <- level()$sigma2; m <- level(sigma2 = polished(d, model.matrix(as.formula(mods), d), found))
  r <- quietly(robust(m, cluster = d$study)); e <- quietly(rma(yi, vi, mods = as.formula(mods), data = d, control = tight(d$vi))); er <- quietly(robust(e, cluster = d$study))
  p <- if (m$int.only) predict(m) else NULL
  out <- function(r) list(beta = plain(r$beta), se = plain(r$se), ddf = plain(r$ddf)[1], pval = plain(r$pval), ci_lb = plain(r$ci.lb), ci_ub = plain(r$ci.ub), vb = plain(t(r$vb)), QM = plain(r$QM), QMp = plain(r$QMp))
  list(name = name, yi = plain(d$yi), vi = plain(d$vi), study = d$study, mods = mods, columns = plain(t(m$X)), k = m$k, p = m$p, sigma2 = plain(m$sigma2), sigma2_found = found, beta = plain(m$beta), se = plain(m$se), stat = plain(m$zval), pval = plain(m$pval),
       ci_lb = plain(m$ci.lb), ci_ub = plain(m$ci.ub), QE = m$QE, QEp = m$QEp, QM = plain(m$QM), QMp = plain(m$QMp), ll_reml = m$fit.stats["ll", "REML"], pi_lb = plain(p$pi.lb), pi_ub = plain(p$pi.ub), robust = out(r), robust_two_level = out(er)) }
nested <- list(mv("konstantopoulos", ko, "~ 1"), mv("konstantopoulos", ko, "~ year"), mv("nest", nest, "~ 1"), mv("nest", nest, "~ x"), mv("flat", flat, "~ 1"), mv("calm", calm, "~ 1"))

# ---- effect sizes with corners, and tables pooled
set.seed(13)
tables <- data.frame(ai = c(0, 0, 5, 10, 3, 8, 12, 0, 40), n1i = c(10, 12, 15, 10, 20, 15, 12, 30, 60), ci = c(3, 0, 2, 10, 9, 6, 10, 1, 22), n2i = c(12, 11, 14, 10, 19, 16, 10, 33, 58))
arms <- data.frame(xi = c(0, 10, 5, 1, 41, 200, 0), ni = c(10, 10, 10, 9, 42, 211, 300)); rates <- data.frame(xi = c(0, 3, 17, 250), ti = c(12.5, 40, 33.3, 1000))
means <- data.frame(m1i = c(12, 0.3, -4, 103), sd1i = c(3, 0.4, 2, 15), n1i = c(10, 4, 2, 900), m2i = c(9, 0.1, -5, 100), sd2i = c(2.5, 0.2, 1, 14), n2i = c(12, 5, 3, 1100))
sized <- function(measures, data) setNames(lapply(measures, function(me) { e <- quietly(do.call(escalc, c(list(measure = me), as.list(data)))); list(yi = plain(e$yi), vi = plain(e$vi)) }), measures)
effects <- list(tables = as.list(tables), arms = as.list(arms), rates = as.list(rates), means = as.list(means),
  two_arms = sized(c("OR", "RR", "RD", "PETO"), tables), one_arm = sized(c("PR", "PLO", "PAS", "PFT"), arms),
  rate = sized("IRLN", rates), two_means = sized(c("MD", "SMD", "ROM"), means))
table_out <- function(name, rows, m) list(name = name, rows = I(rows - 1), measure = if (inherits(m, "rma.peto")) "PETO" else m$measure, beta = plain(m$beta), se = plain(m$se), zval = plain(m$zval), pval = plain(m$pval), ci_lb = plain(m$ci.lb), ci_ub = plain(m$ci.ub), QE = m$QE, QEp = m$QEp, I2 = m$I2, H2 = m$H2, MH = m$MH, MHp = m$MHp, TA = m$TA, TAp = m$TAp)
tabled <- list()
for (rows in list(1:9, c(3, 5, 6, 9), 9, c(1, 3), c(1, 2, 9))) { d <- tables[rows, ]
  for (me in c("OR", "RR", "RD")) tabled[[length(tabled) + 1]] <- table_out("mh", rows, quietly(rma.mh(measure = me, ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = d)))
  tabled[[length(tabled) + 1]] <- table_out("peto", rows, quietly(rma.peto(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = d))) }

write_json(list(package = paste("metafor", packageVersion("metafor")), r = R.version.string, sets = sets, single = rma_out(quietly(rma(0.3, 0.1, method = "REML", test = "knha"))), pools = pools, intervals = intervals,
  diagnosed = diagnosed, eggers = eggers, ranks = ranks, filled = filled, regressions = regressions, alloc = bcg$alloc, groups = groups, nested = nested, effects = effects, tabled = tabled),
  "more.json", auto_unbox = TRUE, digits = I(16), dataframe = "columns", null = "null", na = "null")
