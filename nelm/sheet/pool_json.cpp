#include "nelm/json_text.h"
#include "nelm/sheet/pool_page.h"

namespace nelm::sheet {

namespace {

using evidence::Interval;
using evidence::Pooled;
using literature::JudgedPool;

class PoolJson {
 public:
  PoolJson(const JudgedPool& p, const board::Knowledge& k, std::string_view provenance)
      : p_(p), k_(k), provenance_(provenance) {}

  std::string all() && {
    json_.object()
        .member("written_by", provenance_)
        .member("kind", "pool")
        .member("asked", asked_of(p_, k_))
        .member("knowledge", k_.hash);
    json_.key("may_be_pooled").is(p_.may_be_pooled());
    json_.key("as_printed").is(p_.question.as_printed);
    refused();
    if (p_.pooled) pooled("pooled", *p_.pooled);
    rows();
    beside();
    aside();
    return json_.close().done();
  }

 private:
  /// As it is read: per cent, ratio, months.
  void interval(std::string_view name, const Interval& i) {
    const auto read = p_.read(i);
    json_.key(name).list().number(read.low).number(read.high).close();
  }

  void refused() {
    json_.key("refused").list();
    for (const auto& r : p_.refused) {
      const auto& row = row_of(r.why);
      json_.object().member("id", row.id).member("because", row.because).member("needs", row.needs).key("of").list();
      for (const auto& says : r.says) json_.text(says);
      json_.close().close();
    }
    json_.close();
  }

  void pooled(std::string_view name, const Pooled& pooled) {
    const auto& h = pooled.heterogeneity;
    json_.key(name).object();
    if (pooled.prediction) interval("prediction", *pooled.prediction);
    json_.key("summary").number(p_.read(pooled.estimate));
    interval("interval", pooled.interval);
    json_.key("estimate").number(pooled.estimate).key("standard_error").number(pooled.standard_error);
    json_.key("tau2").number(h.tau2).key("i2_pct").number(h.i2).key("q").number(h.q);
    json_.key("q_degrees").number(h.q_degrees).key("q_p").number(h.q_p);
    json_.close();
  }

  void rows() {
    json_.key("rows").list();
    for (std::size_t i = 0; i < p_.rows.size(); ++i) {
      const auto& r = p_.rows[i];
      json_.object().member("result", r.row.result->id).member("study", name(r.row));
      if (r.total > 0) json_.key("events").number(r.events).key("total").number(r.total);
      json_.key("value").number(p_.read(r.size.effect.estimate));
      interval("interval", r.interval);
      json_.key("estimate").number(r.size.effect.estimate).key("variance").number(r.size.effect.variance);
      if (p_.pooled) json_.key("weight_pct").number(p_.pooled->weights[i]);
      json_.close();
    }
    json_.close();
  }

  void beside() {
    json_.key("beside").list();
    for (const auto& b : p_.beside) {
      json_.object().member("id", id_of(b.is)).member("says", b.says);
      if (b.pooled) {
        json_.key("without").list();
        for (const auto& study : b.without) json_.text(study);
        json_.close();
        pooled("pooled", *b.pooled);
      }
      json_.close();
    }
    json_.close();
  }

  void aside() {
    json_.key("aside").list();
    for (const auto& a : p_.aside)
      json_.object().member("result", a.row.result->id).member("id", row_of(a.why).id).member("says", a.says).close();
    json_.close();
  }

  const JudgedPool&       p_;
  const board::Knowledge& k_;
  std::string_view        provenance_;
  JsonText                json_;
};

}  // namespace

std::string pool_json(const JudgedPool& p, const board::Knowledge& k, std::string_view provenance) {
  return PoolJson(p, k, provenance).all();
}

}  // namespace nelm::sheet
