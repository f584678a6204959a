#include <fmt/format.h>

#include <array>

#include "nelm/sheet/pool_numbers_json.h"
#include "nelm/sheet/pool_page.h"
#include "nelm/sheet/schema_text.h"

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
    json_.member("unit", unit_).member("scale", scale_).member("method", method_shown(p_.model.model, reading_));
    json_.key("level_pct").number(100 * p_.model.model.level);
    json_.key("may_be_pooled").is(p_.may_be_pooled());
    json_.key("as_printed").is(p_.question.as_printed);
    refused();
    if (p_.pooled) pooled_json(json_, "pooled", *p_.pooled, reading_);
    rows();
    beside();
    aside();
    json_.each("not_tested", p_.not_tested, [this](const literature::NotTested& n) {
      json_.object().member("analysis", n.analysis).member("id", id_of(n.why)).member("says", n.says).close();
    });
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

  using As = evidence::Reading::As;

  const JudgedPool&       p_;
  const evidence::Reading reading_ = p_.reading();
  const std::string_view  unit_    = reading_.as == As::per_cent ? "per cent"
                                     : reading_.as == As::number ? "difference of shares"
                                     : p_.question.measure == literature::Measure::median && !p_.question.contrast
                                         ? "months"
                                         : "ratio";
  const std::string_view  scale_   = reading_.as == As::ratio    ? "logarithm"
                                     : reading_.as == As::number ? "as they are"
                                                                 : name_of(reading_.scale);
  const board::Knowledge& k_;
  std::string_view        provenance_;
  JsonText                json_;
};

}  // namespace

std::string pool_json(const JudgedPool& p, const board::Knowledge& k, std::string_view provenance) {
  return PoolJson(p, k, provenance).all();
}

std::string pool_json_schema() {
  using namespace literature;
  std::vector<std::string_view> refusal_ids, caveat_ids;
  for (std::size_t i = 0; i < refusals; ++i) refusal_ids.push_back(row_of(static_cast<Refusal>(i)).id);
  for (std::size_t i = 0; i < caveats; ++i) caveat_ids.push_back(id_of(static_cast<Caveat>(i)));
  const auto  refusal_words = fmt::format("{}", fmt::join(refusal_ids, "|"));
  const auto  caveat_words  = fmt::format("{}", fmt::join(caveat_ids, "|"));
  std::string scale         = "logarithm|as they are";
  for (const auto& s : evidence::scale_names) scale += fmt::format("|{}", s.name);
  const std::vector<SchemaObject> objects{
      {"pool",
       "Published results pooled, or refused with the reasons. Every interval is a list of its low and its high end.",
       {{"written_by", "text", "program, knowledge and compiler"},
        {"kind", "text", "pool"},
        {"asked", "text"},
        {"knowledge", "text", "its hash"},
        {"treatments", "text[]", "what the rows' patients were given"},
        {"unit", "per cent|ratio|months|difference of shares",
         "of every value, summary, prediction and interval; a difference of shares runs from -1 to 1"},
        {"scale", scale, "of every estimate, standard_error, variance and tau2: on it effects are pooled"},
        {"method", "text"},
        {"level_pct", "number", "of every interval, in per cent"},
        {"may_be_pooled", "flag"},
        {"as_printed", "flag", "the review's table as printed, pooled although it is refused"},
        {"refused", "refusal[]"},
        {"pooled", "pooled", "left out where it is refused or there is nothing to pool", false},
        {"rows", "row[]"},
        {"beside", "beside[]", "what is to be said of it"},
        {"aside", "aside[]", "results that stay out, each with why"},
        {"not_tested", "not_tested[]", "analyses of asymmetry asked for and refused"}}},
      {"refusal",
       "A ground on which the whole is refused.",
       {{"id", refusal_words},
        {"because", "text"},
        {"needs", "text", "what would make it possible"},
        {"of", "text[]", "the rows it is about, a clause each"}}},
      {"pooled",
       "A summary.",
       {{"prediction", "number[]", "low and high of the effect in a further study, in unit; none of equal effects",
         false},
        {"summary", "number", "in unit"},
        {"interval", "number[]", "low and high, of confidence, in unit"},
        {"estimate", "number", "on the scale"},
        {"standard_error", "number", "on the scale"},
        {"tau2", "number", "variance between studies, on the scale squared; left out where it is not estimated", false},
        {"i2_pct", "number", "per cent of the variability"},
        {"q", "number", "Cochran's Q, without unit"},
        {"q_degrees", "number", "of freedom"},
        {"q_p", "number", "its P, 0 to 1"}}},
      {"row",
       "A result that is pooled, or would be.",
       {{"result", "text", "its id"},
        {"study", "text"},
        {"against", "text", "of a contrast: the result of the other arm", false},
        {"comparator", "text", {}, false},
        {"events_1", "number", "patients of the first arm with the event, or alive", false},
        {"n_1", "number", "patients of the first arm", false},
        {"events_2", "number", "patients", false},
        {"n_2", "number", "patients", false},
        {"events", "number", "of a share: patients", false},
        {"total", "number", "patients", false},
        {"published", "published", "of a ratio or a median", false},
        {"value", "number", "in unit"},
        {"interval", "number[]", "low and high, of confidence, of it alone, in unit"},
        {"estimate", "number", "on the scale"},
        {"variance", "number", "on the scale squared"},
        {"weight_pct", "number", "per cent", false}}},
      {"published",
       "A number as its source prints it.",
       {{"value", "number", "in unit"},
        {"interval", "number[]", "low and high, in unit", false},
        {"p", "text", "as printed", false}}},
      {"beside",
       "What is to be said of a pool.",
       {{"id", caveat_words},
        {"says", "text"},
        {"without", "text[]", "studies without which it was pooled again", false},
        {"with", "text", "or how else it was pooled", false},
        {"pooled", "pooled", {}, false}}},
      {"not_tested",
       "An analysis that was asked for and is refused.",
       {{"analysis", "text"}, {"id", caveat_words}, {"says", "text"}}},
      {"aside", "A result that stays out.", {{"result", "text", "its id"}, {"id", refusal_words}, {"says", "text"}}},
  };
  return schema_text("A pool of published results, or why there is none", objects);
}

}  // namespace nelm::sheet
