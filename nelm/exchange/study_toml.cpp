// A file of studies/: a published study, and each of its results as the review reports it or as the paper has it.
#include "nelm/exchange/knowledge_sense.h"
#include "nelm/exchange/literature_reading.h"
#include "nelm/exchange/stated.h"

namespace nelm::exchange {

namespace {

using literature::Study;

constexpr std::string_view topics[] = {"the review itself",
                                       "epidemiology",
                                       "natural history",
                                       "guideline",
                                       "pattern of metastases",
                                       "prognosis",
                                       "resection",
                                       "safety of liver resection",
                                       "recurrence",
                                       "resection against other treatment",
                                       "debulking",
                                       "grade 3",
                                       "resection of the primary",
                                       "ablation",
                                       "liver transplantation",
                                       "intra-arterial therapy",
                                       "treatment before surgery",
                                       "treatment after surgery"};

constexpr int earliest = 1900, latest = 2100;

void read_citation(Fields& f, Study& s) {
  s.number  = stated_count(f, "number", "none");
  s.authors = stated_text(f, "authors", not_read);
  if (const auto year = read_number(f, "year", Need::must)) {
    s.year = static_cast<int>(*year);
    if (s.year != *year || s.year < earliest || s.year > latest)
      f.problem("year", fmt::format("{}", *year), "the year it was published in, such as 2011");
  }
  s.title   = stated_text(f, "title", not_read);
  s.journal = stated_text(f, "journal", not_read);
  s.volume  = stated_text(f, "volume", not_read);
  s.pages   = stated_text(f, "pages", not_read);
  s.doi     = f.text("doi", Need::may);
  s.pmid    = f.text("pmid", Need::may);
}

std::string read_topic(Fields& f) {
  const auto topic = f.text("topic");
  if (!topic.empty() && std::ranges::find(topics, topic) == std::end(topics))
    f.problem("topic", fmt::format("\"{}\"", topic),
              fmt::format("one of {}{}", fmt::join(topics, ", "), did_you_mean(topic, topics)));
  return topic;
}

}  // namespace

Study read_study(Fields& f, LiteratureReading& all) {
  Study s;
  s.id = read_own_id(f, "study", all.reading);
  read_citation(f, s);
  s.kind       = f.word<literature::StudyKind>("kind", literature::StudyKind_words);
  s.topic      = read_topic(f);
  s.design     = f.word<literature::Design>("design", literature::Design_words);
  s.period     = stated_text(f, "period");
  s.setting    = stated_text(f, "setting");
  s.n          = stated_count(f, "n_study");
  s.population = stated_text(f, "population");
  InTheSchemeOf scheme(f, f.text("scheme", Need::may), all.reading);
  s.population_if = read_condition_on(f, "population_if");
  scheme.settle(s.population_if);
  if (all.knowledge_sound) check_decides(f, "population_if", s.population_if, all.reading);
  s.not_compared = f.text("not_compared", Need::may);
  if (f.has("not_compared") && s.population_if.empty())
    f.problem("not_compared", "not_compared without population_if", "a condition it is left out of, or neither");
  s.before          = stated_text(f, "before");
  s.note            = f.text("note", Need::may);
  s.review          = read_review(f);
  s.statements      = read_statements(f, all.reading);
  const auto tables = f.tables("result");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    Fields result(tables[i], f.file(), fmt::format("result[{}].", i + 1), f.problems());
    s.results.push_back(read_study_result(result, s, scheme, all));
  }
  if (all.knowledge_sound) scheme.tell(f);
  f.nothing_else();
  return s;
}

}  // namespace nelm::exchange
