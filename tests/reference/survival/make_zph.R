# cox.zph where no other file has it: terms of several columns, Breslow, weights, late entry in strata, a column that is
# constant in a stratum or collinear.
#   cd tests/reference/survival && Rscript make_zph.R        (R 4.2, survival 3.5-3, jsonlite)
suppressMessages({library(survival); library(jsonlite)})
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)
lung <- read.csv("lung.csv"); heart <- read.csv("heart.csv"); veteran <- read.csv("veteran.csv")
mat <- function(m) lapply(seq_len(nrow(m)), function(i) I(unname(as.numeric(m[i, ]))))
scales <- c("km", "rank", "identity", "log")
# In each stratum by time; events at one time in the order of the data.
in_order <- function(z, row) order(if (is.null(z$strata)) 0 * row else z$strata, z$time, row)
zph <- function(fit, terms) {
  of <- lapply(setNames(nm = scales), function(s) cox.zph(fit, s, terms = terms))
  late <- ncol(fit$y) == 3; row <- seq_along(of$km$time) * if (late) -1 else 1
  o <- in_order(of$km, row)
  c(lapply(of, function(z) list(chisq = z$table[, 1], df = z$table[, 2], p = z$table[, 3], x = z$x[o])),
    list(y = mat(of$km$y[o, , drop = FALSE]), var = mat(of$km$var)))
}
lung$w <- 1 + (seq_len(nrow(lung)) %% 4) / 2
heart$w <- 1 + (seq_len(nrow(heart)) %% 3) / 4
lung$only_men <- ifelse(lung$sex == 1, lung$ph_ecog, 0)
kind <- factor(with(veteran, ifelse(squamous == 1, "squamous", ifelse(smallcell == 1, "smallcell", ifelse(adeno == 1, "adeno", "large")))), levels = c("large", "squamous", "smallcell", "adeno"))
answers <- list(
  versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
  terms = zph(coxph(Surv(time, status) ~ trt + kind + karno, veteran, control = tight), TRUE),
  breslow = zph(coxph(Surv(time, status) ~ trt + karno, veteran, ties = "breslow", control = tight), FALSE),
  weights = zph(coxph(Surv(time, event) ~ age + ph_ecog + strata(sex), lung, weights = w, control = tight), FALSE),
  late = zph(coxph(Surv(start, stop, event) ~ age + year + strata(surgery), heart, weights = w, control = tight), FALSE),
  constant = zph(coxph(Surv(time, event) ~ age + only_men + strata(sex), lung, control = tight), FALSE),
  collinear = zph(coxph(Surv(time, event) ~ age + I(2 * age) + ph_ecog, lung, control = tight), FALSE))
writeLines(toJSON(answers, auto_unbox = TRUE, digits = I(15), na = "null"), "zph_more.json")
