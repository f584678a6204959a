# What R's model.matrix makes of lung_with_na.csv by several formulas, and splines::ns of some numbers: design.json.
#   apt-get install r-base-core r-cran-jsonlite;  cd tests/reference/survival;  Rscript make_design.R
# The tests read design.json and need no R. `ours` is the formula as nelm reads it, `r` as R does; the intercept is left out.
suppressMessages({library(splines); library(jsonlite)})
lung <- read.csv("lung_with_na.csv")
lung$sexes <- factor(ifelse(lung$sex == 1, "m", "f"))
lung$ecog  <- factor(lung$ph_ecog)
formulas <- list(
  c("age + ph_karno", "age + ph_karno"),
  c("log(age) + sexes", "log(age) + sexes"),
  c("ref(sexes, m) + age", "relevel(sexes, 'm') + age"),
  c("factor(ph_ecog)", "ecog"),
  c("ref(ph_ecog, 1) * age", "relevel(ecog, '1') * age"),
  c("age * sexes", "age * sexes"),
  c("age + sexes:age", "age + sexes:age"),
  c("sexes:age", "sexes:age"),
  c("sexes:factor(ph_ecog)", "sexes:ecog"),
  c("sexes + sexes:factor(ph_ecog)", "sexes + sexes:ecog"),
  c("factor(ph_ecog) + sexes:factor(ph_ecog)", "ecog + sexes:ecog"),
  c("sexes * factor(ph_ecog) * age", "sexes * ecog * age"),
  c("sexes:age + age:factor(ph_ecog)", "sexes:age + age:ecog"),
  c("ns(age, 1)", "ns(age, 1)"),
  c("ns(age, 3) + wt_loss", "ns(age, 3) + wt_loss"),
  c("ns(wt_loss, 4) * sexes", "ns(wt_loss, 4) * sexes"),
  c("ns(ph_karno, 2):ns(age, 2)", "ns(ph_karno, 2):ns(age, 2)"))
designs <- lapply(formulas, function(f) {
  frame <- model.frame(as.formula(paste("~", f[2])), lung)   # na.omit: after the variables are made
  x <- model.matrix(as.formula(paste("~", f[2])), frame)[, -1, drop = FALSE]
  list(ours = f[1], r = f[2], rows = nrow(x), columns = ncol(x), r_names = I(colnames(x)), x = I(unname(as.vector(x))))   # column by column
})
x <- c(0.1, 0.4, 1, 1.5, 2.25, 3, 4.5, 7, 11, 20)
at <- c(-3, 0.1, 0.7, 2.25, 5, 19, 20, 31)
splines <- lapply(1:6, function(df) { b <- ns(x, df); list(df = df, knots = I(as.numeric(attr(b, "knots"))), at = I(as.vector(predict(b, at)))) })
write(toJSON(list(versions = list(R = as.character(getRversion())), x = x, at = at, splines = splines, designs = designs),
             digits = I(15), auto_unbox = TRUE), "design.json")
