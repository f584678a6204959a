#include "nelm/exchange/case_schema.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "nelm/exchange/fact_comment.h"
#include "nelm/exchange/number_words.h"
#include "nelm/json_text.h"
#include "nelm/patient/fact.h"

namespace nelm::exchange {

namespace {

using patient::Fact;
using patient::Kind;
using patient::Row;

/// A pattern for words in small or capital letters: a schema's patterns tell the two apart, the reader does not.
std::string in_any_case(std::string_view words) {
  std::string pattern;
  for (const char c : words) {
    const bool letter = c >= 'a' && c <= 'z';
    pattern += letter ? fmt::format("[{}{}]", c, static_cast<char>(c - 'a' + 'A')) : std::string(1, c);
  }
  return pattern;
}

/// A pattern for one of several words with nothing but space around it.
std::string one_of(std::span<const std::string_view> words) {
  std::string any;
  for (const auto word : words) any += fmt::format("{}{}", any.empty() ? "" : "|", in_any_case(word));
  return fmt::format("^[ \\t\\r\\n]*({})[ \\t\\r\\n]*$", any);
}

constexpr std::string_view a_year    = "(1[89]|2[01])[0-9]{2}";
constexpr std::string_view a_month   = "(0[1-9]|1[0-2])";
constexpr std::string_view a_day     = "(0[1-9]|[12][0-9]|3[01])";
constexpr std::string_view long_ago  = "^-?[0-9]+ (month|year)s? (before assessment|ago)$";
constexpr std::string_view some_text = "[^ \\t\\r\\n]";

/// What the values of a fact are called among the definitions: facts of one shape share one.
std::string shape(const Row& r) {
  switch (r.kind) {
    case Kind::yes_no: return "yes_no";
    case Kind::date:   return "date";
    case Kind::text:   return "text";
    default:           return r.in == Fact::none ? std::string(r.name) : fmt::format("{}.{}", row(r.in).name, r.name);
  }
}

class Schema {
 public:
  std::string written() {
    json_.object()
        .member("$schema", "https://json-schema.org/draft/2020-12/schema")
        .member("$id", "urn:nelm:schema:case")
        .member("title", "A case of neuroendocrine liver metastases, as nelm reads it")
        .member(
            "description",
            "Every fact is optional, and what is left out is not reported, never no. A fact may be a value, what is "
            "still possible, either with its origin, or several reports.")
        .member("type", "object");
    json_.key("properties").object();
    json_.key("$schema").is(true).key("$comment").is(true);
    facts_of(Fact::none);
    json_.close().key("additionalProperties").is(false);
    json_.key("$defs").object();
    shared_definitions();
    for (const Row& r : patient::facts()) define(r);
    json_.close().close();
    return json_.done();
  }

 private:
  // The facts of the case, or of the items of a list.

  void facts_of(Fact list) {
    for (const Row& r : patient::facts()) {
      if (r.in != list) continue;
      json_.key(r.name).object().member("title", r.plain).member("description", fact_comment(r));
      switch (r.kind) {
        case Kind::list:  items(r); break;
        case Kind::notes: refer("notes"); break;
        default:          one_or_several(r);
      }
      json_.close();
    }
  }

  /// A value, a report, or several reports.
  void one_or_several(const Row& r) {
    json_.key("anyOf").list();
    reference(shape(r)), reference(report(r));
    json_.object().member("type", "array").key("items").object();
    refer(report(r));
    json_.close().key("minItems").number(1).close();
    json_.close();
  }

  void items(const Row& r) {
    json_.key("anyOf").list();
    reference("nothing");
    json_.object().member("type", "array").key("items").object();
    refer(fmt::format("{}.item", r.name));
    json_.close().close();
    json_.close();
  }

  static std::string report(const Row& r) {
    return shape(r) + (r.id == Fact::cytoreducible_fraction_pct ? ".report_with_basis" : ".report");
  }

  // The definitions.

  void shared_definitions() {
    json_.key("nothing")
        .object()
        .member("description", "nothing is known; in words, they are kept")
        .key("anyOf")
        .list();
    typed("null"), matching(one_of(words_for_nothing()));
    json_.close().close();
    json_.key("day").object().member("type", "string");
    json_.member("pattern", fmt::format("^{}-{}-{}$", a_year, a_month, a_day)).close();

    json_.key("report").object().member("description", "a value with its origin").member("type", "object");
    json_.key("required").list().text("value").close();
    json_.key("properties").object();
    json_.key("value").is(true);
    json_.key("unit").object().member("type", "string").close();
    json_.key("override").object().member("type", "boolean");
    json_.member("description", "replaces what other reports and the derivation say; they stay visible").close();
    json_.key("basis").object().key("enum").list().text("volume").text("count").close().close();
    json_.key("words").object().member("type", "string").member("description", "as the report words it").close();
    origin();
    json_.close().key("additionalProperties").is(false).close();

    json_.key("note").object().key("anyOf").list();
    typed("string");
    json_.object().member("type", "object").key("required").list().text("text").close().key("properties").object();
    json_.key("text").object().member("type", "string").close().key("on").object();
    refer("day");
    json_.close().close().key("additionalProperties").is(false).close();
    json_.close().close();
    json_.key("notes").object().key("anyOf").list();
    typed("null"), reference("note");
    json_.object().member("type", "array").key("items").object();
    refer("note");
    json_.close().close().close().close();
  }

  void origin() {
    json_.key("on").object().member("description", "the day of the report or the scan");
    refer("day");
    json_.close().key("known_on").object().member("description", "the day from which the board could know it");
    refer("day");
    json_.close().key("document").object().member("type", "string").close();
    json_.key("by").object().member("type", "string").member("description", "who entered it").close();
  }

  void define(const Row& r) {
    if (r.kind == Kind::notes) return;
    if (r.kind == Kind::list) return define_item(r);
    if (!defined_.insert(shape(r)).second) return;
    json_.key(shape(r)).object().key("anyOf").list();
    switch (r.kind) {
      case Kind::number: number_values(r); break;
      case Kind::date:   date_values(); break;
      case Kind::yes_no: yes_no_values(); break;
      case Kind::text:   typed("string"), typed("number"), typed("null"); break;
      default:           word_values(r);
    }
    json_.close().close();
    define_report(r);
  }

  void define_item(const Row& r) {
    json_.key(fmt::format("{}.item", r.name)).object();
    if (r.id == Fact::treatments) {  // "ssa" is short for a treatment of that type
      json_.key("anyOf").list();
      words_of(row(Fact::treatment_type)), matching(one_of(words_for_nothing()));
      json_.object();
    }
    json_.member("type", "object").key("properties").object();
    facts_of(r.id), origin();
    json_.close().key("additionalProperties").is(false);
    if (r.id == Fact::treatments) json_.close().close();
    json_.close();
  }

  /// A report of the fact; with a unit only where the fact is a number or a text, beside one value or none known.
  void define_report(const Row& r) {
    json_.key(report(r)).object();
    refer("report");
    if (r.id != Fact::cytoreducible_fraction_pct) json_.key("properties").object().key("basis").is(false).close();
    json_.key("anyOf").list();
    json_.object().key("properties").object().key("unit").is(false).key("value").object();
    refer(shape(r));
    json_.close().close().close();
    if (r.kind == Kind::number || r.kind == Kind::text) {
      auto units = units_read(r.id);
      units.emplace_back("");
      with_unit("number", r.kind == Kind::number ? one_of(units) : "");
      with_unit("string", ""), with_unit("null", "");
    }
    json_.close().close();
  }

  void with_unit(std::string_view type, std::string_view pattern) {
    json_.object().key("required").list().text("unit").close().key("properties").object();
    json_.key("value").object().member("type", type).close();
    json_.key("unit").object().said("pattern", pattern).close();
    json_.close().close();
  }

  // The values of a fact, each one of "anyOf".

  void number_values(const Row& r) {
    typed("null");
    number_within(r);
    matching(some_text);
    json_.object().member("type", "array").member("description", "[lowest, highest]");
    json_.key("minItems").number(2).key("maxItems").number(2).key("items").object().key("anyOf").list();
    number_within(r), matching(some_text);
    json_.close().close().close();
  }

  void number_within(const Row& r) {
    json_.object().member("type", r.traits.whole ? "integer" : "number");
    if (std::isfinite(r.bounds.low)) json_.key(r.bounds.low_open ? "exclusiveMinimum" : "minimum").number(r.bounds.low);
    if (std::isfinite(r.bounds.high))
      json_.key(r.bounds.high_open ? "exclusiveMaximum" : "maximum").number(r.bounds.high);
    json_.close();
  }

  void date_values() {
    reference("nothing");
    matching(fmt::format("^{}(-{}(-{})?)?$", a_year, a_month, a_day));
    matching(long_ago);
    json_.object().member("type", "integer").member("description", "a year");
    json_.key("minimum").number(1800).key("maximum").number(2199).close();
  }

  void yes_no_values() {
    reference("nothing"), typed("boolean");
    json_.object().key("enum").list().text("true").text("yes").text("false").text("no").close().close();
  }

  void word_values(const Row& r) {
    const bool members = r.kind == Kind::members;
    reference("nothing"), words_of(r);
    json_.object().member("type", "array");
    json_.member("description", members ? "those there; [] is none of them" : "the words still possible");
    json_.key("items").object().key("enum");
    word_list(r);
    json_.close();
    if (!members) json_.key("minItems").number(1);
    json_.close();
  }

  void words_of(const Row& r) {
    json_.object().key("enum");
    word_list(r);
    json_.close();
  }

  void word_list(const Row& r) {
    json_.list();
    for (const auto word : r.words) json_.text(word);
    json_.close();
  }

  // Small parts.

  void typed(std::string_view type) { json_.object().member("type", type).close(); }
  void matching(std::string_view pattern) {
    json_.object().member("type", "string").member("pattern", pattern).close();
  }
  void refer(std::string_view definition) { json_.member("$ref", fmt::format("#/$defs/{}", definition)); }
  void reference(std::string_view definition) {
    json_.object();
    refer(definition);
    json_.close();
  }

  JsonText              json_;
  std::set<std::string> defined_;
};

}  // namespace

std::string case_schema() { return Schema().written(); }

}  // namespace nelm::exchange
