#include <fmt/format.h>

#include "nelm/export/cql_position.h"
#include "nelm/export/cql_words.h"
#include "nelm/export/fhir_parts.h"
#include "nelm/export/fhir_resources.h"
#include "nelm/export/names.h"

namespace nelm::exported {

using board::Criterion;
using board::Knowledge;
using board::Option;
using board::Rule;
using board::Source;

namespace {

/// The options, the rules on each, and the criteria of each rule, as actions within actions.
class Plan {
 public:
  Plan(JsonText& json, const Source& s, const Knowledge& k) : json_(json), source_(s), knowledge_(k) {}

  void actions() {
    bool any = false;
    for (const board::OptionRow& o : knowledge_.options) {
      if (!speaks_of_it(o.id)) continue;
      if (!any) json_.key("action").list();
      any = true;
      option(o);
    }
    if (any) json_.close();
  }

 private:
  bool speaks_of_it(Option o) const {
    for (const Rule& r : source_.rules)
      if (speaks_of(r, o)) return true;
    return false;
  }
  void expression(std::string_view cql) {
    json_.key("expression").object();
    json_.member("language", "text/cql").member("expression", cql).member("reference", fhir_url("library", source_));
    json_.close();
  }

  void applicable_if(std::string_view cql) {
    json_.key("condition").list().object().member("kind", "applicability");
    expression(cql);
    json_.close().close();
  }

  void option(const board::OptionRow& o) {
    json_.object().said("title", o.name);
    json_.key("code").list().object().member("text", patient::name(o.id)).close().close();
    if (stands_on(source_, o.id)) {
      const auto scope = cql_name(applies(o.id));
      applicable_if(o.needs.empty() ? scope : fmt::format("{} and {}", cql_name(arises(o.id)), scope));
    }
    json_.key("action").list();
    for (const Rule& r : source_.rules)
      if (speaks_of(r, o.id)) rule(r);
    json_.close();
    if (stands_on(source_, o.id)) {
      json_.key("dynamicValue").list().object().member("path", "description");
      expression(fmt::format("{} + ' to ' + {}", cql_name(worst(o.id)), cql_name(best(o.id))));
      json_.close().close();
    }
    json_.close();
  }

  void rule(const Rule& r) {
    json_.object().member("title", r.id);
    json_.said("description", r.provided.empty() ? r.says : fmt::format("{}; {}", r.says, r.provided));
    place(r.place);
    if (!r.applies_if.empty()) applicable_if(cql_name(applies_if(r)));
    if (!r.criteria.empty()) {
      json_.key("action").list();
      for (const Criterion& c : r.criteria) {
        json_.object().member("title", c.id).said("description", c.asks);
        place(c.place);
        json_.close();
      }
      json_.close();
    }
    json_.close();
  }

  /// Where in the source a line can be checked.
  void place(const board::Place& p) {
    if (p.place.empty() && p.url.empty()) return;
    json_.key("documentation").list().object().member("type", "citation").said("label", p.via).said("display", p.place);
    json_.said("citation", source_.citation).said("url", p.url);
    json_.close().close();
  }

  JsonText&        json_;
  const Source&    source_;
  const Knowledge& knowledge_;
};

}  // namespace

std::string fhir_plan(const Source& s, const Knowledge& k, std::string_view made_with) {
  JsonText json;
  json.object();
  fhir_head(json, "PlanDefinition", s, k);
  fhir_type(json, "plan-definition-type", "eca-rule");
  json.member("description", fhir_description(s, made_with));
  if (!s.dated.empty()) json.key("effectivePeriod").object().member("start", s.dated).close();
  fhir_review(json, s);
  fhir_artifacts(json, s);
  const auto library = fhir_url("library", s);
  json.key("library").list().text(k.version.empty() ? library : fmt::format("{}|{}", library, k.version)).close();
  Plan(json, s, k).actions();
  return json.close().done();
}

}  // namespace nelm::exported
