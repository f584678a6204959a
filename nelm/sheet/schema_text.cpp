#include "nelm/sheet/schema_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "nelm/json_text.h"
#include "nelm/patient/fact.h"
#include "nelm/patient/option.h"

namespace nelm::sheet {

namespace {

class SchemaText {
 public:
  /// The first object is what is published, by its name.
  std::string all(std::string_view title, std::span<const SchemaObject> every, std::string_view standing) {
    json_.object()
        .member("$schema", "https://json-schema.org/draft/2020-12/schema")
        .member("$id", fmt::format("urn:nelm:schema:{}", every.front().name))
        .member("title", title);
    object(every.front());
    json_.key("$defs").object();
    for (const SchemaObject& o : every)
      if (o.name != every.front().name) {
        json_.key(o.name).object();
        object(o);
        json_.close();
      }
    if (!standing.empty()) words("standing", standing);
    json_.key("fact").object().key("enum").list();
    std::vector<std::string_view> seen;
    for (const auto& r : patient::facts())
      if (std::ranges::find(seen, r.name) == seen.end()) json_.text(seen.emplace_back(r.name));
    json_.close().close();
    json_.key("option_id").object().key("enum").list();
    for (const auto option : patient::Option_words) json_.text(option);
    json_.close().close();
    json_.close().close();
    return json_.done();
  }

 private:
  void object(const SchemaObject& o) {
    json_.member("description", o.says).member("type", "object").key("additionalProperties").is(false);
    json_.key("required").list();
    for (const SchemaMember& m : o.members)
      if (m.always) json_.text(m.name);
    json_.close().key("properties").object();
    for (const SchemaMember& m : o.members) {
      json_.key(m.name).object().said("description", m.says);
      type(m.is);
      json_.close();
    }
    json_.close();
  }

  void words(std::string_view name, std::string_view list) {
    json_.key(name).object();
    type(list);
    json_.close();
  }

  void type(std::string_view is) {
    if (is.ends_with("[]")) {
      json_.member("type", "array").key("items").object();
      type(is.substr(0, is.size() - 2));
      json_.close();
    } else if (is.find('|') != std::string_view::npos) {
      json_.key("enum").list();
      for (;;) {
        const auto bar = is.find('|');
        json_.text(is.substr(0, bar));
        if (bar == std::string_view::npos) break;
        is.remove_prefix(bar + 1);
      }
      json_.close();
    } else if (is == "text") {
      json_.member("type", "string");
    } else if (is == "flag") {
      json_.member("type", "boolean");
    } else if (is == "count") {
      json_.member("type", "integer");
    } else if (is == "number") {
      json_.member("type", "number");
    } else if (is == "day") {
      json_.member("type", "string").member("format", "date");
    } else if (is == "end") {
      json_.key("type").list().text("number").text("string").text("null").close();
    } else if (is == "value") {
      json_.key("type").list().text("string").text("boolean").close();
    } else {
      json_.member("$ref", fmt::format("#/$defs/{}", is));
    }
  }

  JsonText json_;
};

}  // namespace

std::string schema_text(std::string_view title, std::span<const SchemaObject> every, std::string_view standing) {
  return SchemaText().all(title, every, standing);
}

}  // namespace nelm::sheet
