# Rscript time_curves.R: R's wall seconds for what bench/curves.cpp times, medians of three.
suppressMessages(library(survival))
two <- function(n, shape) { set.seed(1); g <- as.integer(runif(n) < .5); ev <- rexp(n) * 2500 * (1 + .2 * g); end <- 3652 * runif(n); t <- pmin(ev, end)
  if (shape != "any_time") t <- ceiling(t); e <- ifelse(seq_len(n) %% 2 == 0, 0, floor(500 * runif(n)))
  data.frame(entry = e, time = if (shape == "late_entry") t + e else t, event = as.integer(ev <= end), g = g, w = .2 + runif(n)) }
took <- function(what, f) cat(sprintf("%-24s %.3f\n", what, median(replicate(3, system.time(f())[["elapsed"]]))))
n <- 1e6
d <- two(n, "whole_days")
took("curves, whole days", function() survfit(Surv(time, event) ~ g, d))
took("log-rank, whole days", function() survdiff(Surv(time, event) ~ g, d))
took("curves, weighted", function() survfit(Surv(time, event) ~ g, d, weights = w, robust = FALSE))
took("means, whole days", function() summary(survfit(Surv(time, event) ~ g, d), rmean = 1826)$table)
d <- two(n, "late_entry"); took("curves, late entry", function() survfit(Surv(entry, time, event) ~ g, d))
d <- two(n, "any_time")
took("curves, any time", function() survfit(Surv(time, event) ~ g, d))
took("log-rank, any time", function() survdiff(Surv(time, event) ~ g, d))
