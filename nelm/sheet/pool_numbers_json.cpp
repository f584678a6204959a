#include "nelm/sheet/pool_numbers_json.h"

namespace nelm::sheet {

void interval_json(JsonText& json, std::string_view name, const evidence::Interval& i) {
  json.key(name).list().number(i.low).number(i.high).close();
}

void pooled_json(JsonText& json, std::string_view name, const evidence::Pooled& pooled,
                 const evidence::Reading& reading) {
  const auto& h = pooled.heterogeneity;
  json.key(name).object();
  if (pooled.prediction) interval_json(json, "prediction", reading(*pooled.prediction));
  json.key("summary").number(reading(pooled.estimate));
  interval_json(json, "interval", reading(pooled.interval));
  json.key("estimate").number(pooled.estimate).key("standard_error").number(pooled.standard_error);
  if (h.tau2_estimated) json.key("tau2").number(h.tau2);
  json.key("i2_pct").number(h.i2).key("q").number(h.q);
  json.key("q_degrees").number(h.q_degrees).key("q_p").number(h.q_p);
  json.close();
}

void effect_json(JsonText& json, const evidence::Effect& effect, const evidence::Interval& interval,
                 const evidence::Reading& reading) {
  json.key("value").number(reading(effect.estimate));
  interval_json(json, "interval", reading(interval));
  json.key("estimate").number(effect.estimate).key("variance").number(effect.variance);
}

}  // namespace nelm::sheet
