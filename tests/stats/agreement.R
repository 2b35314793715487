# Agreement of raters by R, one statistic a line: test sample field value.
# Rscript agreement.R agreement_samples.txt   (`make test-r` compares)
# Base R has none of these coefficients: they are written out here from lm(),
# anova(), t.test() and qt(), by other forms of the formulas than the library's
# where there are any.
options(warn = -1)
lines <- readLines(commandArgs(TRUE)[1])
lines <- strsplit(lines[!grepl("^#", lines)], " ")
s <- lapply(lines, function(l)
  matrix(as.numeric(l[-(1:3)]), ncol = as.numeric(l[3]), byrow = TRUE))
names(s) <- sapply(lines, function(l) l[2])
kind <- sapply(lines, function(l) l[1])

put <- function(TEST, SAMPLE, ...) {
  fields <- list(...)
  for (f in names(fields))
    if (!is.na(fields[[f]]))
      cat(TEST, SAMPLE, f, sprintf("%.12g", as.numeric(fields[[f]])), "\n")
}

limits <- function(name, a, b) {
  d <- b - a
  n <- length(d)
  put("limits", name, n = n, bias = mean(d), sd = sd(d))
  if (diff(range(d)) < 1e-9) return()
  t <- t.test(d)
  # P(T < x) of the limit's pivot is noncentral t with that shift.
  k <- qt(c(.025, .975), n - 1, 1.96 * sqrt(n)) / sqrt(n)
  put("limits", name, bias_low = t$conf.int[1],
      bias_high = t$conf.int[2], low = mean(d) - 1.96 * sd(d),
      high = mean(d) + 1.96 * sd(d), low_low = mean(d) - k[2] * sd(d),
      low_high = mean(d) - k[1] * sd(d), high_low = mean(d) + k[1] * sd(d),
      high_high = mean(d) + k[2] * sd(d),
      limit_se = sqrt(var(d) / n + 1.96^2 * var(d) / (2 * (n - 1))))
  if (n < 3) return()
  k <- coef(summary(lm(d ~ I((a + b) / 2))))
  if (nrow(k) == 2)
    put("limits", name, slope = k[2, 1], slope_se = k[2, 2])
  if (nrow(k) == 2 && sum(resid(lm(d ~ I((a + b) / 2)))^2) > 1e-12)
    put("limits", name, slope_p = k[2, 4])
}

concordance <- function(name, a, b) {
  n <- length(a)
  f <- (n - 1) / n
  ccc <- 2 * f * cov(a, b) / (f * var(a) + f * var(b) + (mean(a) - mean(b))^2)
  put("concordance", name, ccc = ccc)
  if (var(a) == 0 || var(b) == 0) return()
  r <- cor(a, b)
  put("concordance", name, r = r, bias_factor = ccc / r)
  if (n < 3 || abs(ccc) > 1 - 1e-12) return()
  u <- (mean(a) - mean(b)) / sqrt(f * sd(a) * sd(b))
  v <- ((1 - r^2) * ccc^2 * (1 - ccc^2) / r^2 +
          2 * ccc^3 * (1 - ccc) * u^2 / r - ccc^4 * u^4 / (2 * r^2)) / (n - 2)
  z <- atanh(ccc) + c(-1, 1) * qnorm(.975) * sqrt(v) / (1 - ccc^2)
  put("concordance", name, low = tanh(z[1]), high = tanh(z[2]))
}

reliability <- function(name, x) {
  n <- nrow(x)
  k <- ncol(x)
  # A common shift changes no mean square and saves digits.
  y <- as.vector(x) - mean(x)
  subject <- factor(rep(1:n, k))
  rater <- factor(rep(1:k, each = n))
  ms <- anova(lm(y ~ subject + rater))$"Mean Sq"
  ms[ms < 1e-16 * max(ms)] <- 0
  within <- anova(lm(y ~ subject))$"Mean Sq"[2]
  S <- ms[1]
  R <- ms[2]
  E <- ms[3]
  put("reliability", name, ms_subjects = S, ms_raters = R, ms_error = E,
      ms_within = within, sem = sqrt(within),
      mdc95 = 1.96 * sqrt(2 * within))
  icc3 <- (S - E) / (S + (k - 1) * E)
  icc2 <- (S - E) / (S + (k - 1) * E + k / n * (R - E))
  icc2k <- (S - E) / (S + (R - E) / n)
  put("reliability", name, icc21 = icc2, icc31 = icc3)
  if (S + (R - E) / n > 0) put("reliability", name, icc2k = icc2k)
  if (E > 0) {
    f <- S / E / qf(.975, n - 1, (n - 1) * (k - 1))
    g <- S / E * qf(.975, (n - 1) * (k - 1), n - 1)
    put("reliability", name, icc31_low = (f - 1) / (f + k - 1),
        icc31_high = (g - 1) / (g + k - 1))
  }
  if (icc2 == 1) return()
  ends <- function(rho) {
    # McGraw and Wong, table 7: a R + b E and its degrees of freedom.
    a <- k * rho / (n * (1 - rho))
    b <- 1 + k * rho * (n - 1) / (n * (1 - rho))
    (a * R + b * E)^2 /
      ((a * R)^2 / (k - 1) + (b * E)^2 / ((n - 1) * (k - 1)))
  }
  v <- ends(icc2)
  f <- qf(.975, n - 1, v)
  g <- qf(.975, v, n - 1)
  one <- k * R + (k * n - k - n) * E
  put("reliability", name,
      icc21_low = n * (S - f * E) / (f * one + n * S),
      icc21_high = n * (g * S - E) / (one + n * g * S))
  # The mean's own formula, not Spearman and Brown's step.
  if (f * (R - E) + n * S > 0)
    put("reliability", name,
        icc2k_low = n * (S - f * E) / (f * (R - E) + n * S))
  if (R - E + n * g * S > 0)
    put("reliability", name,
        icc2k_high = n * (g * S - E) / (R - E + n * g * S))
}

kappa <- function(name, a, b, scale = 6) {
  p <- table(factor(a, 1:scale), factor(b, 1:scale)) / length(a)
  row <- rowSums(p)
  column <- colSums(p)
  e <- outer(row, column)
  away <- abs(outer(1:scale, 1:scale, "-")) / (scale - 1)
  for (way in c("plain", "linear", "quadratic")) {
    w <- switch(way, plain = 1 * (away == 0), linear = 1 - away,
                quadratic = 1 - away^2)
    po <- sum(w * p)
    pe <- sum(w * e)
    # Fleiss, Cohen and Everitt's own form.
    wr <- as.vector(w %*% column)
    wc <- as.vector(row %*% w)
    v <- (sum(p * (w * (1 - pe) - outer(wr, wc, "+") * (1 - po))^2) -
            (po * pe - 2 * pe + po)^2) / (length(a) * (1 - pe)^4)
    k <- (po - pe) / (1 - pe)
    put(paste0("kappa_", way), name, kappa = k)
    if (v > 1e-14)
      put(paste0("kappa_", way), name, se = sqrt(v),
          low = max(-1, k - qnorm(.975) * sqrt(v)),
          high = min(1, k + qnorm(.975) * sqrt(v)))
  }
}

fleiss <- function(name, x, scale = 6) {
  n <- nrow(x)
  m <- ncol(x)
  counts <- t(apply(x, 1, function(r) table(factor(r, 1:scale))))
  of <- function(w) {
    w <- w / sum(w)
    agree <- sum(w * (rowSums(counts^2) - m) / (m * (m - 1)))
    chance <- sum(colSums(w * counts / m)^2)
    (agree - chance) / (1 - chance)
  }
  k <- of(rep(1, n))
  p <- colSums(counts) / (n * m)
  q <- 1 - p
  zero <- sqrt(2) * sqrt(sum(p * q)^2 - sum(p * q * (q - p))) /
    (sum(p * q) * sqrt(n * m * (m - 1)))
  put("fleiss", name, kappa = k, se_zero = zero, z = k / zero,
      p = 2 * pnorm(-abs(k / zero)))
  # Each subject's influence: the derivative by its weight, by complex step.
  influence <- sapply(1:n, function(i) {
    w <- rep(1 + 0i, n)
    w[i] <- w[i] + 1e-20i
    n * Im(of(w)) / 1e-20
  })
  se <- sqrt(sum(influence^2) / (n * (n - 1)))
  if (se > 1e-9)
    put("fleiss", name, se = se, low = max(-1, k - qnorm(.975) * se),
        high = min(1, k + qnorm(.975) * se))
}

for (i in seq_along(s)) {
  x <- s[[i]][complete.cases(s[[i]]), , drop = FALSE]
  n <- names(s)[i]
  if (kind[i] == "measures") {
    if (ncol(x) == 2) {
      limits(n, x[, 1], x[, 2])
      concordance(n, x[, 1], x[, 2])
    }
    reliability(n, x)
  } else if (ncol(x) == 2) {
    kappa(n, x[, 1], x[, 2])
  } else {
    fleiss(n, x)
  }
}
