# Rscript compare.R BENCH_SURVIVAL FOLDER [--long]     R's survival and nelm on the same patients, in turn; see tools/bench_survival
suppressMessages({library(survival); library(data.table)})
words <- commandArgs(trailingOnly = TRUE); bench <- words[1]; folder <- words[2]; long <- "--long" %in% words
setDTthreads(2); same <- 1e-7; most_memory <- 3

# R's way of each task: of the data frame `d` and its model `fit`, what is timed; and what of it is compared.
years <- function(s) c(matrix(summary(s, times = 365 * 1:9, extend = TRUE)$surv))
on <- function(left, more = "") as.formula(paste(left, "~", paste(x_names, collapse = "+"), more))
x_names <- NULL; d <- NULL; fit <- NULL; core <- NULL; file <- NULL; drawn <- NULL
theirs <- list(
  km                = list(run = function() survfit(Surv(time, event) ~ x1, d), answer = years),
  km_late           = list(run = function() survfit(Surv(entry, time, event) ~ x1, d), answer = years),
  km_any_time       = list(run = function() survfit(Surv(moment, event) ~ x1, d), answer = years),
  logrank           = list(run = function() survdiff(Surv(time, event) ~ x1, d), answer = function(s) s$chisq),
  logrank_any_time  = list(run = function() survdiff(Surv(moment, event) ~ x1, d), answer = function(s) s$chisq),
  cox               = list(run = function() coxph(on("Surv(time, event)"), d), answer = coef),
  cox_table         = list(run = function() coxph(on("Surv(time, event)"), d), answer = coef),
  cox_core          = list(run = function() coxph.fit(core$x, core$y, NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL), answer = function(f) f$coefficients, as = "cox"),
  cox_strata        = list(run = function() coxph(on("Surv(time, event)", "+ strata(stratum)"), d), answer = coef),
  cox_late          = list(run = function() coxph(on("Surv(entry, time, event)"), d), answer = coef),
  cox_robust        = list(run = function() coxph(on("Surv(time, event)"), d, robust = TRUE), answer = function(f) sqrt(diag(vcov(f)))),
  concordance       = list(run = function() concordance(Surv(time, event) ~ x2, d), answer = function(k) c(k$concordance, sqrt(k$var))),
  zph               = list(run = function() cox.zph(fit), answer = function(z) z$table[, 1]),
  bootstrap         = list(run = function() replicate(200, coef(coxph(on("Surv(time, event)"), d[sample.int(nrow(d), replace = TRUE), ]))), answer = NULL),
  read              = list(run = function() fread(file), answer = function(t) c(nrow(t), tail(t[[length(t)]], 1))))

# task, rows, covariates, and how many times as fast it has to be (NA: it is only shown)
asked <- function(...) { rows <- list(...); data.frame(task = sapply(rows, `[[`, 1), n = sapply(rows, `[[`, 2), p = sapply(rows, `[[`, 3), pass = as.numeric(sapply(rows, `[[`, 4))) }
plan <- asked(
  list("km", 1e3, 10, NA), list("logrank", 1e3, 10, NA), list("cox", 1e3, 10, NA), list("cox_late", 1e3, 10, NA), list("concordance", 1e3, 10, NA), list("zph", 1e3, 10, NA), list("read", 1e3, 10, NA),
  list("km", 1e4, 10, NA), list("logrank", 1e4, 10, NA), list("cox", 1e4, 10, NA), list("cox_late", 1e4, 10, NA), list("cox_robust", 1e4, 10, NA), list("concordance", 1e4, 10, NA), list("zph", 1e4, 10, NA), list("bootstrap", 1e4, 10, 25), list("read", 1e4, 10, NA),
  list("cox", 1e4, 50, NA), list("cox_core", 1e4, 50, NA),
  list("km", 1e5, 10, NA), list("logrank", 1e5, 10, NA), list("cox", 1e5, 10, NA), list("cox_core", 1e5, 10, NA), list("cox_late", 1e5, 10, NA), list("concordance", 1e5, 10, NA), list("zph", 1e5, 10, NA), list("read", 1e5, 10, NA),
  list("cox", 1e5, 50, NA), list("cox_core", 1e5, 50, NA),
  list("km", 1e6, 10, 50), list("km_late", 1e6, 10, NA), list("km_any_time", 1e6, 10, NA), list("logrank", 1e6, 10, 50), list("logrank_any_time", 1e6, 10, NA),
  list("cox", 1e6, 10, 15), list("cox_core", 1e6, 10, 2), list("cox_table", 1e6, 10, NA), list("cox_strata", 1e6, 10, NA), list("cox_late", 1e6, 10, 12), list("concordance", 1e6, 10, 10), list("zph", 1e6, 10, 8), list("read", 1e6, 10, 1.5))
if (long) plan <- rbind(plan, asked(list("cox_robust", 1e5, 10, 1000), list("cox_core", 1e6, 50, NA), list("cox", 1e6, 50, NA), list("km", 1e7, 1, NA), list("logrank", 1e7, 1, NA), list("km_any_time", 1e7, 1, NA)))
only <- Sys.getenv("ONLY"); if (nzchar(only)) plan <- plan[grepl(only, paste(plan$task, format(plan$n, scientific = FALSE, trim = TRUE), plan$p)), ]

open_pipes <- function(file) {
  asks <- file.path(folder, "asked"); answers <- file.path(folder, "answered"); unlink(c(asks, answers)); system2("mkfifo", c(asks, answers))
  system2(bench, c(file, asks, answers), wait = FALSE)
  list(ask = fifo(asks, "w", blocking = TRUE), answer = fifo(answers, "r", blocking = TRUE))
}
ours <- function(pipes, task, threads) {
  writeLines(paste(task, threads), pipes$ask)
  line <- readLines(pipes$answer, 1); if (line == "unknown") return()
  found <- as.numeric(strsplit(line, " ")[[1]])
  list(wall = found[1], cpu = found[2], more = found[3], data = found[4], floor = found[5], numbers = found[-(1:5)])
}
med <- function(all, what) median(sapply(all, `[[`, what))
failed <- character()

one_task <- function(pipes, task, pass) {
  R <- theirs[[task]]; name <- if (is.null(R$as)) task else R$as
  first <- ours(pipes, name, 2)                                          # warm, and never counted
  if (is.null(first)) return()
  r <- list(); one <- list(); two <- list()
  rounds <- if (nrow(d) <= 1e5) 5 else 3
  often <- if (nrow(d) <= 1e4 && !task %in% c("bootstrap", "cox_robust")) 20 else 1   # R's clock has milliseconds
  repeat {
    gc(FALSE); value <- NULL
    took <- system.time(for (k in seq_len(often)) value <- R$run()) / often
    r <- c(r, list(list(wall = took[["elapsed"]], cpu = sum(took[c("user.self", "sys.self")]))))
    for (k in 1:3) { one <- c(one, list(ours(pipes, name, 1))); two <- c(two, list(ours(pipes, name, 2))) }
    if (length(r) >= rounds || took[["elapsed"]] > 40 || (length(r) >= 3 && took[["elapsed"]] > 2)) break
  }
  if (!is.null(R$answer)) {
    apart <- max(abs(R$answer(value) - two[[1]]$numbers) / (1e-3 + abs(two[[1]]$numbers)))
    if (!(apart < same)) failed <<- c(failed, sprintf("%s, %g rows: answers %.1e apart", task, nrow(d), apart))
  }
  ratio <- med(r, "wall") / med(two, "wall"); memory <- 1 + max(0, med(two, "more")) / two[[1]]$data
  short <- !is.na(pass) && ratio < pass
  if (short) failed <<- c(failed, sprintf("%s, %g rows: %.1f times as fast, not %g", task, nrow(d), ratio, pass))
  if (nrow(d) >= 1e6 && memory > most_memory) failed <<- c(failed, sprintf("%s, %g rows: %.1f times the memory of its data", task, nrow(d), memory))
  cat(sprintf("%-17s %9d %3d %9.4f %9.4f %9.4f %9.4f %9.4f %8.1f %8.1f %6s %9.4f %6.1f %6.1f\n", task, nrow(d), length(x_names), med(r, "wall"), med(r, "cpu"), med(one, "wall"), med(two, "wall"), med(two, "cpu"),
              ratio, med(r, "cpu") / med(one, "cpu"), if (is.na(pass)) "" else sprintf("%g%s", pass, if (short) "!" else ""), med(two, "floor"), med(two, "wall") / med(two, "floor"), memory))
}

cat(sprintf("%-17s %9s %3s %9s %9s %9s %9s %9s %8s %8s %6s %9s %6s %6s\n", "task", "rows", "p", "R wall", "R CPU", "1 thread", "2 threads", "CPU of 2", "ratio", "of CPU", "pass", "least", "times", "memory"))
for (size in unique(paste(plan$n, plan$p))) {
  here <- plan[paste(plan$n, plan$p) == size, ]; n <- here$n[1]; p <- here$p[1]
  file <- file.path(folder, "cohort.csv")
  system2(bench, c("make", format(n, scientific = FALSE), p, file))
  d <- as.data.frame(fread(file)); d$moment <- fread(paste0(file, ".moments"))$moment
  x_names <- setdiff(names(d), c("entry", "time", "event", "stratum", "moment"))
  core <- if (any(here$task == "cox_core")) list(x = as.matrix(d[x_names]), y = Surv(d$time, d$event))
  fit  <- if (any(here$task == "zph")) coxph(on("Surv(time, event)"), d)
  pipes <- open_pipes(file)
  for (i in seq_len(nrow(here))) one_task(pipes, here$task[i], here$pass[i])
  close(pipes$ask); close(pipes$answer); unlink(paste0(file, c("", ".moments")))
}
if (length(failed)) stop("\n  ", paste(unique(failed), collapse = "\n  "), call. = FALSE)
