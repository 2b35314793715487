# The statistics of samples.txt by R, one a line: test sample field value.
# Rscript reference.R samples.txt > reference.txt   (`make test-r` compares)
options(warn = -1)
lines <- readLines(commandArgs(TRUE)[1])
lines <- strsplit(lines[!grepl("^#", lines)], " ")
s <- lapply(lines, function(l) as.numeric(l[-1]))
names(s) <- sapply(lines, function(l) l[1])

put <- function(TEST, SAMPLE, ...) {
  fields <- list(...)
  for (f in names(fields))
    cat(TEST, SAMPLE, f, sprintf("%.12g", as.numeric(fields[[f]])), "\n")
}
one <- c("sleep", "maize", "depression", "five", "ties", "zeros", "three",
         "skewed", "twelve", "many", "permeability_a", "rounding")

for (n in one) {
  x <- s[[n]]
  q <- quantile(x, c(.25, .5, .75))
  put("summary", n, n = length(x), mean = mean(x), sd = sd(x), q1 = q[1],
      median = q[2], q3 = q[3])
  w <- shapiro.test(x)
  put("normality", n, w = w$statistic, p = w$p.value)
  t <- t.test(x)
  put("t", n, t = t$statistic, df = t$parameter, p = t$p.value,
      estimate = t$estimate, low = t$conf.int[1], high = t$conf.int[2],
      d = mean(x) / sd(x))
  r <- wilcox.test(x, conf.int = TRUE, tol.root = 1e-11)
  put("ranks", n, v = r$statistic, p = r$p.value)
  # R's estimate and interval are of the changes that are not 0: other
  # numbers. Where a 95 % interval cannot be had they are left out too.
  if (!any(x == 0) && length(x) >= 6)
    put("ranks", n, low = r$conf.int[1], high = r$conf.int[2])
  if (!any(x == 0) && !any(duplicated(abs(x))))
    put("ranks", n, estimate = r$estimate)
  b <- binom.test(sum(x > 0), sum(x != 0))
  put("sign", n, p = b$p.value, share = b$estimate, low = b$conf.int[1],
      high = b$conf.int[2])
}

two <- list(c("sleep1", "sleep2"), c("permeability_a", "permeability_b"),
            c("tied_a", "tied_b"), c("many", "twelve"), c("five", "three"))
for (g in two) {
  a <- s[[g[1]]]
  b <- s[[g[2]]]
  n <- paste(g, collapse = "/")
  t <- t.test(a, b)
  put("welch", n, t = t$statistic, df = t$parameter, p = t$p.value,
      estimate = mean(a) - mean(b), low = t$conf.int[1],
      high = t$conf.int[2])
  r <- wilcox.test(a, b, conf.int = TRUE, tol.root = 1e-11)
  put("two_ranks", n, v = r$statistic, p = r$p.value)
  if (length(b) > 3)
    put("two_ranks", n, low = r$conf.int[1], high = r$conf.int[2])
}

pre <- c(s$before_a, s$before_b)
post <- c(s$after_a, s$after_b)
in_a <- rep(c(1, 0), c(length(s$before_a), length(s$before_b)))
m <- lm(post ~ pre + in_a)
k <- coef(summary(m))
ci <- confint(m)
put("ancova", "after", estimate = k["in_a", 1], se = k["in_a", 2],
    t = k["in_a", 3], p = k["in_a", 4], low = ci["in_a", 1],
    high = ci["in_a", 2], slope = k["pre", 1], slope_se = k["pre", 2])

for (n in c("rounding", "visits_tied")) {
  f <- friedman.test(matrix(s[[n]], ncol = 3, byrow = TRUE))
  put("friedman", n, chi2 = f$statistic, p = f$p.value)
}

p <- c(0.01, 0.04, 0.03, 0.005, 0.2)
h <- p.adjust(p, "holm")
for (i in seq_along(p))
  cat("holm family", i - 1, sprintf("%.12g", h[i]), "\n")

# BCa by hand, 2,000,000 resamples: what seeded resampling has to come near to.
set.seed(1)
for (n in c("sleep", "skewed", "twelve")) {
  x <- s[[n]]
  boot <- rowMeans(matrix(sample(x, 2e6 * length(x), TRUE), ncol = length(x)))
  d <- mean(x) - x
  a <- -sum(d^3) / (6 * sum(d^2)^1.5)
  eps <- 1e-10
  z0 <- qnorm(mean(boot < mean(x) - eps) + mean(abs(boot - mean(x)) <= eps) / 2)
  z <- z0 + qnorm(c(.025, .975))
  q <- quantile(boot, pnorm(z0 + z / (1 - a * z)))
  put("bca", n, low = q[1], high = q[2])
}
