#include "nelm/exchange/write_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "nelm/exchange/fact_comment.h"
#include "nelm/exchange/number_words.h"
#include "nelm/json_text.h"

namespace nelm::exchange {

namespace {

using patient::Case;
using patient::Entry;
using patient::Fact;
using patient::Kind;
using patient::Origin;
using patient::Record;
using patient::Row;
using patient::row;

void write_words(JsonText& json, const Row& r, patient::Choices choices, bool always_list) {
  const bool list = always_list || !std::has_single_bit(choices);
  if (list) json.list();
  for (std::size_t i = 0; i < r.words.size(); ++i)
    if ((choices >> i & 1U) != 0) json.text(r.words[i]);
  if (list) json.close();
}

/// The days from low to high as a date to the day, the month or the year, if they are one.
std::string date_text(patient::Range r) {
  const Date low = date_of(static_cast<int>(r.low)), high = date_of(static_cast<int>(r.high));
  const auto day = nelm::written(low);
  // A month or a year cut short by the day of the assessment ends later than what is left of it.
  for (const std::size_t length : {10U, 7U, 4U})
    if (const auto days = read_days(day.substr(0, length)); days && days->first == low && days->last >= high)
      return day.substr(0, length);
  return day.substr(0, 4);
}

void write_value(JsonText& json, const Row& r, const Entry& e) {
  const bool every_word = r.kind == Kind::members && e.words.empty();  // all of them listed, which is no silence
  const bool unknown    = e.value == anything(r.id) && !every_word;
  if (r.kind == Kind::text)
    json.text(e.words);
  else if (unknown)
    json.null();
  else if (r.kind == Kind::number && e.value.numbers.single())
    json.number(e.value.numbers.low);
  else if (r.kind == Kind::number)
    json.text(written(e.value.numbers, r.id));
  else if (r.kind == Kind::date)
    json.text(date_text(e.value.numbers));
  else if (r.kind == Kind::yes_no)
    json.is(e.value.choices == patient::yes);
  else
    write_words(json, r, e.value.choices, r.kind == Kind::members);
}

/// Whether a range is written in words ("over 70"), which reading keeps: a range with both its ends is not.
bool in_words(const Row& r, const Entry& e) {
  return r.kind == Kind::number && !e.value.numbers.single() && e.value != anything(r.id) &&
         written(e.value.numbers, r.id).find(',') == std::string::npos;
}

/// Whether the value alone, as it is written, says all the entry says.
bool plain(const Row& r, const Entry& e) {
  const bool value_says_words =
      e.words.empty() || r.kind == Kind::text || (e.words == "not reported" && e.value == anything(r.id));
  const bool a_value  = r.kind != Kind::members && r.kind != Kind::text;
  const bool wordless = a_value && e.words.empty() && e.value == anything(r.id);  // null alone would gain words
  return value_says_words && !wordless && !in_words(r, e) && e.origin == Origin{} && !e.overrides && e.basis.empty();
}

void write_report(JsonText& json, const Row& r, const Entry& e) {
  json.object().key("value");
  write_value(json, r, e);
  if (r.kind != Kind::text) json.member("words", e.words);
  if (e.overrides) json.key("override").is(true);
  json.said("basis", e.basis);
  write_origin(json, e.origin);
  json.close();
}

void write_facts(JsonText& json, const Record& record, Fact in) {
  for (const Row& r : patient::facts()) {
    if (r.in != in) continue;
    std::vector<const Entry*> reports;
    for (const Entry& e : record.entries)
      if (e.fact == r.id) reports.push_back(&e);
    if (reports.empty()) continue;
    json.key(r.name);
    if (reports.size() == 1 && plain(r, *reports[0])) {
      write_value(json, r, *reports[0]);
      continue;
    }
    if (reports.size() > 1) json.list();
    for (const Entry* e : reports) write_report(json, r, *e);
    if (reports.size() > 1) json.close();
  }
}

void write_list(JsonText& json, const patient::List& list) {
  json.key(row(list.fact).name).list();
  for (const Record& item : list.items) {
    json.object();
    write_facts(json, item, list.fact);
    write_origin(json, item.origin);
    json.close();
  }
  json.close();
}

void write_notes(JsonText& json, const Case& c, Fact kind) {
  if (std::ranges::none_of(c.notes, [&](const auto& n) { return n.fact == kind; })) return;
  json.key(row(kind).name).list();
  for (const auto& note : c.notes) {
    if (note.fact != kind) continue;
    json.object().member("text", note.text);
    if (note.on) json.member("on", nelm::written(*note.on));
    json.close();
  }
  json.close();
}

}  // namespace

void write_origin(JsonText& json, const patient::Origin& o) {
  json.said("document", o.document).said("by", o.by);
  if (o.on) json.member("on", nelm::written(*o.on));
  if (o.known_on) json.member("known_on", nelm::written(*o.known_on));
}

std::string case_json(const Case& c, std::string_view comment) {
  JsonText json;
  json.object().said("$comment", comment);
  write_facts(json, c.facts, Fact::none);
  for (const Row& r : patient::facts())
    if (const auto* list = c.list(r.id)) write_list(json, *list);
  for (const Fact kind : {Fact::remarks, Fact::done, Fact::outcome}) write_notes(json, c, kind);
  json.close();
  return json.done();
}

namespace {

/// What a line of the empty case may look like.
std::string example(const Row& r) {
  switch (r.kind) {
    case Kind::number:  return fmt::format("{}", std::clamp(r.traits.whole ? 2. : 2.5, r.bounds.low, r.bounds.high));
    case Kind::date:    return r.id == Fact::assessment_date ? "2016-05-04" : "\"2016-05\"";  // a day, or none at all
    case Kind::yes_no:  return "true";
    case Kind::choice:  return fmt::format("\"{}\"", r.words.front());
    case Kind::members: return fmt::format("[\"{}\"]", r.words.front());
    case Kind::list:    return "[]";
    default:            return "\"...\"";
  }
}

std::string items_example(Fact list) {
  std::string members;
  for (const Row& r : patient::facts())
    if (r.in == list) members += fmt::format("{}{} = {}", members.empty() ? "" : ", ", r.name, example(r));
  return fmt::format("[{{ {} }}]", members);
}

}  // namespace

std::string empty_case_toml() {
  std::string text =
      "# Fill in what is known, take the # away before it, and leave out the rest: what is not here is not reported, "
      "never no.\n"
      "# A value may be vague: \"<3 %\", \"80-90 %\", \"multiple\", \"4.5 cm\", \"not done\". With its origin it is a "
      "table:\n"
      "# ki67_pct = { value = 4, document = \"pathology 17/2231\", on = 2017-03-02, known_on = 2017-03-09 }\n";
  std::optional<patient::Section> section;
  for (const Row& r : patient::facts()) {
    if (r.in != Fact::none) continue;
    if (r.section != section) {
      section = r.section;
      text += fmt::format("\n# {}\n", title(r.section));
    }
    text += fmt::format("\n# {}\n#{} = {}\n", fact_comment(r), r.name,
                        r.kind == Kind::list ? items_example(r.id) : example(r));
  }
  return text;
}

}  // namespace nelm::exchange
