#include <cmath>

#include "nelm/sheet/pool_numbers_json.h"
#include "nelm/sheet/table_page.h"

namespace nelm::sheet {

namespace {

using evidence::Coefficient;
using evidence::Interval;
using evidence::OmnibusTest;
using literature::JudgedTable;

class TableJson {
 public:
  TableJson(const JudgedTable& t, const TableOrigin& from) : t_(t), from_(from) {}

  std::string all() && {
    const auto& kind = row_of(t_.table.kind);
    json_.object().member("kind", "table_pool").member("file", from_.file).member("effect", kind.name);
    words("taken", from_.taken);
    words("not_used", from_.not_used);
    json_.member("method", table_shown(t_, from_).method).key("level").number(t_.question.model.level);
    json_.key("k").number(static_cast<double>(t_.table.rows()));
    pooled_json(json_, "pooled", t_.pooled, reading_);
    intervals();
    tables();
    subgroups();
    regression();
    clusters();
    asymmetry();
    steps("cumulative", t_.cumulative, &t_.in_order);
    steps("leave_one_out", t_.without_each, nullptr);
    rows();
    beside();
    return json_.close().done();
  }

 private:
  void words(std::string_view name, const std::vector<std::string>& all) {
    json_.key(name).list();
    for (const auto& one : all) json_.text(one);
    json_.close();
  }

  JsonText& number(std::string_view name, double value) { return json_.key(name).number(value); }

  void omnibus(std::string_view name, const OmnibusTest& test) {
    json_.key(name).object();
    number("statistic", test.statistic);
    number("upper_degrees", test.upper);
    number("lower_degrees", test.lower);
    number("p", test.p);
    json_.close();
  }

  void coefficients(const std::vector<Coefficient>& all) {
    json_.key("coefficients").list();
    for (const Coefficient& c : all) {
      json_.object().member("name", c.name);
      number("estimate", c.estimate);
      number("standard_error", c.standard_error);
      number("statistic", c.statistic);
      number("p", c.p);
      interval_json(json_, "interval", c.interval);
      json_.close();
    }
    json_.close();
  }

  void heterogeneity(const evidence::Heterogeneity& h) {
    if (h.tau2_estimated) number("tau2", h.tau2);
    number("i2_pct", h.i2);
    number("q", h.q);
    number("q_degrees", h.q_degrees);
    number("q_p", h.q_p);
  }

  void intervals() {
    if (!t_.intervals) return;
    json_.key("heterogeneity_intervals").object();
    interval_json(json_, "tau2", t_.intervals->tau2);
    interval_json(json_, "i2_pct", t_.intervals->i2);
    interval_json(json_, "h2", t_.intervals->h2);
    json_.close();
  }

  void chi_squared(std::string_view name, const std::optional<evidence::ChiSquared>& test) {
    if (!test) return;
    json_.key(name).object();
    number("statistic", test->statistic);
    number("degrees", test->degrees);
    number("p", test->p);
    json_.close();
  }

  void tables() {
    if (!t_.tables) return;
    json_.key("tables").object();
    number("h2", t_.tables->h2);
    chi_squared("no_effect", t_.tables->no_effect);
    chi_squared("tarone", t_.tables->tarone);
    number("half_added", static_cast<double>(t_.tables->half_added));
    number("left_out_of_q", static_cast<double>(t_.tables->left_out));
    json_.close();
  }

  void subgroups() {
    if (!t_.subgroups) return;
    json_.key("subgroups").object().key("groups").list();
    for (const auto& g : t_.subgroups->groups) {
      json_.object().member("name", g.name);
      number("k", static_cast<double>(g.pooled.k));
      pooled_json(json_, "pooled", g.pooled, reading_);
      json_.close();
    }
    json_.close();
    omnibus("own_tau2", t_.subgroups->own_tau2);
    if (t_.subgroups->one_tau2_known) {
      omnibus("one_tau2", t_.subgroups->one_tau2);
      json_.key("within").object();
      heterogeneity(t_.subgroups->within);
      json_.close();
    }
    json_.close();
  }

  void regression() {
    if (!t_.regression) return;
    json_.key("regression").object();
    coefficients(t_.regression->coefficients);
    omnibus("moderators", t_.regression->moderators);
    json_.key("residual").object();
    heterogeneity(t_.regression->residual);
    json_.close();
    if (t_.regression->r2) number("r2_pct", *t_.regression->r2);
    json_.close();
  }

  void robust(std::string_view name, const evidence::ClusterRobust& r) {
    json_.key(name).object();
    number("clusters", static_cast<double>(r.studies));
    number("degrees", r.degrees);
    coefficients(r.coefficients);
    omnibus("moderators", r.moderators);
    json_.close();
  }

  void clusters() {
    if (t_.robust) robust("cluster_robust", *t_.robust);
    if (t_.robust && !t_.three_level) json_.member("no_three_level", t_.no_three_level);
    if (!t_.three_level) return;
    const auto& three = *t_.three_level;
    json_.key("three_level").object();
    if (three.prediction) interval_json(json_, "prediction", *three.prediction);
    number("between", three.between);
    number("within", three.within);
    coefficients(three.coefficients);
    omnibus("moderators", three.moderators);
    number("q", three.q);
    number("q_p", three.q_p);
    robust("robust", three.robust);
    json_.close();
  }

  /// Opens an object; true if the analysis was made and its numbers are to follow.
  template <class Made>
  bool opened(std::string_view name, const std::optional<literature::MadeOrRefused<Made>>& of) {
    if (!of) return false;
    json_.key(name).object();
    if (!of->refused) return true;
    json_.member("refused", id_of(*of->refused)).member("because", of->says).close();
    return false;
  }

  void egger(std::string_view name, const evidence::EggerTest& e) {
    json_.key(name).object();
    number("slope", e.slope);
    number("standard_error", e.standard_error);
    number("statistic", e.statistic);
    number("degrees", e.degrees);
    number("p", e.p);
    number("limit", e.limit);
    interval_json(json_, "limit_interval", e.limit_interval);
    if (e.tau2) number("tau2", *e.tau2);
    json_.close();
  }

  void asymmetry() {
    if (opened("egger", t_.egger)) {
      egger("mixed", t_.egger->made->mixed);
      egger("linear", t_.egger->made->linear);
      json_.close();
    }
    if (opened("begg", t_.begg)) {
      number("tau", t_.begg->made->tau);
      number("p", t_.begg->made->p);
      json_.key("exact").is(t_.begg->made->exact).close();
    }
    if (!opened("trim_and_fill", t_.trim_and_fill)) return;
    const auto& made = *t_.trim_and_fill->made;
    json_.member("side", made.side == evidence::MissingSide::left ? "left" : "right");
    number("missing", made.missing);
    json_.key("filled").list();
    for (const auto& e : made.filled) {
      json_.object();
      number("estimate", e.estimate);
      number("variance", e.variance);
      json_.close();
    }
    json_.close();
    pooled_json(json_, "pooled", made.pooled, reading_);
    json_.close();
  }

  void steps(std::string_view name, const std::vector<evidence::Pooled>& pools, const std::vector<std::size_t>* order) {
    if (pools.empty()) return;
    json_.key(name).list();
    for (std::size_t i = 0; i < pools.size(); ++i) {
      json_.object().member("study", t_.table.study[order != nullptr ? (*order)[i] : i]);
      pooled_json(json_, "pooled", pools[i], reading_);
      json_.close();
    }
    json_.close();
  }

  void rows() {
    const double reach = numerics::normal_quantile((1 + t_.question.model.level) / 2);
    json_.key("rows").list();
    for (std::size_t i = 0; i < t_.table.rows(); ++i) {
      const auto&  effect = t_.table.effects[i];
      const double half   = reach * std::sqrt(effect.variance);
      json_.object().member("study", t_.table.study[i]);
      if (!t_.table.counts.empty())
        json_.key("events").number(t_.table.counts[i].events).key("n").number(t_.table.counts[i].total);
      if (!t_.table.arms.empty()) {
        const auto& a = t_.table.arms[i];
        json_.key("events_1").number(a.events_1).key("n_1").number(a.total_1);
        json_.key("events_2").number(a.events_2).key("n_2").number(a.total_2);
      }
      effect_json(json_, effect, {effect.estimate - half, effect.estimate + half}, reading_);
      if (!t_.pooled.weights.empty()) number("weight_pct", t_.pooled.weights[i]);
      if (!t_.influence.empty()) influence(t_.influence[i]);
      json_.close();
    }
    json_.close();
  }

  void influence(const evidence::Influence& one) {
    json_.key("influence").object();
    number("rstudent", one.rstudent);
    number("dffits", one.dffits);
    number("cook", one.cook);
    number("cov_ratio", one.cov_ratio);
    number("tau2_deleted", one.tau2_deleted);
    number("q_deleted", one.q_deleted);
    number("hat", one.hat);
    json_.close();
  }

  void beside() {
    json_.key("beside").list();
    for (const auto& b : t_.beside) {
      json_.object().member("id", id_of(b.is)).member("says", b.says);
      if (b.pooled) {
        words("without", b.without);
        json_.said("with", b.with);
        pooled_json(json_, "pooled", *b.pooled, reading_);
      }
      json_.close();
    }
    json_.close();
  }

  const JudgedTable&      t_;
  const TableOrigin&      from_;
  const evidence::Reading reading_ = t_.table.reading();
  JsonText                json_;
};

}  // namespace

std::string table_json(const JudgedTable& t, const TableOrigin& from) { return TableJson(t, from).all(); }

}  // namespace nelm::sheet
