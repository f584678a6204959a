// What is said beside a pool that is made, of whatever rows: what weakens it, and the pool without the rows that do.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/evidence/pool.h"

namespace nelm::literature {

enum class Caveat : std::uint8_t {
  one_study,           // one row carries over half of the weight, or all of the heterogeneity
  unmatched,           // the arms compared were not matched
  few,                 // under ten studies: no test of asymmetry
  proportions,         // an asymmetry test on proportions would find their scale
  overlap_probable,    // rows that may share patients
  time_zero,           // not stated, and taken as usual
  censoring,           // events are shares of curves, as if nobody had been lost
  half_added,          // an arm of none or all got a half
  from_p,              // a standard error was worked out from P
  several_rows,        // several rows of one study were counted as if they were of several
  narrower_than_wald,  // Knapp-Hartung's interval is narrower than the plain one
  off_middle,          // an estimate that is not in the middle of its interval on the scale it is pooled on
  impossible_share,    // on the untransformed scale an interval reaches below 0 or above 100 %
  horizon,             // at which time the shares are is not stated
  not_judged,          // nobody but who made the table knows whether its rows may be pooled
};
inline constexpr std::size_t caveats = 15;
std::string_view             id_of(Caveat);  // "one-study"

struct Beside {
  Caveat                          is = Caveat::few;
  std::string                     says;
  std::vector<std::string>        without;  // studies without which it was pooled again; none: it was not
  std::string                     with;     // else how it was pooled otherwise: "--test adhoc"
  std::optional<evidence::Pooled> pooled;   // that pool
};

/// Under this many studies asymmetry is not tested.
inline constexpr std::size_t few_studies = 10;
/// "7 studies: too few to test for asymmetry (fewer than 10)"; none if they are enough.
std::optional<std::string> too_few(std::size_t studies);

inline constexpr std::string_view no_test_on_shares =
    "no test of asymmetry: the standard error of a share depends on the share, which looks like small-study effects";
inline constexpr std::string_view half_to_both   = "none or all had the event: a half was added to both counts";
inline constexpr std::string_view half_to_events = "no event: a half was added to their number";
inline constexpr std::string_view half_to_four   = "a cell of 0: a half was added to all four cells";
inline constexpr std::string_view not_the_middle =
    "not the middle of the interval on the log scale, on which it is pooled, by more than the last digits printed "
    "leave "
    "open, so that the interval pooled is another than the one printed";
inline constexpr std::string_view p_gave_error = "the standard error follows from the P value printed";

/// "the standard error follows from the P value printed: Chen 1998, Yao 2001"; ten are named, the others counted.
std::string of_rows(std::string_view says, const std::vector<std::string>& names);

/// Whether an interval made by Knapp and Hartung's method is narrower than the Wald interval of the same effects, which
/// happens where the effects differ less than chance alone would make them.
///
/// J. IntHout, J. P. Ioannidis, G. F. Borm, BMC Med. Res. Methodol. 14 (2014) 25; C. Röver, G. Knapp, T. Friede, BMC Med.
/// Res. Methodol. 15 (2015) 99 (ad hoc: never narrower); D. Jackson, M. Law, G. Rücker, G. Schwarzer, Stat. Med. 36 (2017)
/// 3923-3934.
bool narrower_than_wald(const evidence::Pooled&, const evidence::Model&);
/// The sentence of that, with the same effects pooled by the ad hoc test; none where it is not so.
std::optional<Beside> said_narrower(std::span<const evidence::Effect>, const evidence::Pooled&, const evidence::Model&);

/// Of shares pooled untransformed: which of these intervals no share can have, by name, the summary's among them; none if
/// all can. Intervals are of shares, 0 to 1.
std::optional<std::string> impossible_shares(const evidence::Pooled&, std::span<const evidence::Interval> of_rows,
                                             const std::function<std::string(std::size_t)>& name);

/// A row that outweighs all others together, or without which tau2 is 0 where it was not shown as none: I2 rounds to 1 %
/// at least.
inline constexpr double least_i2_shown = 0.5;  // per cent
struct Lone {
  std::size_t row = 0;
  std::string says;  // "Mayo 2011 carries 93 % of the weight"
};
/// Rows for which every other is left out, or which are listed and drawn one by one: at most so many.
inline constexpr std::size_t most_one_by_one = 1000;

/// Of two rows or more. Each row is left out once, of at most `most_one_by_one`; of more the weights alone are looked at.
std::vector<Lone> lone_rows(std::span<const evidence::Effect>, const evidence::Pooled&, const evidence::Model&,
                            const std::function<std::string(std::size_t)>& name);

}  // namespace nelm::literature
