#include "nelm/registry/simulated.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "nelm/date.h"
#include "nelm/registry/patient_row.h"

namespace nelm::registry {

namespace {

constexpr double days_a_month = 30.4375, months_a_year = 12, whole_pct = 100, hundredths = 100;

/// Hundredths of months: what is written, and so what is true.
using Ticks               = std::int64_t;
constexpr Ticks never     = std::numeric_limits<Ticks>::max();
constexpr auto  never_yet = static_cast<double>(never);

Ticks ticks_after(double months) {
  return months * hundredths < never_yet ? static_cast<Ticks>(std::ceil(months * hundredths)) : never;
}
double months_of(Ticks t) { return static_cast<double>(t) / hundredths; }

/// An event whose hazard follows Weibull and changes once.
struct Hazard {
  double shape = 1, scale = 1;

  double cumulative(double months) const { return std::pow(months / scale, shape); }
  double inverse(double cumulative) const { return scale * std::pow(cumulative, 1 / shape); }

  /// When it comes, if the cumulative hazard it comes at is `until`: the relative hazard is `before`, and `after` from `change` on.
  double months_until(double until, double before, double change, double after) const {
    const double at_change = cumulative(change);
    if (until <= at_change * before) return inverse(until / before);
    return inverse(at_change + (until - at_change * before) / after);
  }
};

struct Patient {
  Cells cells;
  int   day   = 0;
  Ticks entry = 0, time = 0, treated = never, progressed = never;
  bool  dead      = false;
  int   treatment = 0;
};

class Simulating {
 public:
  Simulating(const Simulation& s, std::uint64_t seed)
      : s_(s), chance_(seed), covariates_(s), death_(s, s.death), progression_(s, s.progression) {
    for (const Treatment& t : s.treatments) chosen_.emplace_back(s, t.chosen);
    for (const Missing& m : s.missing) missing_.emplace_back(s, m.by);
    const auto year = [](const Stated& of, int after) { return std::chrono::year(static_cast<int>(of.value) + after); };
    const auto at   = [](std::chrono::year y) { return day_number(y / std::chrono::January / 1); };
    first_day_      = at(year(s.settings.first_year, 0));
    last_diagnosis_ = at(year(s.settings.first_year, static_cast<int>(s.settings.years.value)));
    end_            = at(year(s.settings.last_year, 1));
  }

  /// Nobody where none of so many candidates lives to be referred.
  std::optional<Patient> patient() {
    constexpr int enough = 10'000;
    for (int i = 0; i < enough; ++i)
      if (auto p = candidate()) return p;
    return {};
  }

 private:
  /// Every candidate takes as many numbers of chance, whatever becomes of them.
  std::optional<Patient> candidate() {
    const Settings& set = s_.settings;
    Patient         p;
    p.cells.resize(s_.variables.size() + 2);
    const std::size_t centre =
        place(chance_.uniform(), [&](std::size_t i) { return s_.centres[i].share_pct.value; }, s_.centres.size());
    p.day = first_day_ + static_cast<int>(chance_.uniform() * (last_diagnosis_ - first_day_));
    covariates_.draw(chance_, p.cells);
    p.cells[s_.variables.size()]     = static_cast<double>(centre);
    p.cells[s_.variables.size() + 1] = static_cast<int>(date_of(p.day).year());

    const bool   late  = chance_.uniform() < set.late_pct.value / whole_pct;
    const double delay = chance_.exponential() * set.late_mean.value;
    p.entry            = late ? ticks_after(delay) : 0;

    p.treatment        = choose(p.cells);
    const Treatment& t = s_.treatments[static_cast<std::size_t>(p.treatment)];
    const Ticks due = p.entry + std::max<Ticks>(1, ticks_after(t.least.value + chance_.exponential() * t.mean.value));
    if (p.treatment != 0) p.treated = due;

    const Ticks end = ticks_after((end_ - p.day) / days_a_month) - 1;
    const Ticks lost =
        p.entry +
        std::max<Ticks>(1, ticks_after(chance_.exponential() * months_a_year * whole_pct / set.lost_pct_a_year.value));
    const Ticks dies =
        event(death_, {set.death_shape.value, set.death_scale.value}, s_.centres[centre].death.value, t.death.value, p);
    p.progressed =
        event(progression_, {set.progression_shape.value, set.progression_scale.value}, 0, t.progression.value, p);
    p.time = std::min({dies, end, lost});
    p.dead = dies == p.time;
    not_recorded(p.cells);
    if (p.time <= p.entry) return {};
    if (p.treated >= p.time) p.treated = never, p.treatment = 0;
    if (p.progressed >= p.time) p.progressed = never;
    return p;
  }

  Ticks event(const Weighted& weights, const Hazard& hazard, double centre, double treatment, const Patient& p) {
    const double before = std::exp(weights.sum(p.cells) + centre);
    const double change = p.treated == never ? 1 : months_of(p.treated);
    const double after  = before * (p.treated == never ? 1 : std::exp(treatment));
    return std::max<Ticks>(1, ticks_after(hazard.months_until(chance_.exponential(), before, change, after)));
  }

  template <class Share>
  static std::size_t place(double u, const Share& share, std::size_t n) {
    double all = 0, sum = 0;
    for (std::size_t i = 0; i < n; ++i) all += share(i);
    for (std::size_t i = 0; i + 1 < n; ++i) {
      sum += share(i);
      if (u * all < sum) return i;
    }
    return n - 1;
  }

  int choose(const Cells& cells) {
    std::vector<double> odds;
    for (std::size_t i = 0; i < chosen_.size(); ++i)
      odds.push_back(i == 0 ? 1 : std::exp(s_.treatments[i].log_odds.value + chosen_[i].sum(cells)));
    return static_cast<int>(place(chance_.uniform(), [&](std::size_t i) { return odds[i]; }, odds.size()));
  }

  void not_recorded(Cells& cells) {
    const Cells recorded = cells;
    for (std::size_t i = 0; i < missing_.size(); ++i) {
      const double odds = std::exp(s_.missing[i].log_odds.value + missing_[i].sum(recorded));
      const auto   at   = std::ranges::find(s_.variables, s_.missing[i].column, &Variable::name) - s_.variables.begin();
      if (chance_.uniform() < odds / (1 + odds)) cells[static_cast<std::size_t>(at)] = cohort::missing;
    }
  }

  const Simulation&     s_;
  Chance                chance_;
  Covariates            covariates_;
  Weighted              death_, progression_;
  std::vector<Weighted> chosen_, missing_;
  int                   first_day_ = 0, last_diagnosis_ = 0, end_ = 0;
};

using Kind = cohort::Column::Kind;

/// A category whose levels stand in the order of the simulation, in that of the alphabet.
cohort::Column category(std::string_view name, const std::vector<std::string>& levels) {
  cohort::Column c{.name = std::string(name), .kind = Kind::category, .cells = {}, .levels = levels};
  std::ranges::sort(c.levels);
  return c;
}

double cell_of(const cohort::Column& c, std::string_view level) {
  return static_cast<double>(std::ranges::lower_bound(c.levels, level) - c.levels.begin());
}

template <class List>
std::vector<std::string> names_of(const List& list) {
  std::vector<std::string> names;
  for (const auto& item : list) names.push_back(item.name);
  return names;
}

cohort::Column number(std::string_view name, Kind kind = Kind::number) {
  return {.name = std::string(name), .kind = kind, .cells = {}, .levels = {}};
}

template <class Value>
cohort::Column filled(cohort::Column c, const std::vector<Patient>& patients, const Value& value) {
  c.cells.reserve(patients.size());
  for (const Patient& p : patients) c.cells.push_back(value(p, c));
  return c;
}

cohort::Column numbered(std::size_t patients) {
  const auto     digits = std::to_string(patients).size();
  cohort::Column c{.name = std::string(column::id), .kind = Kind::category, .cells = {}, .levels = {}};
  for (std::size_t i = 0; i < patients; ++i) {
    c.levels.push_back(fmt::format("S{:0{}}", i + 1, digits));
    c.cells.push_back(static_cast<double>(i));
  }
  return c;
}

cohort::Column column_of(const Simulation& s, std::size_t at, const std::vector<Patient>& patients) {
  const Variable& v = s.variables[at];
  if (!v.category())
    return filled(number(v.name), patients, [at](const Patient& p, const auto&) { return p.cells[at]; });
  return filled(category(v.name, names_of(v.levels)), patients, [&v, at](const Patient& p, const cohort::Column& c) {
    return std::isnan(p.cells[at]) ? cohort::missing : cell_of(c, v.levels[static_cast<std::size_t>(p.cells[at])].name);
  });
}

std::vector<TrueEffect> true_effects(const Simulation& s, const std::vector<Weight>& weights, Stated Treatment::* of) {
  std::vector<TrueEffect> all;
  for (const Weight& w : weights) {
    TrueEffect e{w.term.text, {}, w.term, w.value};
    if (const auto v = std::ranges::find(s.variables, w.term.column, &Variable::name); v != s.variables.end())
      for (const Level& l : v->levels)
        if (std::ranges::none_of(weights,
                                 [&](const Weight& o) { return o.term.column == v->name && o.term.level == l.name; }))
          e.reference = l.name;
    all.push_back(std::move(e));
  }
  for (std::size_t i = 1; i < s.treatments.size(); ++i) {
    const Treatment& t    = s.treatments[i];
    const auto       name = fmt::format("{}={}", column::treatment, t.name);
    all.push_back({name, s.treatments[0].name, {name, Term::As::is, std::string(column::treatment), t.name, 0}, t.*of});
  }
  return all;
}

}  // namespace

cohort::Table simulate(const Simulation& s, std::uint64_t seed, std::size_t patients) {
  Simulating           simulating(s, seed);
  std::vector<Patient> all;
  all.reserve(patients);
  while (all.size() < patients) {
    auto p = simulating.patient();
    if (!p) break;
    all.push_back(std::move(*p));
  }

  const std::size_t n = s.variables.size();
  cohort::Table     t;
  auto&             c = t.columns;
  c.push_back(numbered(all.size()));
  c.push_back(filled(category(column::origin, {"simulated"}), all, [](const auto&, const auto&) { return 0.0; }));
  c.push_back(
      filled(category(column::centre, names_of(s.centres)), all, [&](const Patient& p, const cohort::Column& of) {
        return cell_of(of, s.centres[static_cast<std::size_t>(p.cells[n])].name);
      }));
  c.push_back(filled(number(column::diagnosis, Kind::date), all, [](const Patient& p, const auto&) { return p.day; }));
  for (std::size_t i = 0; i < n; ++i) c.push_back(column_of(s, i, all));
  const auto months = [&](std::string_view name, Ticks Patient::* at, Ticks Patient::* otherwise) {
    c.push_back(filled(number(name), all, [=](const Patient& p, const auto&) {
      if (p.*at != never) return months_of(p.*at);
      return otherwise != nullptr ? months_of(p.*otherwise) : cohort::missing;
    }));
  };
  months(column::entry, &Patient::entry, nullptr);
  months(column::time, &Patient::time, nullptr);
  c.push_back(filled(number(column::death), all, [](const Patient& p, const auto&) { return p.dead ? 1.0 : 0.0; }));
  c.push_back(
      filled(category(column::treatment, names_of(s.treatments)), all, [&](const Patient& p, const cohort::Column& of) {
        return cell_of(of, s.treatments[static_cast<std::size_t>(p.treatment)].name);
      }));
  months(column::treated, &Patient::treated, nullptr);
  c.push_back(filled(number(column::progression), all,
                     [](const Patient& p, const auto&) { return p.progressed != never ? 1.0 : 0.0; }));
  months(column::progressed, &Patient::progressed, &Patient::time);
  return t;
}

std::vector<TrueEffect> true_effects_on_death(const Simulation& s) {
  return true_effects(s, s.death, &Treatment::death);
}
std::vector<TrueEffect> true_effects_on_progression(const Simulation& s) {
  return true_effects(s, s.progression, &Treatment::progression);
}

}  // namespace nelm::registry
