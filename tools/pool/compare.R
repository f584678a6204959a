# Rscript compare.R FOLDER ANALYSES     metafor on the effects that nelm was timed on: the same summaries, and how much longer
suppressMessages({library(metafor); library(jsonlite)})
words <- commandArgs(trailingOnly = TRUE); folder <- words[1]; count <- as.integer(words[2]); each <- 20; tenth <- max(1, count %/% 10)
pass <- 1000; same <- 1e-6
effects <- as.matrix(read.table(file.path(folder, "effects"))); answers <- as.matrix(read.table(file.path(folder, "answers")))
rows <- function(i) ((i - 1) * each + 1):(i * each)
fit <- function(i, ...) rma(effects[rows(i), 1], effects[rows(i), 2], method = "REML", test = "knha", control = list(...))
# As nelm's: to the last digits. With its default threshold metafor stops a step or two earlier and agrees to five. Half steps where
# its scoring swings about the maximum and gives up.
tight <- function(i) tryCatch(fit(i, threshold = 1e-10, maxiter = 10000), error = function(e) fit(i, threshold = 1e-10, maxiter = 10000, stepadj = 0.5))
without <- function(m) range(sapply(seq_len(each), function(j) { y <- m$yi[-j]; v <- m$vi[-j]
  one <- function(...) c(rma(y, v, method = "REML", control = list(threshold = 1e-10, maxiter = 10000, ...))$beta)
  tryCatch(one(), error = function(e) one(stepadj = 0.5)) }))

found <- t(sapply(seq_len(count), function(i) { m <- tight(i); p <- predict(m); c(m$beta, m$ci.lb, m$ci.ub, p$pi.lb, p$pi.ub, m$tau2) }))
left  <- t(sapply(seq_len(tenth), function(i) without(tight(i))))
apart <- max(abs(found - answers[seq_len(count), 1:6]), abs(left - answers[seq_len(tenth), 7:8]))
cat(sprintf("%d summaries and %d times each study left out: at most %.1e apart\n", count, tenth, apart))
if (!(apart < same)) stop("nelm and metafor give different summaries")

# With metafor's defaults. Where they do not converge it stops early, and is counted all the same.
tried <- function(x) suppressWarnings(try(x, silent = TRUE))
invisible(lapply(1:20, function(i) tried(predict(fit(i)))))           # warm
seconds <- function(x) system.time(x)[["elapsed"]]
theirs <- c(seconds(for (i in seq_len(count)) tried(predict(fit(i)))) / count, seconds(for (i in seq_len(tenth)) tried(leave1out(fit(i)))) / tenth)
times <- fromJSON(file.path(folder, "times.json"))$benchmarks
ours  <- times$per_analysis[match(c("many_pools", "many_left_out"), times$name)]
ratio <- theirs / ours
cat(sprintf("%-34s %10.2f us here %10.0f us in metafor %8.0f times\n", c("a pool of 20 studies", "with each study left out"), 1e6 * ours, 1e6 * theirs, ratio), sep = "")
grown <- times[grepl("^one_(pool|regression)/", times$name), ]
cat(sprintf("%-34s %10.1f us\n", sub("/", ", studies: ", sub("one_", "a ", grown$name)), grown$real_time), sep = "")
if (any(ratio < pass)) stop(sprintf("below %d times", pass))
