// The pictures of the evidence, kept as they are to look, and printed: each is read back with poppler.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>

#include "nelm/print/picture.h"
#include "nelm/sheet/baujat_plot.h"
#include "nelm/sheet/funnel_plot.h"
#include "nelm/sheet/lt_pictures_test.h"
#include "nelm/sheet/steps_plot.h"
#include "nelm/sheet/svg_read_test.h"
#include "tests/accepted.h"
#include "tests/poppler.h"

using namespace nelm;
using namespace nelm::tests;
using sheet::in_percent;

namespace {

struct Kept {
  std::string    name;
  sheet::Picture picture;
};

std::string without_heterogeneity(double tau2) { return fmt::format("{:.2f}", tau2); }

sheet::StepsPlot lt_steps(sheet::Steps kind) {
  const bool       added = kind == sheet::Steps::added;
  const auto&      from  = added ? sheet::lt_added : sheet::lt_left_out;
  sheet::StepsPlot s{.title       = added ? "Alive 5 years after transplantation: series added by year"
                                          : "Alive 5 years after transplantation: without each series in turn",
                     .description = "The review's table as printed; refused as a pool: overlap, denominator.",
                     .axis        = "Alive at 5 years (%)",
                     .steps       = kind,
                     .columns     = {{"% (95 % CI)"}, {"tau\u00B2"}},
                     .pools       = {},
                     .whole       = {},
                     .notes       = {"The review's table as printed; refused as a pool: overlap, denominator."}};
  for (std::size_t i = 0; i < from.size(); ++i) {
    const auto& to = from[i];
    s.pools.push_back({fmt::format("{} {}", sheet::lt_printed[i].study, sheet::lt_printed[i].year),
                       in_percent(to.logit),
                       in_percent(to.low),
                       in_percent(to.high),
                       {sheet::said_in_percent(to.logit, to.low, to.high), without_heterogeneity(to.tau2)}});
  }
  const auto& all = sheet::lt_printed_reml;
  if (!added)
    s.whole = sheet::ForestSummary{
        .label      = "All eight",
        .estimate   = in_percent(all.logit),
        .low        = in_percent(all.low),
        .high       = in_percent(all.high),
        .cells      = {sheet::said_in_percent(all.logit, all.low, all.high), without_heterogeneity(all.tau2)},
        .prediction = {},
        .notes      = {}};
  return s;
}

sheet::FunnelPlot lt_funnel() {
  sheet::FunnelPlot f{.title           = "Alive 5 years after transplantation: a funnel plot",
                      .description     = "The review's table as printed; refused as a pool: overlap, denominator.",
                      .axis            = "Log odds of being alive at 5 years",
                      .points          = {},
                      .summary         = sheet::lt_printed_reml.logit,
                      .reference       = 0,
                      .reference_means = "50 % alive",
                      .notes = {"Of proportions the standard error is a function of the rate: asymmetry here is no "
                                "sign of missing studies."}};
  for (const auto& r : sheet::lt_printed) f.points.push_back({r.study, r.logit, std::sqrt(r.variance)});
  f.points.push_back({"", 2.27063814195747, std::sqrt(0.0266714082503556), true});  // trim and fill, L0, right
  return f;
}

/// As metafor's baujat() has them of a random-effects model: the squared Pearson residual, and the squared move of the pool
/// without a study by the variance of that pool.
sheet::BaujatPlot lt_baujat() {
  sheet::BaujatPlot b{.title       = "Alive 5 years after transplantation: which series makes the heterogeneity",
                      .description = "The review's table as printed; refused as a pool: overlap, denominator.",
                      .across      = "Squared Pearson residual",
                      .points      = {},
                      .notes       = {}};
  const auto&       all = sheet::lt_printed_reml;
  for (std::size_t i = 0; i < sheet::lt_printed.size(); ++i) {
    const auto&  r  = sheet::lt_printed[i];
    const auto&  to = sheet::lt_left_out[i];
    const double se = (to.high - to.low) / (2 * 1.959963984540054);
    b.points.push_back({r.study, std::pow(r.logit - all.logit, 2) / (r.variance + all.tau2),
                        std::pow((to.logit - all.logit) / se, 2)});
  }
  return b;
}

std::vector<Kept> kept_pictures() {
  return {{"forest", picture_of(sheet::lt_forest())},
          {"cumulative", picture_of(lt_steps(sheet::Steps::added))},
          {"leave-one-out", picture_of(lt_steps(sheet::Steps::left_out))},
          {"funnel", picture_of(lt_funnel())},
          {"baujat", picture_of(lt_baujat())}};
}

std::string printed(const sheet::Picture& p) {
  auto pdf = print::pdf(p, the_day, "nelm 0.1.0");
  REQUIRE(pdf);
  return std::move(*pdf);
}

}  // namespace

TEST_CASE("each picture is the one that is kept, and fit to print") {
  for (const auto& k : kept_pictures()) {
    INFO(k.name);
    check_kept(NELM_SOURCE_DIR "/tests/pictures/" + k.name + ".svg", svg(k.picture));
    sheet::check_fit_to_print(k.picture);
  }
}

TEST_CASE("what the Baujat plot shows is what metafor finds") {
  const auto b = lt_baujat();
  CHECK(b.points[7].heterogeneity == doctest::Approx(4.2844305566884149));
  CHECK(b.points[7].influence == doctest::Approx(107.847055362042).epsilon(1e-6));  // tau2 is 0 there, to 4e-15
  CHECK(b.points[2].influence == doctest::Approx(0.135298606206270));
}

TEST_CASE("a picture as a PDF is one page as large as it, tagged as a figure that says what it shows") {
  for (const auto& k : kept_pictures()) {
    INFO(k.name);
    const auto pdf  = printed(k.picture);
    const auto info = read_back(pdf, "pdfinfo '{}'");
    CHECK(info.find("Pages:           1\n") != std::string::npos);
    CHECK(std::regex_search(info,
                            std::regex(fmt::format("Page size: +{:g} x {:g} pts", k.picture.width, k.picture.height))));
    CHECK(std::regex_search(info, std::regex("Tagged: +yes")));
    CHECK(info.find(k.picture.title) != std::string::npos);
    CHECK(read_back(pdf, "pdfinfo -struct-text '{}'").find("Figure") != std::string::npos);
    CHECK(pdf.find("/Alt <FEFF") != std::string::npos);
    CHECK(pdf == printed(k.picture));
  }
}

TEST_CASE("every text of a picture can be selected in its PDF") {
  for (const auto& k : kept_pictures()) {
    const auto words = words_of(printed(k.picture));
    for (const auto& t : k.picture.texts) {
      INFO(t.words);
      CHECK(words.find(flat(t.words)) != std::string::npos);
    }
  }
}

TEST_CASE("names of any letters are still text in a PDF") {
  auto f = sheet::lt_forest();
  for (std::size_t i = 0; i < f.groups[0].rows.size(); ++i) f.groups[0].rows[i].label = sheet::hostile_names[i];
  const auto words = words_of(printed(picture_of(f)));
  CHECK(words.find("<b>Smith</b> & \"Sons\" 'n Co") != std::string::npos);
  CHECK(words.find("The collaborative group") != std::string::npos);
}
