#include "nelm/evidence/intercept_only.h"

#include <cmath>
#include <utility>

namespace nelm::evidence {

void InterceptOnly::load(std::span<const Effect> effects) {
  const std::size_t k = effects.size();
  deviation_.resize(k);
  variance_.resize(k);
  weight_.resize(k);
  std::size_t most_precise = 0;
  for (std::size_t i = 1; i < k; ++i)
    if (effects[i].variance < effects[most_precise].variance) most_precise = i;
  reference_ = effects[most_precise].estimate;
  for (std::size_t i = 0; i < k; ++i) {
    deviation_[i] = effects[i].estimate - reference_;
    variance_[i]  = effects[i].variance;
  }
  std::swap(deviation_[0], deviation_[most_precise]);
  std::swap(variance_[0], variance_[most_precise]);
}

InterceptOnly::Total InterceptOnly::weigh(double tau2) const {
  double others = 0, weighted = 0;
  weight_[0] = 1 / (variance_[0] + tau2);
  for (std::size_t i = 1; i < variance_.size(); ++i) {
    weight_[i] = 1 / (variance_[i] + tau2);
    others += weight_[i];
    weighted += weight_[i] * deviation_[i];
  }
  const double all = weight_[0] + others;
  return {all, others, weighted / all};  // the first one's deviation is 0
}

SumsAt InterceptOnly::at(double tau2) const {
  const Total total = weigh(tau2);
  SumsAt      sums;
  sums.weight = total.all;

  const double w0 = weight_[0], r0 = w0 * -total.mean;
  double       others2 = 0, rest_product = 0, rest_squared = 0, u_w = 0, u2_w = 0;
  for (std::size_t i = 1; i < weight_.size(); ++i) {
    const double w = weight_[i], residual = deviation_[i] - total.mean, u = w * residual, rest = total.all - w;
    sums.q += u * residual;
    sums.py2 += u * u;
    u_w += w * u;
    u2_w += w * u * u;
    others2 += w * w;
    rest_product += w * rest;
    rest_squared += w * w * rest * rest;
  }
  sums.q += r0 * -total.mean;
  sums.py2 += r0 * r0;
  u_w += w0 * r0;
  u2_w += w0 * r0 * r0;
  sums.weight2 = others2 + w0 * w0;
  sums.ypppy   = u2_w - u_w * u_w / total.all;

  // tr P = sum w (W - w) / W; tr P P = (sum w^2 (W - w)^2 + sum of w_i^2 w_j^2 over i != j) / W^2.
  double pairs = w0 * w0 * others2;
  for (std::size_t i = 1; i < weight_.size(); ++i) {
    const double w2 = weight_[i] * weight_[i];
    pairs += w2 * (sums.weight2 - w2);
  }
  sums.trace_p  = (rest_product + w0 * total.but_first) / total.all;
  sums.trace_pp = (rest_squared + w0 * w0 * total.but_first * total.but_first + pairs) / (total.all * total.all);
  return sums;
}

TracesWithV InterceptOnly::with_v(double tau2) const {
  const Total total = weigh(tau2);
  double      a = 0, weight2 = 0;  // sums of w^2 v and of w^2 over all but the first
  for (std::size_t i = 1; i < weight_.size(); ++i) {
    const double w2 = weight_[i] * weight_[i];
    a += w2 * variance_[i];
    weight2 += w2;
  }
  const double first2 = weight_[0] * weight_[0], first_a = first2 * variance_[0];
  TracesWithV  traces;
  for (std::size_t i = 0; i < weight_.size(); ++i) {
    const double w = weight_[i], v = variance_[i], w2 = w * w;
    const double rest   = i == 0 ? total.but_first : total.all - w;
    const double rest2  = i == 0 ? weight2 : weight2 - w2 + first2;
    const double rest_a = i == 0 ? a : a - w2 * v + first_a;
    traces.pv_pv += w2 * v * v * rest * rest + w2 * v * rest_a;
    traces.p_v_p += w2 * v * (rest * rest + rest2);
  }
  traces.pv_pv /= total.all * total.all;
  traces.p_v_p /= total.all * total.all;
  return traces;
}

double InterceptOnly::spread() const {
  double mean = 0, squares = 0;
  for (const double d : deviation_) mean += d;
  mean /= effects();
  for (const double d : deviation_) squares += (d - mean) * (d - mean);
  return squares / effects();
}

Unweighted InterceptOnly::unweighted() const {
  double sum = 0, squares = 0;
  for (const double v : variance_) {
    sum += v;
    squares += v * v;
  }
  const double k = effects(), kept = 1 - 1 / k;
  return {spread() * k, sum * kept, squares * kept * kept + (sum * sum - squares) / (k * k)};
}

double InterceptOnly::mean(double tau2) const { return reference_ + weigh(tau2).mean; }

double InterceptOnly::log_variances(double tau2) const {
  double sum = 0;
  for (const double v : variance_) sum += std::log(v + tau2);
  return sum;
}

}  // namespace nelm::evidence
