#include "nelm/sheet/cohort_cox.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "nelm/csv_row.h"
#include "nelm/numerics/distributions.h"
#include "nelm/sheet/pool_shown.h"

namespace nelm::sheet {

namespace {

using cohort::CoxFit;

std::string ties_words(cohort::Ties ties) {
  switch (ties) {
    case cohort::Ties::efron:   return "by Efron";
    case cohort::Ties::breslow: return "by Breslow";
    case cohort::Ties::exact:   break;
  }
  return "exact partial likelihood";
}

/// "1.014", "0.0021", "1234"
std::string ratio_shown(double ratio) {
  if (!std::isfinite(ratio)) return short_number(ratio);
  return ratio >= 0.01 && ratio < 1000 ? fmt::format("{:.3f}", ratio) : fmt::format("{:.3g}", ratio);
}

std::string cox_interval(const CoxCoefficient& c) { return from_to(ratio_shown(c.low), ratio_shown(c.high)); }

Table cox_table(const CohortCox& c) {
  const bool robust = c.fits.front().model.robust;
  Table      table  = cohort_table({"", "ratio", fmt::format("{:g} % interval", 100 * c.level), "coefficient",
                              robust ? "robust SE" : "standard error"});
  if (robust) table.head.emplace_back("naive SE");
  table.head.emplace_back(c.pooled ? "t" : "z");
  table.head.emplace_back("P");
  if (c.pooled) table.head.emplace_back("missing, %");
  for (const auto& one : cox_coefficients(c)) {
    Row        row{.label = one.name, .cells = {}};
    const auto put = [&](std::string words, Sign sign = Sign::none) { row.cells.push_back({sign, std::move(words)}); };
    if (!one.left_out.empty()) {
      put(fmt::format("none: {}", one.left_out), Sign::gate);
      while (row.cells.size() + 1 < table.head.size()) put("");
    } else {
      put(ratio_shown(one.ratio), one.separated ? Sign::gate : Sign::none);
      put(cox_interval(one));
      put(short_number(one.coefficient));
      put(short_number(one.error));
      if (robust) put(short_number(one.naive_error));
      put(fixed(one.statistic, 2));
      put(p_cell(one.p));
      if (c.pooled) put(per_cent(one.missing));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string test_words(const cohort::CoxTest& t) {
  if (!std::isfinite(t.chi_squared)) return "cannot be told";
  return fmt::format("{} on {:g}, {}",
                     t.chi_squared < 1e6 ? fmt::format("{:.2f}", t.chi_squared) : fmt::format("{:.2g}", t.chi_squared),
                     std::round(100 * t.degrees) / 100, p_shown(t.p));
}

Section model_section(const CohortCox& c) {
  const CoxFit& fit = c.fits.front();
  Section       s{.title = "THE MODEL", .beside = {}, .blocks = {}};
  const auto    line = [&](std::string label, std::string words) {
    s.blocks.emplace_back(plain_line(std::move(label), std::move(words)));
  };
  if (!c.pooled) {
    line("all together",
         fmt::format("likelihood ratio {}; Wald {}; score {}{}", test_words(fit.likelihood_ratio), test_words(fit.wald),
                     test_words(fit.score), fit.robust_score ? "; robust score " + test_words(*fit.robust_score) : ""));
    line("log-likelihood", fmt::format("{}, without the coefficients {}; AIC {}", fixed(fit.log_likelihood, 4),
                                       fixed(fit.log_likelihood_null, 4), fixed(fit.aic, 2)));
  } else {
    line("imputed data",
         fmt::format("{} sets pooled by Rubin's rules; intervals by t, degrees for a large sample", c.fits.size()));
  }
  if (c.concordance)
    line("concordance", fmt::format("{}, standard error {}; in the rows the model was made of, and so too high",
                                    fixed(c.concordance->c, 4), fixed(c.concordance->standard_error, 4)));
  if (c.hazards)
    line("proportional", fmt::format("hazards, tested over 1 - Kaplan-Meier: all terms together {}",
                                     test_words(c.hazards->test.over.front().global)));
  line("ties", c.tied ? ties_words(fit.model.ties)
                      : fmt::format("none among the events ({} would be asked)", ties_words(fit.model.ties)));
  if (!c.compared_with.empty()) line("compared with", fmt::format("{}", fmt::join(c.compared_with, ", ")));
  if (!c.strata.empty()) line("strata", fmt::format("{}, each with a baseline of its own", c.strata.size()));
  if (fit.model.robust)
    line("variance",
         fmt::format(
             "by residuals (Lin and Wei 1989), {}",
             c.data.roles.cluster.empty() && c.data.roles.id.empty()
                 ? std::string("each row for itself")
                 : fmt::format("rows of one {} together, {} of them",
                               c.data.roles.cluster.empty() ? c.data.roles.id : c.data.roles.cluster, c.clusters)));
  if (fit.model.ridge)
    line("ridge", fmt::format("theta {:g}; {:.2f} degrees of freedom are left", fit.model.ridge->theta, fit.degrees));
  if (c.profile)
    line("intervals",
         "and P by the profile of the penalised likelihood (Heinze and Schemper, Stat Med 2002;21:2409-19); "
         "standard error and z are Wald's");
  line("events",
       fmt::format("{} in {} rows; {:.1f} for each coefficient", fit.events, fit.rows, fit.events_per_variable));
  line("convergence", fit.converged ? fmt::format("after {} iterations", fit.iterations)
                                    : fmt::format("none in {} iterations", fit.iterations));
  return s;
}

class CoxJson {
 public:
  explicit CoxJson(const CohortCox& c) : c_(c) {}

  std::string all(std::string_view made_with, const CoxTable* beside) {
    const CoxFit& fit = c_.fits.front();
    json_.object().member("method", "cox").member("written_by", made_with);
    cohort_data_json(json_, c_.data);
    cohort_said_json(json_, said_of_cox(c_));
    number("level", c_.level);
    json_.key("cox").object();
    json_.member("ties", fit.model.ties == cohort::Ties::efron     ? "efron"
                         : fit.model.ties == cohort::Ties::breslow ? "breslow"
                                                                   : "exact");
    json_.key("robust").is(fit.model.robust).key("firth").is(fit.model.firth);
    json_.member("intervals_by", c_.profile ? "profile" : "wald");
    if (fit.model.ridge) number("ridge", fit.model.ridge->theta);
    json_.texts("strata", c_.strata).texts("compared_with", c_.compared_with);
    json_.each("coefficients", cox_coefficients(c_), [&](const CoxCoefficient& one) { coefficient(one); });
    matrix("variance", c_.pooled ? c_.pooled->total : fit.variance);
    if (fit.model.robust && !c_.pooled) matrix("naive_variance", fit.naive);
    if (!c_.pooled) tests(fit);
    if (c_.concordance) {
      json_.key("concordance").object();
      number("c", c_.concordance->c);
      number("standard_error", c_.concordance->standard_error);
      json_.close();
    }
    number("events_per_variable", fit.events_per_variable);
    json_.key("converged").is(std::ranges::all_of(c_.fits, &CoxFit::converged));
    number("iterations", fit.iterations);
    if (c_.pooled) number("imputed_sets", static_cast<double>(c_.fits.size()));
    json_.close();
    if (beside != nullptr) cox_table_json(json_, *beside);
    json_.close();
    return json_.done();
  }

 private:
  void number(std::string_view name, double value) { json_.key(name).number(value); }

  void matrix(std::string_view name, const Eigen::MatrixXd& m) {
    json_.key(name).list();
    for (Eigen::Index i = 0; i < m.rows(); ++i) {
      json_.list();
      for (Eigen::Index j = 0; j < m.cols(); ++j) json_.number(m(i, j));
      json_.close();
    }
    json_.close();
  }

  void coefficient(const CoxCoefficient& one) {
    json_.object().member("name", one.name);
    number("coefficient", one.coefficient);
    number("standard_error", one.error);
    number("naive_standard_error", one.naive_error);
    number("hazard_ratio", one.ratio);
    number("low", one.low);
    number("high", one.high);
    number("statistic", one.statistic);
    number("p", one.p);
    if (c_.pooled) {
      number("degrees", one.degrees);
      number("missing_information", one.missing);
    }
    json_.key("separated").is(one.separated).said("left_out", one.left_out).close();
  }

  void test(std::string_view name, const cohort::CoxTest& t) {
    json_.key(name).object();
    number("chi_squared", t.chi_squared);
    number("degrees", t.degrees);
    number("p", t.p);
    json_.close();
  }

  void tests(const CoxFit& fit) {
    test("likelihood_ratio", fit.likelihood_ratio);
    test("wald", fit.wald);
    test("score", fit.score);
    if (fit.robust_score) test("robust_score", *fit.robust_score);
    number("log_likelihood_null", fit.log_likelihood_null);
    number("log_likelihood", fit.log_likelihood);
    number("aic", fit.aic);
  }

  const CohortCox& c_;
  JsonText         json_;
};

}  // namespace

std::vector<CoxCoefficient> cox_coefficients(const CohortCox& c) {
  const CoxFit&               fit = c.fits.front();
  std::vector<CoxCoefficient> all;
  for (std::size_t i = 0; i < fit.names.size(); ++i) {
    const auto     at = static_cast<Eigen::Index>(i);
    CoxCoefficient one{.name = fit.names[i], .left_out = {}};
    one.degrees     = c.pooled ? c.pooled->degrees(at) : numerics::normal_degrees;
    one.missing     = c.pooled ? c.pooled->missing(at) : 0;
    one.coefficient = c.pooled ? c.pooled->estimates(at) : fit.coefficients(at);
    one.error       = std::sqrt(c.pooled ? c.pooled->total(at, at) : fit.variance(at, at));
    one.naive_error = std::sqrt(fit.naive(at, at));
    const auto out  = std::ranges::find(fit.left_out, one.name, &cohort::CoxLeftOut::column);
    if (out != fit.left_out.end()) {
      one.left_out    = out->why == cohort::CoxLeftOut::Why::constant ? "constant" : "collinear";
      one.coefficient = one.error = one.naive_error = one.statistic = one.p = std::numeric_limits<double>::quiet_NaN();
      one.ratio = one.low = one.high = one.p;
    } else {
      const double reach = numerics::critical(c.level, one.degrees) * one.error;
      one.ratio          = std::exp(one.coefficient);
      one.low            = std::exp(one.coefficient - reach);
      one.high           = std::exp(one.coefficient + reach);
      one.statistic      = one.coefficient / one.error;
      one.p              = numerics::two_sided_p(one.statistic, one.degrees);
      if (c.profile) {
        one.low  = std::exp(c.profile->low(at));
        one.high = std::exp(c.profile->high(at));
        one.p    = c.profile->p(at);
      }
      one.separated = std::ranges::find(fit.separated, one.name) != fit.separated.end();
    }
    all.push_back(std::move(one));
  }
  return all;
}

Page cox_page(const CohortCox& c) {
  Page    page{.name = c.data.file,
               .head = cohort_head(
                c.data, fmt::format("Hazard of {} on {}, by a Cox model", event_words(c.data.roles), c.data.rests_on)),
               .sections = {},
               .key      = {},
               .foot     = {}};
  Section hazards{.title  = "HAZARD RATIOS",
                  .beside = "for one more of the column's unit, or against the category compared with",
                  .blocks = {}};
  hazards.blocks.emplace_back(cox_table(c));
  page.sections.push_back(std::move(hazards));
  page.sections.push_back(model_section(c));
  add_said(page, said_of_cox(c));
  page.sections.push_back(data_section(c.data));
  return page;
}

std::string cox_json(const CohortCox& c, std::string_view made_with, const CoxTable* beside) {
  return CoxJson(c).all(made_with, beside);
}

std::string cox_csv(const CohortCox& c) {
  auto text = csv_row({"name", "hazard_ratio", "low", "high", "coefficient", "standard_error", "naive_standard_error",
                       "statistic", "p", "left_out"});
  for (const auto& one : cox_coefficients(c))
    text += csv_row({one.name, csv_number(one.ratio), csv_number(one.low), csv_number(one.high),
                     csv_number(one.coefficient), csv_number(one.error), csv_number(one.naive_error),
                     csv_number(one.statistic), csv_number(one.p), one.left_out});
  return text;
}

}  // namespace nelm::sheet
