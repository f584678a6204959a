#include "nelm/sheet/plot_scatter.h"

#include <doctest/doctest.h>

#include "nelm/sheet/baujat_plot.h"
#include "nelm/sheet/funnel_plot.h"

using namespace nelm::sheet;

namespace {
/// Whether a note says that there was no room for a name.
bool all_named(const Picture& p) {
  for (const auto& t : p.texts)
    if (t.words.find("named") != std::string::npos) return false;
  return true;
}
}  // namespace

TEST_CASE("a point between the plot's lines and its edge is named above, where beside it there is no room") {
  FunnelPlot f{.title = "t", .description = {}, .axis = "a", .points = {}, .summary = 0.97, .notes = {}};
  f.points = {{"Le Treut 2013", 0.085, 0.137},    {"Gedaly 2011 (liver alone)", -0.044, 0.171},
              {"Frilling 2006", 0.693, 0.548},    {"Coppa 2001", 0.693, 0.707},
              {"Gr\xC4\x85t 2014", 1.099, 0.667}, {"Olausson 2007", 2.639, 1.035},
              {"Mazzaferro 2016", 3.714, 1.012}};
  CHECK(all_named(picture_of(f)));
}

TEST_CASE("of points that lie over one another each is named, those that found no room first before the others") {
  BaujatPlot b{.title = "t", .description = {}, .points = {}, .notes = {}};
  b.points = {{"Mazzaferro 2016", 3.71, 3.42}, {"Olausson 2007", 1.34, 0.23},    {"Gedaly 2011 (liver alone)", 1, 0.22},
              {"Le Treut 2013", 0.77, 0.19},   {"Gr\xC4\x85t 2014", 0.05, 0.03}, {"Coppa 2001", 0.01, 0.005},
              {"Frilling 2006", 0.012, 0.004}};
  CHECK(all_named(picture_of(b)));
}
