# survfit after coxph with an offset and with a ridge, and coefficients of formulas that cross strata: cox_curves.json.
#   apt-get install r-base-core r-cran-survival r-cran-jsonlite;  cd tests/reference/survival;  Rscript make_cox_curves.R
# The tests read cox_curves.json and need no R. Fits go on to the last digit, which the default does not. A person's offset is that of newdata, as R has it.
suppressMessages({library(survival); library(jsonlite)})
lung  <- read.csv("lung.csv"); lung$off <- lung$age / 100
exact <- coxph.control(eps = 1e-14, iter.max = 100)
times <- c(1, 100, 300.5, 700)
mat   <- function(m) lapply(seq_len(nrow(m)), function(i) I(as.vector(m[i, ])))
curve <- function(m, people) { s <- summary(survfit(m, newdata = people), times = times, extend = TRUE)
  list(survival = mat(s$surv), standard_error = mat(s$std.err), lower = mat(s$lower), upper = mat(s$upper), cumulative_hazard = mat(s$cumhaz)) }
people <- data.frame(sex = c(1, 2, 1), ph_ecog = c(1, 0, 3), age = c(50, 60, 71), off = c(0.5, -0.2, 0))
offset <- lapply(c(efron = "efron", breslow = "breslow"), function(t) curve(coxph(Surv(time, event) ~ sex + ph_ecog + offset(off), lung, ties = t, control = exact), people))
ridge  <- curve(coxph(Surv(time, event) ~ ridge(age, sex, ph_ecog, theta = 5), lung, control = exact), people)
formulas <- list(c("age:strata(sex) + ph_ecog", "age:strata(sex) + ph_ecog"), c("age*strata(sex) + ph_ecog", "age*strata(sex) + ph_ecog"),
  c("age + age:strata(sex)", "age + age:strata(sex)"), c("factor(inst2)*strata(sex) + age", "factor(inst2)*strata(sex) + age"),
  c("factor(inst2):strata(sex) + strata(sex)", "factor(inst2):strata(sex) + strata(sex)"),
  c("factor(inst2):strata(sex) + age", "factor(inst2):strata(sex) + age"), c("age:ph_ecog:strata(sex) + age", "age:ph_ecog:strata(sex) + age"))
lung$inst2 <- lung$age %% 3
crossed <- lapply(formulas, function(f) { m <- coxph(as.formula(paste("Surv(time, event) ~", f[2])), lung, control = exact)
  list(ours = f[1], names = I(names(coef(m))), coefficients = I(unname(coef(m))), se = I(sqrt(diag(m$var))), loglik = m$loglik) })
write(toJSON(list(versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))), times = times,
  people = people, offset = offset, ridge = ridge, crossed = crossed), digits = I(15), auto_unbox = TRUE, na = "null"), "cox_curves.json")
