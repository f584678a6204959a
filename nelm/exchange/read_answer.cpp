#include "nelm/exchange/read_answer.h"

#include <algorithm>
#include <iterator>

#include "nelm/exchange/number_words.h"
#include "nelm/exchange/read_case.h"
#include "nelm/exchange/trimmed.h"
#include "nelm/exchange/write_case.h"
#include "nelm/json_text.h"

namespace nelm::exchange {

namespace {

using patient::Case;
using patient::Fact;
using patient::Kind;
using patient::Row;
using patient::row;

std::vector<std::string> between_commas(std::string_view text) {
  std::vector<std::string> parts;
  for (;;) {
    const auto comma = text.find(',');
    parts.emplace_back(trimmed(text.substr(0, comma)));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

/// The word of the vocabulary that was meant: as it stands, or with spaces for its underscores, in any case.
std::string word_meant(const Row& r, const std::string& typed) {
  const auto plain = [](std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) {
      if (c == '_') return ' ';
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return small;
  };
  const auto word = std::ranges::find_if(r.words, [&](std::string_view w) { return plain(w) == plain(typed); });
  return word == r.words.end() ? typed : std::string(*word);
}

std::string yes_or_no_meant(std::string_view typed) {
  if (typed == "y" || typed == "Y" || typed == "Yes") return "yes";
  if (typed == "n" || typed == "N" || typed == "No") return "no";
  return std::string(typed);
}

/// What one word or number typed for a list says of an item.
Fact an_item_is(Fact list) {
  switch (list) {
    case Fact::lesions:      return Fact::longest_diameter_mm;
    case Fact::specimens:    return Fact::specimen_of;
    case Fact::extrahepatic: return Fact::elsewhere_site;
    default:                 return Fact::treatment_type;
  }
}

void write_list(JsonText& json, Fact list, std::string_view typed, const patient::Origin& origin) {
  json.list();
  if (typed != "none")
    for (const auto& part : between_commas(typed)) {
      const Row& is = row(an_item_is(list));
      json.object().member(is.name, is.words.empty() ? part : word_meant(is, part));
      write_origin(json, origin);
      json.close();
    }
  json.close();
}

void write_words(JsonText& json, const Row& r, std::string_view typed) {
  const auto parts = between_commas(typed);
  if (r.kind == Kind::choice && parts.size() == 1) {
    json.text(word_meant(r, parts.front()));
    return;
  }
  json.list();
  if (r.kind == Kind::choice || typed != "none")
    for (const auto& part : parts) json.text(word_meant(r, part));
  json.close();
}

}  // namespace

Result<Case> read_answer(Fact fact, std::string_view typed, const patient::Origin& origin, Date today) {
  const Row& r = row(fact);
  typed        = trimmed(typed);
  JsonText json;
  json.object().key(r.name);
  if (r.kind == Kind::list && !says_nothing(typed)) {
    write_list(json, fact, typed, origin);
  } else if (r.kind == Kind::list) {
    json.null();
  } else {
    json.object().key("value");
    if ((r.kind == Kind::choice || r.kind == Kind::members) && !says_nothing(typed))
      write_words(json, r, typed);
    else
      json.text(r.kind == Kind::yes_no ? yes_or_no_meant(typed) : std::string(typed));
    write_origin(json, origin);
    json.close();
  }
  json.close();
  auto read = read_case({"the answer", json.done()}, today);
  if (read) return read;
  auto problems = std::move(read.error());
  for (Problem& p : problems) p = {.field = p.field, .found = p.found, .expected = p.expected};
  return tl::unexpected(std::move(problems));
}

Case joined(Case to, const Case& more) {
  std::ranges::copy(more.facts.entries, std::back_inserter(to.facts.entries));
  std::ranges::stable_sort(to.facts.entries, {}, &patient::Entry::fact);
  for (const auto& list : more.lists) {
    const auto had = std::ranges::find(to.lists, list.fact, &patient::List::fact);
    if (had == to.lists.end())
      to.lists.push_back(list);
    else
      std::ranges::copy(list.items, std::back_inserter(had->items));
  }
  std::ranges::stable_sort(to.lists, {}, &patient::List::fact);
  std::ranges::copy(more.notes, std::back_inserter(to.notes));
  return to;
}

}  // namespace nelm::exchange
