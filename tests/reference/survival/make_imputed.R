# Rscript make_imputed.R   in this folder, with r-cran-survival 3.5-3 and r-cran-jsonlite: writes lung_imputed.csv and imputed.json.
# Three data sets made of lung_with_na.csv: of a missing cell the values of other rows in their order, no model of anything.
# Rubin's rules as Rubin (1987) and Barnard, Rubin (Biometrika 86, 1999, 948-955) write them; complete-data degrees as mice's
# get.dfcom takes them of a Cox model: events less coefficients.
suppressMessages({library(survival); library(jsonlite)})
lung <- read.csv("lung_with_na.csv")[, c("time", "event", "age", "sex", "ph_ecog", "wt_loss")]
imputed <- function(set) { d <- lung
  for (k in names(d)) { out <- which(is.na(d[[k]])); seen <- d[[k]][!is.na(d[[k]])]; d[[k]][out] <- seen[(out * 31 * set) %% length(seen) + 1] }
  cbind(set = set, d) }
all <- do.call(rbind, lapply(1:3, imputed)); write.csv(all, "lung_imputed.csv", row.names = FALSE, quote = FALSE)
fits <- lapply(1:3, function(s) coxph(Surv(time, event) ~ age + ph_ecog + wt_loss, all[all$set == s, ], eps = 1e-12))
Q <- sapply(fits, coef); U <- sapply(fits, function(f) diag(vcov(f))); m <- 3
qbar <- rowMeans(Q); ubar <- rowMeans(U); b <- apply(Q, 1, var); t <- ubar + (1 + 1 / m) * b; lambda <- (1 + 1 / m) * b / t
old <- (m - 1) / lambda^2; complete <- fits[[1]]$nevent - 3; seen <- (complete + 1) / (complete + 3) * complete * (1 - lambda)
df <- old * seen / (old + seen); r <- (1 + 1 / m) * b / ubar; half <- qt(.975, df) * sqrt(t)
writeLines(toJSON(list(versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
  complete_degrees = complete, estimate = unname(qbar), standard_error = unname(sqrt(t)), degrees = unname(df), degrees_1987 = unname(old),
  p = unname(2 * pt(-abs(qbar / sqrt(t)), df)), low = unname(exp(qbar - half)), high = unname(exp(qbar + half)),
  missing_information = unname((r + 2 / (df + 3)) / (r + 1))), auto_unbox = TRUE, digits = I(15)), "imputed.json")
