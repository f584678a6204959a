#include "nelm/sheet/pool_numbers_json.h"
#include "nelm/sheet/pool_page.h"

namespace nelm::sheet {

namespace {

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
    json_.texts("treatments", treatments_of(p_));
    json_.key("may_be_pooled").is(p_.may_be_pooled());
    json_.key("as_printed").is(p_.question.as_printed);
    refused();
    if (p_.pooled) pooled_json(json_, "pooled", *p_.pooled, reading_);
    rows();
    beside();
    aside();
    return json_.close().done();
  }

 private:
  void refused() {
    json_.key("refused").list();
    for (const auto& r : p_.refused) {
      const auto& row = row_of(r.why);
      json_.object()
          .member("id", row.id)
          .member("because", row.because)
          .member("needs", row.needs)
          .texts("of", r.says)
          .close();
    }
    json_.close();
  }

  void rows() {
    json_.key("rows").list();
    for (std::size_t i = 0; i < p_.rows.size(); ++i) {
      const auto& r = p_.rows[i];
      json_.object().member("result", r.row.result->id).member("study", name(r.row));
      if (p_.question.contrast) {
        json_.member("against", r.row.result->against).member("comparator", r.row.result->comparator);
        json_.key("events_1").number(r.arms.events_1).key("n_1").number(r.arms.total_1);
        json_.key("events_2").number(r.arms.events_2).key("n_2").number(r.arms.total_2);
      } else if (r.total > 0) {
        json_.key("events").number(r.events).key("total").number(r.total);
      } else {
        published(*r.row.result);
      }
      effect_json(json_, r.size.effect, r.interval, reading_);
      if (p_.pooled) json_.key("weight_pct").number(p_.pooled->weights[i]);
      json_.close();
    }
    json_.close();
  }

  /// A number as its source prints it, before it is put on another scale.
  void published(const literature::StudyResult& r) {
    json_.key("published").object().key("value").number(*r.value);
    if (r.bounds.kind == literature::Bounds::Kind::ci) interval_json(json_, "interval", {r.bounds.low, r.bounds.high});
    json_.said("p", r.p).close();
  }

  void beside() {
    json_.key("beside").list();
    for (const auto& b : p_.beside) {
      json_.object().member("id", id_of(b.is)).member("says", b.says);
      if (b.pooled) {
        json_.texts("without", b.without).said("with", b.with);
        pooled_json(json_, "pooled", *b.pooled, reading_);
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
  const evidence::Reading reading_ = p_.reading();
  const board::Knowledge& k_;
  std::string_view        provenance_;
  JsonText                json_;
};

}  // namespace

std::string pool_json(const JudgedPool& p, const board::Knowledge& k, std::string_view provenance) {
  return PoolJson(p, k, provenance).all();
}

}  // namespace nelm::sheet
