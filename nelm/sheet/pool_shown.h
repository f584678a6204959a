// A pool as its page, its JSON and its pictures show it, whether of published results or of a table that somebody made.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/evidence/asymmetry.h"
#include "nelm/evidence/reading.h"
#include "nelm/literature/caveat.h"
#include "nelm/sheet/forest_plot.h"
#include "nelm/sheet/p_value.h"
#include "nelm/sheet/page.h"

namespace nelm::sheet {

/// One row. Effect and interval are on the scale on which they are pooled.
struct ShownEffect {
  std::string              name, source;  // "Mayo 2011"; "mayo-2011.7, in its abstract"
  std::string              of;            // what it is made of: "11 of 15"; may be empty
  std::vector<std::string> counts;        // the same for the forest plot, a cell for each of `count_heads`
  evidence::Effect         effect;
  evidence::Interval       interval;  // of it alone, at the model's level
  std::vector<Mark>        marks;
  std::vector<Line>        opens;
};

struct ShownBeside {
  std::string                     id, says;
  std::vector<std::string>        without;  // names
  std::optional<evidence::Pooled> pooled;   // without them
  std::string                     with;     // or pooled otherwise: "--test adhoc"

  std::string otherwise() const;  // "without Mayo 2011"
};

struct ShownGroup {
  std::string              name;
  std::vector<std::size_t> rows;
  evidence::Pooled         pooled;
};

struct PoolShown {
  std::string                     asked;   // what is pooled
  std::string                     titled;  // the same for a picture, which travels without its page
  std::string                     pooled_title = "POOLED";
  evidence::Reading               reading;
  std::string                     unit;                       // " %", " months"; may be empty
  std::string                     axis;                       // "per cent", "odds ratio"
  std::string                     lower_means, higher_means;  // below the axis: "favours the first arm"; may be empty
  std::string                     method;                     // "DerSimonian-Laird, Wald, logit scale"
  evidence::Model                 model;
  double                          patients = 0;  // in all rows; 0: not counted
  std::vector<std::string>        count_heads;
  std::vector<ShownEffect>        rows;      // none of a table of more rows than are shown one by one
  std::vector<std::size_t>        in_order;  // the rows as they are added to a cumulative pool
  std::vector<ShownGroup>         groups;    // none: all rows are of one
  std::optional<evidence::Pooled> pooled;
  std::string                     no_prediction = "one effect is assumed, or there is one study";
  std::vector<ShownBeside>        beside;
  std::optional<evidence::EggerTest> egger;   // where it was asked for and made
  std::vector<evidence::Effect>      filled;  // by trim and fill

  bool of_shares() const { return reading.as == evidence::Reading::As::per_cent; }
  /// The weight of a row; none where no effects were pooled.
  std::optional<double> weight(std::size_t row) const;
};

// Values of the effects' scale as they are read: per cent to one place; ratios to two, below a tenth to two digits; all else as
// `number_shown`.

/// "45.0 to 89.5"
std::string interval_shown(const PoolShown&, const evidence::Interval&);
/// "72.5 (45.0 to 89.5)"; with the unit behind the estimate: "72.5 % (45.0 to 89.5)"
std::string effect_shown(const PoolShown&, double estimate, const evidence::Interval&, std::string_view unit = {});
/// A number and its interval, to one number of places: two, or so many that the interval's half has two digits:
/// "-0.047 (-0.103 to 0.008)".
std::string number_shown(double estimate, const evidence::Interval&);
/// "72.5 % (45.0 to 89.5)"
std::string summary_shown(const PoolShown&, const evidence::Pooled&);

/// "restricted maximum likelihood, Knapp-Hartung, logit scale"
std::string method_shown(const evidence::Model&, const evidence::Reading&);
/// "1 study", "13 studies"
std::string studies_shown(std::size_t);

/// "tau2 1.005, I2 90 %, Q 23.3 on 6"; of a model without it "tau2 not estimated"
std::string heterogeneity_shown(const evidence::Heterogeneity&);

// The parts of a page that every pool has.

/// The prediction interval first: it is what a further study, and a further centre, would find.
Section pooled_section(const PoolShown&);
Section rows_section(const PoolShown&);
Section beside_section(const PoolShown&);

/// A line of a page that opens to nothing.
Line plain_line(std::string label, std::string words, Sign = Sign::none);

}  // namespace nelm::sheet
