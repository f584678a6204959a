# Rscript effects.R ANALYSES STUDIES     lines of estimate and variance, from a fixed seed
words <- as.integer(commandArgs(trailingOnly = TRUE)); n <- words[1] * words[2]
set.seed(1); v <- runif(n, 0.01, 0.5)
cat(sprintf("%.17g %.17g\n", 0.3 + rnorm(n, 0, sqrt(v + 0.1)), v), sep = "")
