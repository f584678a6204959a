# The line and the band that R's plot of cox.zph draws: its own plot, with the drawing caught.
#   cd tests/reference/survival && Rscript make_residual_smooth.R        (R 4.2, survival 3.5-3, jsonlite)
suppressMessages({library(survival); library(splines); library(jsonlite)})
drawn <- function(zph, df) {
  plot <- survival:::plot.cox.zph
  caught <- list()
  pen <- new.env(parent = environment(plot))
  pen$plot <- pen$points <- pen$axis <- function(...) NULL
  pen$lines <- function(x, y, ...) caught[[length(caught) + 1]] <<- list(x = as.vector(x), y = as.vector(y))
  environment(plot) <- pen
  plot(zph, df = df)
  of <- function(i) list(y = caught[[i]]$y, high = caught[[i + 1]]$y, low = caught[[i + 2]]$y)
  list(x = seq(min(zph$x), max(zph$x), length = 40), columns = lapply(seq(1, length(caught), 3), of))
}
all_of <- function(fit) {
  scales <- c(km = "km", rank = "rank", identity = "identity", log = "log")
  c(lapply(scales, function(s) drawn(cox.zph(fit, s, terms = FALSE), 4)),
    list(km_df3 = drawn(cox.zph(fit, "km", terms = FALSE), 3)))
}
lung <- read.csv("lung.csv"); veteran <- read.csv("veteran.csv")
answers <- list(
  versions = list(R = as.character(getRversion()), survival = as.character(packageVersion("survival"))),
  lung = all_of(coxph(Surv(time, event) ~ age + sex + ph_ecog + wt_loss, lung)),
  veteran = all_of(coxph(Surv(time, status) ~ trt + karno + squamous + smallcell + adeno + diagtime + age + prior, veteran)))
writeLines(toJSON(answers, auto_unbox = TRUE, digits = I(15), na = "null"), "residual_smooth.json")
