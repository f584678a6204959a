#include "nelm/exchange/registry_toml.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "nelm/exchange/alike_toml.h"
#include "nelm/exchange/registry_file.h"
#include "nelm/exchange/registry_terms.h"
#include "nelm/exchange/where_from.h"
#include "nelm/patient/fact.h"
#include "nelm/patient/option.h"
#include "nelm/registry/alike_by.h"
#include "nelm/registry/patient_row.h"

namespace nelm::exchange {

using namespace registry;

namespace {

namespace bounds {
constexpr NumberWithin any_number{-1e9, 1e9, "a number"}, share{0, 100, "a percentage, from 0 to 100"},
    inside{0.001, 99.999, "a percentage between 0 and 100"}, months{0, 1200, "months, from 0"},
    above_zero{1e-9, 1e6, "a number above 0"}, year{1900, 2100, "a year"}, twenty{1, 100, "years, from 1"},
    loading{-1, 1, "a number from -1 to 1"}, log_ratio{-10, 10, "a logarithm, from -10 to 10"}, digits{0, 3, "0 to 3"},
    points{0, 50, "percentage points, from 0 to 50"};
}  // namespace bounds

std::string in_quotes(std::string_view text) { return fmt::format("\"{}\"", text); }

/// One simulation being read.
class SimulationReader {
 public:
  SimulationReader(Fields& f, const literature::Literature* published) : f_(f), published_(published) {}

  Simulation read() {
    s_.id     = f_.text("id");
    s_.title  = f_.text("title");
    s_.remark = f_.text("remark");
    if (const Node* node = f_.take("settings", Need::must)) {
      Fields settings(*node, f_.file(), "settings.", f_.problems());
      read_settings(settings);
    }
    s_.variables   = read_tables<Variable>(f_, "variable", Need::must, [&](Fields& f) { return variable(f); });
    s_.centres     = read_tables<Centre>(f_, "centre", Need::must, [&](Fields& f) {
      return Centre{f.text("name"), inner(f, "share_pct", bounds::inside), inner(f, "death", bounds::log_ratio)};
    });
    s_.death       = weights(f_, "death", Need::must);
    s_.progression = weights(f_, "progression", Need::must);
    s_.treatments  = read_tables<Treatment>(f_, "treatment", Need::must, [&](Fields& f) { return treatment(f); });
    s_.missing     = read_tables<Missing>(f_, "missing", Need::may, [&](Fields& f) { return missing(f); });
    s_.agreements  = read_tables<Agreement>(f_, "agreement", Need::may, [&](Fields& f) { return agreement(f); });
    check_shares();
    f_.nothing_else();
    return std::move(s_);
  }

 private:
  double number(Fields& f, std::string_view key, const NumberWithin& within, Need need = Need::must) {
    return read_number(f, key, within, need).value_or(0);
  }

  Stated stated(Fields& f, const NumberWithin& within) { return read_stated(f, within, published_); }

  Stated inner(Fields& f, std::string_view key, const NumberWithin& within) {
    return read_stated(f, key, within, published_);
  }

  void read_settings(Fields& f) {
    Settings& s         = s_.settings;
    s.first_year        = inner(f, "first_year", bounds::year);
    s.years             = inner(f, "years", bounds::twenty);
    s.last_year         = inner(f, "last_year", bounds::year);
    s.late_pct          = inner(f, "late_pct", bounds::share);
    s.late_mean         = inner(f, "late_mean_months", bounds::months);
    s.lost_pct_a_year   = inner(f, "lost_pct_a_year", bounds::inside);
    s.death_shape       = inner(f, "death_shape", bounds::above_zero);
    s.death_scale       = inner(f, "death_scale_months", bounds::above_zero);
    s.progression_shape = inner(f, "progression_shape", bounds::above_zero);
    s.progression_scale = inner(f, "progression_scale_months", bounds::above_zero);
    if (s.last_year.value < s.first_year.value + s.years.value - 1)
      f.problem("last_year", "an end before the last diagnosis", "the year of the last diagnosis, or later");
    f.nothing_else();
  }

  Variable variable(Fields& f) {
    constexpr std::string_view scales[] = {"plain", "logarithm", "logit_pct"};
    Variable                   v;
    v.name = f.text("name");
    if (!v.name.empty() && std::ranges::find(names_, v.name) != names_.end())
      f.problem("name", fmt::format("{} a second time", in_quotes(v.name)), "each variable once");
    names_.push_back(v.name);
    v.levels = read_tables<Level>(f, "level", Need::may,
                                  [&](Fields& l) { return Level{l.text("name"), stated(l, bounds::inside)}; });
    if (v.levels.empty()) {
      v.scale    = f.word<Variable::Scale>("scale", scales);
      v.decimals = static_cast<int>(number(f, "decimals", bounds::digits));
      v.low      = number(f, "low", bounds::any_number);
      v.high     = number(f, "high", bounds::any_number);
      v.anchors  = read_tables<Anchor>(f, "anchor", Need::must, [&](Fields& a) {
        return Anchor{number(a, "below_pct", bounds::inside), stated(a, bounds::any_number)};
      });
      check_anchors(f, v);
    }
    v.loadings   = read_tables<Loading>(f, "goes_with", Need::may,
                                        [&](Fields& l) { return Loading{l.text("hidden"), stated(l, bounds::loading)}; });
    double taken = 0;
    for (const Loading& l : v.loadings) taken += l.value.value * l.value.value;
    if (taken > 1) f.problem("goes_with", fmt::format("squares that make {:.2f}", taken), "1 at most");
    check_fact(f, v);
    return v;
  }

  static void check_anchors(Fields& f, const Variable& v) {
    const double low  = v.scale == Variable::Scale::plain ? -std::numeric_limits<double>::infinity() : 0;
    const double high = v.scale == Variable::Scale::logit_pct ? 100 : std::numeric_limits<double>::infinity();
    if (v.anchors.size() == 1) f.problem("anchor", "one", "two at least");
    for (std::size_t i = 0; i < v.anchors.size(); ++i) {
      const Anchor& a = v.anchors[i];
      if (a.at.value <= low || a.at.value >= high)
        f.problem("anchor", fmt::format("a value of {}", a.at.value), "one its scale has");
      if (i > 0 && (a.below_pct <= v.anchors[i - 1].below_pct || a.at.value <= v.anchors[i - 1].at.value))
        f.problem("anchor", "anchors that do not rise", "below_pct and value, each above the one before");
    }
    if (v.low >= v.high) f.problem("high", fmt::format("{}", v.high), "more than low");
  }

  static void check_fact(Fields& f, const Variable& v) {
    const auto fact = patient::condition_fact(v.name);
    if (!fact)
      return f.problem("name", in_quotes(v.name), fmt::format("a fact of `nelm facts`{}", did_you_mean_fact(v.name)));
    const auto& row    = patient::row(*fact);
    const bool  number = row.kind == patient::Kind::number;
    if (number == v.category() || (!number && row.kind != patient::Kind::choice && row.kind != patient::Kind::yes_no))
      return f.problem("name", in_quotes(v.name),
                       v.category() ? "a fact of words, or of yes and no" : "a fact of numbers");
    const auto words = vocabulary_of(row);
    for (const Level& l : v.levels)
      if (std::ranges::find(words, l.name) == words.end())
        f.problem("level", in_quotes(l.name),
                  fmt::format("one of {}{}", fmt::join(words, ", "), did_you_mean(l.name, words)));
  }

  Weight weight(Fields& f) {
    Weight w;
    w.term         = term(f, "term", Need::must);
    const bool log = w.term.as == registry::Term::As::logarithm;
    w.from         = number(f, "from", log ? bounds::above_zero : bounds::any_number, log ? Need::must : Need::may);
    w.value        = stated(f, bounds::log_ratio);
    return w;
  }

  std::vector<Weight> weights(Fields& f, std::string_view key, Need need) {
    return read_tables<Weight>(f, key, need, [&](Fields& w) { return weight(w); });
  }

  /// Of a column and a level there are.
  registry::Term term(Fields& f, std::string_view key, Need need) {
    const auto text = f.text(key, need);
    if (text.empty()) return {};
    const auto read = read_term(text);
    if (!read) {
      f.problem(key, in_quotes(text), "a column, log(column), column=level, column!=level or column>number");
      return {};
    }
    const auto v = std::ranges::find(s_.variables, read->column, &Variable::name);
    if (read->as == registry::Term::As::logarithm && v != s_.variables.end() && v->low <= 0) {
      f.problem(key, in_quotes(text), "a column whose low is above 0");
      return {};
    }
    if (read->column == column::treatment || registry::placed(s_, *read)) return *read;
    f.problem(key, in_quotes(text),
              "a variable, centre or diagnosis_year above it: a number by itself, a category with one of its levels");
    return {};
  }

  Treatment treatment(Fields& f) {
    Treatment t;
    t.name = f.text("name");
    if (std::ranges::find(patient::Option_words, t.name) == patient::Option_words.end())
      f.problem("name", in_quotes(t.name), fmt::format("an option{}", did_you_mean(t.name, patient::Option_words)));
    if (treatments_++ == 0) return t;
    t.log_odds    = inner(f, "log_odds", bounds::log_ratio);
    t.least       = inner(f, "least_months", bounds::months);
    t.mean        = inner(f, "mean_months", bounds::months);
    t.death       = inner(f, "death", bounds::log_ratio);
    t.progression = inner(f, "progression", bounds::log_ratio);
    t.chosen      = weights(f, "chosen", Need::may);
    return t;
  }

  Missing missing(Fields& f) {
    Missing m;
    m.column    = f.text("column");
    m.mechanism = f.text("mechanism");
    m.log_odds  = inner(f, "log_odds", bounds::log_ratio);
    m.by        = weights(f, "by", Need::may);
    if (std::ranges::find(s_.variables, m.column, &Variable::name) == s_.variables.end())
      f.problem("column", in_quotes(m.column), "a variable above it");
    if (std::ranges::find(m.by, m.column, [](const Weight& w) { return w.term.column; }) != m.by.end())
      f.problem("by", "the column itself", "others: what is missing rests on what is recorded");
    return m;
  }

  Agreement agreement(Fields& f) {
    constexpr std::string_view kinds[] = {"share", "survival"};
    Agreement                  a;
    a.of = f.word<Agreement::Of>("of", kinds);
    for (const Node& n : f.list_of("among", Node::Kind::text, "a list of treatments", Need::may)) {
      if (std::ranges::find(s_.treatments, n.text, &Treatment::name) == s_.treatments.end())
        f.problem(n, "among", in_quotes(n.text), "a treatment above it");
      a.among.push_back(n.text);
    }
    const bool of_share = a.of == Agreement::Of::share;
    a.term              = term(f, "term", of_share ? Need::must : Need::may);
    a.months            = number(f, "months", bounds::months, of_share ? Need::may : Need::must);
    a.value             = stated(f, bounds::share);
    a.within            = number(f, "within", bounds::points);
    return a;
  }

  void check_shares() {
    constexpr double rounding = 0.2;  // of shares printed with one decimal
    const auto       check    = [&](std::string_view key, std::string_view of, double sum) {
      if (std::abs(sum - 100) > rounding)
        f_.problem(key, fmt::format("shares of {} that make {:.1f} %", of, sum), "100 %");
    };
    for (const Variable& v : s_.variables) {
      double sum = 0;
      for (const Level& l : v.levels) sum += l.share_pct.value;
      if (v.category()) check("variable", v.name, sum);
    }
    double sum = 0;
    for (const Centre& c : s_.centres) sum += c.share_pct.value;
    if (!s_.centres.empty()) check("centre", "the centres", sum);
  }

  Fields&                       f_;
  const literature::Literature* published_;
  Simulation                    s_;
  std::vector<std::string>      names_;  // of variables
  int                           treatments_ = 0;
};

}  // namespace

Result<std::optional<Simulation>> read_simulation(std::span<const KnowledgeFolder> from,
                                                  const literature::Literature*    published) {
  return only_registry_file<Simulation>(
      from, [](std::string_view stem) { return stem != alike_file; },
      [&](Fields& f) { return SimulationReader(f, published).read(); }, "a second simulation");
}

}  // namespace nelm::exchange
