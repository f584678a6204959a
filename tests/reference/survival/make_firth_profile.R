# Limits of Firth's penalised likelihood by its profile (Heinze & Schemper, Stat Med 2002;21:2409-19): firth_profile.json.
#   apt-get install r-base-core r-cran-survival r-cran-jsonlite;  cd tests/reference/survival;  Rscript make_firth_profile.R
# Neither logistf nor coxphf is in Debian. The penalised likelihood is written out here: the log partial likelihood with ties by
# Efron or Breslow, and half the log-determinant of its information, both summed over the risk sets; it is maximised by optim, and
# the limits of its profile are found by uniroot. The tests read firth_profile.json and need no R.
suppressMessages({library(survival); library(jsonlite)})
penalised <- function(time, event, x, ties) function(b) {
  eta <- drop(x %*% b); risk <- exp(eta); value <- 0; info <- matrix(0, ncol(x), ncol(x))
  for (t in unique(time[event == 1])) { dies <- time == t & event == 1; at <- time >= t; d <- sum(dies)
    value <- value + sum(eta[dies])
    for (l in seq_len(d) - 1) { w <- risk * at - if (ties == "efron") l / d * risk * dies else 0
      s <- sum(w); m <- colSums(w * x) / s
      value <- value - log(s); info <- info + crossprod(x * w, x) / s - m %o% m } }
  value + as.numeric(determinant(info)$modulus) / 2 }
best <- function(f, start) { for (i in 1:6) { o <- optim(start, function(b) -f(b), method = "BFGS", control = list(reltol = 1e-16, maxit = 1000, ndeps = rep(1e-5, length(start)))); start <- o$par }; list(par = o$par, value = -o$value) }
profile_limits <- function(time, event, x, ties, level = 0.95) {
  f <- penalised(time, event, x, ties); top <- best(f, rep(0, ncol(x))); q <- qchisq(level, 1) / 2
  others <- function(j, v) if (ncol(x) == 1) f(v) else best(function(o) { b <- numeric(ncol(x)); b[j] <- v; b[-j] <- o; f(b) }, top$par[-j])$value
  side <- function(j, sign) { g <- function(v) others(j, v) - top$value + q; far <- 1; while (g(top$par[j] + sign * far) > 0) far <- 2 * far
    uniroot(g, sort(c(top$par[j], top$par[j] + sign * far)), tol = 1e-9)$root }
  all <- seq_len(ncol(x))
  list(ties = ties, coefficients = I(top$par), low = I(sapply(all, side, sign = -1)), high = I(sapply(all, side, sign = 1)),
       p = I(sapply(all, function(j) pchisq(2 * (top$value - others(j, 0)), 1, lower.tail = FALSE)))) }
v <- read.csv("veteran.csv"); v <- v[seq(1, nrow(v), 3), ]
small <- list(time = c(1, 2, 2, 3, 4, 5, 5, 7, 8, 9), event = c(1, 1, 1, 1, 0, 1, 0, 0, 1, 0), a = c(1, 1, 1, 1, 0, 0, 0, 0, 0, 0), z = c(.3, -1, 2, .5, 0, 1, -2, .7, -.4, 1))
answers <- c(lapply(c("efron", "breslow"), function(t) c(list(data = "small"), profile_limits(small$time, small$event, cbind(small$a, small$z), t))),
  lapply(c("efron", "breslow"), function(t) c(list(data = "veteran"), profile_limits(v$time, v$status, cbind(v$trt, v$karno / 10, v$prior / 10), t))))
write(toJSON(list(versions = list(R = as.character(getRversion())), small = lapply(small, I),
  veteran = list(time = I(v$time), event = I(v$status), x = list(I(v$trt), I(v$karno / 10), I(v$prior / 10))), answers = answers),
  digits = I(15), auto_unbox = TRUE), "firth_profile.json")
