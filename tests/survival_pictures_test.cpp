// The pictures of follow-up, kept as they are to look, and printed: each is read back with poppler.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>

#include "nelm/cohort/cox.h"
#include "nelm/cohort/proportional_hazards.h"
#include "nelm/cohort/restricted_mean.h"
#include "nelm/print/picture.h"
#include "nelm/sheet/hazard_ratio_plot.h"
#include "nelm/sheet/log_minus_log_plot.h"
#include "nelm/sheet/schoenfeld_plot.h"
#include "nelm/sheet/survival_curve_plot.h"
#include "nelm/sheet/svg_read_test.h"
#include "tests/accepted.h"
#include "tests/curve_answers.h"
#include "tests/poppler.h"

using namespace nelm;
using namespace nelm::tests;

namespace {

struct KeptPicture {
  std::string    name;
  sheet::Picture picture;
};

sheet::SurvivalCurvePlot curves(const cohort::FollowUp& f, const std::vector<std::int32_t>& group,
                                const std::vector<std::string>& names) {
  sheet::SurvivalCurvePlot p;
  const auto               made = cohort::kaplan_meier(f, group);
  for (std::size_t g = 0; g < made.size(); ++g) p.groups.push_back({names.at(g), made[g]});
  p.event = "death";
  p.time  = {"days", ""};
  return p;
}

sheet::SurvivalCurvePlot lung() {
  const auto c  = survival_columns("lung");
  auto       p  = curves(follow_up_of(c, "time", "event"), labelled(c.at("sex")), {"Men", "Women"});
  p.title       = "Advanced lung cancer: men and women";
  p.description = "Kaplan-Meier curves; log intervals. Data: lung of R's survival.";
  p.time.since  = "registration";
  std::vector<cohort::Curve> made{p.groups[0].curve, p.groups[1].curve};
  p.means = cohort::restricted_means(made, 500, p.level).value();
  return p;
}

sheet::SurvivalCurvePlot lung_all() {
  const auto c  = survival_columns("lung");
  auto       p  = curves(follow_up_of(c, "time", "event"), {}, {"All patients"});
  p.title       = "Advanced lung cancer";
  p.description = "Kaplan-Meier curve; log intervals. Data: lung of R's survival.";
  p.time.since  = "registration";
  return p;
}

sheet::SurvivalCurvePlot veteran() {
  const auto c  = survival_columns("veteran");
  auto       p  = curves(follow_up_of(c, "time", "status"), labelled(c.at("cell")),
                         {"Squamous", "Small cell", "Adenocarcinoma", "Large cell"});
  p.title       = "Lung cancer of veterans, by kind of cell";
  p.description = "Kaplan-Meier curves. Data: veteran of R's survival.";
  p.time.since  = "randomisation";
  return p;
}

sheet::SurvivalCurvePlot heart() {
  const auto c  = survival_columns("heart");
  auto       f  = follow_up_of(c, "stop", "event");
  f.entry       = c.at("start");
  auto p        = curves(f, labelled(c.at("transplant")), {"Waiting", "After transplantation"});
  p.title       = "Waiting for a heart, and with one";
  p.description = "Kaplan-Meier curves with delayed entry. Data: heart of R's survival.";
  p.time.since  = "acceptance";
  return p;
}

sheet::SurvivalCurvePlot colon() {
  auto c = survival_columns("colon_death");
  for (double& t : c.at("time")) t /= 30.4375;
  std::vector<std::int32_t> arm;
  for (std::size_t i = 0; i < c.at("lev").size(); ++i)
    arm.push_back(static_cast<std::int32_t>(c.at("lev")[i] + 2 * c.at("lev5fu")[i]));
  auto p = curves(follow_up_of(c, "time", "status"), arm, {"Observation", "Levamisole", "Levamisole and fluorouracil"});
  p.title       = "After resection of colon cancer, by treatment";
  p.description = "Kaplan-Meier curves; log intervals. Data: colon of R's survival.";
  p.time        = {"months", "randomisation"};
  return p;
}

/// Cell by cell, karnofsky, age and treatment, as R's factor(cell) has them.
struct VeteranFit {
  cohort::FollowUp follow_up;
  Eigen::MatrixXd  x;
  cohort::CoxRows  rows;
  cohort::CoxFit   fit;
};

VeteranFit veteran_fit() {
  const auto                     c = survival_columns("veteran");
  const std::vector<std::string> columns{"trt", "smallcell", "adeno", "", "karno", "age"};
  auto                           f = follow_up_of(c, "time", "status");
  Eigen::MatrixXd                x(static_cast<Eigen::Index>(f.rows()), 6);
  for (std::size_t i = 0; i < f.rows(); ++i)
    for (std::size_t j = 0; j < columns.size(); ++j)
      x(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = columns[j].empty()
                                                                          ? (c.at("cell")[i] == 4 ? 1 : 0)
                                                                      : j == 0 ? c.at("trt")[i] - 1
                                                                               : c.at(columns[j])[i];
  const std::vector<std::string> names{"treatment=test", "cell=small", "cell=adeno", "cell=large", "karnofsky", "age"};
  auto                           rows = cohort::cox_rows(f, x, names).value();
  auto                           fit  = cohort::cox(rows).value();
  return {std::move(f), std::move(x), std::move(rows), std::move(fit)};
}

sheet::RowsCounted counted(const VeteranFit& v, const std::string& name, const std::function<bool(Eigen::Index)>& has) {
  sheet::RowsCounted c{.name = name};
  for (std::size_t i = 0; i < v.follow_up.rows(); ++i)
    if (has(static_cast<Eigen::Index>(i))) {
      c.rows += 1;
      c.events += v.follow_up.event[i];
    }
  return c;
}

sheet::HazardRatioPlot veteran_ratios() {
  const auto             v = veteran_fit();
  sheet::HazardRatioPlot p{.title         = "Lung cancer of veterans: hazard ratios",
                           .description   = "Cox model. Data: veteran of R's survival.",
                           .event         = "death",
                           .fit           = v.fit,
                           .compared_with = {"treatment=standard", "cell=squamous"}};
  for (Eigen::Index j = 0; j < 4; ++j)
    p.counted.push_back(
        counted(v, v.fit.names[static_cast<std::size_t>(j)], [&](Eigen::Index i) { return v.x(i, j) == 1; }));
  p.counted.push_back(counted(v, "treatment=standard", [&](Eigen::Index i) { return v.x(i, 0) == 0; }));
  p.counted.push_back(
      counted(v, "cell=squamous", [&](Eigen::Index i) { return v.x(i, 1) + v.x(i, 2) + v.x(i, 3) == 0; }));
  for (const char* number : {"karnofsky", "age"})
    p.counted.push_back(counted(v, number, [](Eigen::Index) { return true; }));
  return p;
}

sheet::SchoenfeldPlot veteran_schoenfeld() {
  const auto             v = veteran_fit();
  const std::vector<int> terms{0, 1, 1, 1, 2, 3};
  sheet::SchoenfeldPlot  p;
  p.test         = cohort::proportional_hazards(v.rows, v.fit, {cohort::TimeScale::km}, terms).value();
  p.title        = "Lung cancer of veterans: are hazards proportional?";
  p.description  = "Scaled Schoenfeld residuals of a Cox model. Data: veteran of R's survival.";
  p.time         = {"days", "randomisation"};
  p.names        = {"treatment", "cell", "karnofsky", "age"};
  p.coefficients = {v.fit.coefficients(0), sheet::not_said, v.fit.coefficients(4), v.fit.coefficients(5)};
  return p;
}

sheet::LogMinusLogPlot veteran_log_minus_log() {
  const auto v = veteran();
  return {.title       = "Lung cancer of veterans, by kind of cell: are hazards proportional?",
          .description = "Log-minus-log plot. Data: veteran of R's survival.",
          .event       = v.event,
          .time        = v.time,
          .groups      = v.groups};
}

std::vector<KeptPicture> kept_pictures() {
  return {{"curve-lung", picture_of(lung_all())},
          {"curves-lung-sex", picture_of(lung())},
          {"curves-veteran-cell", picture_of(veteran())},
          {"curves-heart", picture_of(heart())},
          {"curves-colon-rx", picture_of(colon())},
          {"ratios-veteran", picture_of(veteran_ratios())},
          {"schoenfeld-veteran", picture_of(veteran_schoenfeld())},
          {"log-minus-log-veteran", picture_of(veteran_log_minus_log())}};
}

std::string printed(const sheet::Picture& p) {
  auto pdf = print::pdf(p, the_day, "nelm 0.1.0");
  REQUIRE(pdf);
  return std::move(*pdf);
}

}  // namespace

TEST_CASE("each picture of follow-up is the one that is kept, and fit to print") {
  for (const auto& k : kept_pictures()) {
    INFO(k.name);
    check_kept(NELM_SOURCE_DIR "/tests/pictures/" + k.name + ".svg", svg(k.picture));
    sheet::check_fit_to_print(k.picture);
  }
}

TEST_CASE("every text of a picture of follow-up can be selected in its PDF") {
  for (const auto& k : kept_pictures()) {
    const auto pdf = printed(k.picture);
    CHECK(read_back(pdf, "pdfinfo -struct-text '{}'").find("Figure") != std::string::npos);
    const auto words = words_of(pdf);
    for (const auto& t : k.picture.texts) {
      INFO(t.words);
      CHECK(words.find(flat(t.words)) != std::string::npos);
    }
  }
}
