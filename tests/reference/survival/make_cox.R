# Ridge, offsets, scaled Schoenfeld residuals, exact ties with late entry, weighted strata: what no other file has.
#   cd tests/reference/survival && Rscript make_cox.R        (R 4.2, survival 3.5-3, jsonlite)
suppressMessages({library(survival); library(jsonlite)})
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
ridge_control <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100, outer.max = 1)
lung <- read.csv("lung.csv"); heart <- read.csv("heart.csv"); rotterdam <- read.csv("rotterdam.csv")
mat <- function(m) lapply(seq_len(nrow(m)), function(i) I(unname(as.numeric(m[i, ]))))
plain <- function(f) list(coef = as.list(coef(f)), var = mat(as.matrix(f$var)), loglik_null = f$loglik[1], loglik = f$loglik[2])

ridge <- lapply(list(c(1, 1), c(50, 1), c(0.5, 0)), function(how) {
  theta <- how[1]; scale <- how[2] == 1
  f <- eval(bquote(coxph(Surv(time, event) ~ ridge(age, sex, ph_ecog, wt_loss, theta = .(theta), scale = .(scale)), lung, control = ridge_control)))
  list(theta = theta, scale = scale, coef = unname(coef(f)), var = mat(f$var), loglik = f$loglik[2], penalty = f$penalty[2], df = sum(f$df))
})
with_offset <- function(f) c(plain(f), list(hazard = basehaz(f, centered = FALSE)$hazard))
o <- coxph(Surv(time, event) ~ age + sex + offset(0.3 * ph_ecog), lung, control = tight)
s <- coxph(Surv(time, event) ~ age + sex + ph_ecog, lung, control = tight)
e <- coxph(Surv(start, stop, event) ~ age + year + surgery + transplant, heart, ties = "exact", control = tight)
es <- coxph(Surv(start, stop, event) ~ age + year + transplant + strata(surgery), heart, ties = "exact", control = tight)
lung$w <- 1 + (seq_len(nrow(lung)) %% 4) / 2
w <- coxph(Surv(time, event) ~ age + ph_ecog + strata(sex), lung, weights = w, robust = TRUE, control = tight)
cv <- survfit(w, newdata = data.frame(age = c(50, 70), ph_ecog = c(0, 2), sex = c(1, 2)))
st <- summary(cv[1], times = c(90, 365), extend = TRUE); st2 <- summary(cv[2], times = c(90, 365), extend = TRUE)
answers <- list(
  versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
  ridge = ridge,
  offset = plain(o), offset_martingale = unname(residuals(o, "martingale")),
  scaled_schoenfeld = mat(residuals(s, "scaledsch")),
  exact_late = plain(e), exact_late_strata = plain(es), exact_martingale = unname(residuals(e, "martingale")),
  weighted = c(plain(w), list(naive = mat(w$naive.var), dfbeta = mat(residuals(w, "dfbeta")), schoenfeld = mat(residuals(w, "schoenfeld")),
    score = mat(residuals(w, "score")), surv = list(st$surv, st2$surv), std_err = list(st$std.err, st2$std.err), lower = list(st$lower, st2$lower))))
writeLines(toJSON(answers, auto_unbox = TRUE, digits = I(15), na = "null"), "cox_more.json")
