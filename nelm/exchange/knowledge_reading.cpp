#include "nelm/exchange/knowledge_reading.h"

#include "nelm/date.h"
#include "nelm/patient/option.h"

namespace nelm::exchange {

using patient::Fact;
using patient::row;

std::string read_own_id(Fields& f, std::string_view what, Reading& reading) {
  auto id = f.text("id");
  if (id.empty()) return id;
  const auto place      = fmt::format("{}:{}", f.file(), f.table().find("id")->line);
  const auto [at, once] = reading.ids.emplace(fmt::format("{} {}", what, id), place);
  if (!once)
    f.problem("id", fmt::format("\"{}\"", id),
              fmt::format("an id of its own; {} stands at {} already", id, at->second));
  return id;
}

board::Place read_place(Fields& f) {
  constexpr std::string_view confidences[] = {"SRC", "SEC", "SEED"};
  board::Place               p;
  p.place              = f.text("place");
  p.confidence         = f.word<board::Confidence>("confidence", confidences);
  const bool elsewhere = p.confidence == board::Confidence::read_in_another;
  p.via                = f.text("via", elsewhere ? Need::must : Need::may);
  p.url                = f.text("url", Need::may);
  p.doubtful           = f.text("doubtful", Need::may);
  return p;
}

board::Review read_review(Fields& f) {
  board::Review r;
  r.transcribed_from = f.text("transcribed_from");
  r.reviewed_by      = f.text("reviewed_by", Need::may);
  r.reviewed_on      = f.text("reviewed_on", Need::may);
  if (r.reviewed_by.empty() ? !r.reviewed_on.empty() : !read_date(r.reviewed_on))
    f.problem(
        "reviewed_on", fmt::format("\"{}\"", r.reviewed_on),
        r.reviewed_by.empty() ? "nothing while reviewed_by is empty" : "the day of the review, such as 2026-11-24");
  return r;
}

std::string read_dated(Fields& f) {
  auto dated = f.text("dated");
  if (!dated.empty() && !read_days(dated))
    f.problem("dated", fmt::format("\"{}\"", dated), "a year, a month or a day, such as 2016 or 2016-05");
  return dated;
}

board::OptionSet read_options(Fields& f) {
  const Node* node = f.take("options", Need::must);
  if (node == nullptr) return 0;
  if (node->kind != Node::Kind::list || node->children.empty())
    f.problem(*node, "options", node->kind == Node::Kind::list ? "an empty list" : Fields::quoted(*node),
              "a list of options");
  board::OptionSet set = 0;
  for (const Node& word : node->children) {
    const auto at = std::ranges::find(patient::Option_words, word.text);
    if (word.kind != Node::Kind::text || at == patient::Option_words.end()) {
      f.problem(
          word, "options", Fields::quoted(word),
          fmt::format("an option listed by `nelm knowledge list`{}", did_you_mean(word.text, patient::Option_words)));
      continue;
    }
    const auto option = board::bit(static_cast<board::Option>(at - patient::Option_words.begin()));
    if ((set & option) != 0) f.problem(word, "options", Fields::quoted(word), "each option once");
    set |= option;
  }
  return set;
}

board::Condition read_condition_on(Fields& f, std::string_view key, bool per_lesion, Need need) {
  auto condition = f.condition(key, need);
  for (const board::Term& t : condition.terms) {
    if (t.fact == Fact::none || row(t.fact).in == (per_lesion ? Fact::lesions : Fact::none)) continue;
    f.problem(key, condition, std::string(row(t.fact).name),
              per_lesion
                  ? "facts of a lesion alone, in a rule judged lesion by lesion"
                  : "facts of the case (those of a lesion only in the criteria of a rule with per = \"lesion\")");
    return {};
  }
  return condition;
}

}  // namespace nelm::exchange
