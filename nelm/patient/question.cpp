#include "nelm/patient/question.h"

#include <fmt/format.h>

#include "nelm/patient/elsewhere.h"
#include "nelm/patient/lesions.h"
#include "nelm/patient/reported.h"
#include "nelm/patient/words.h"

namespace nelm::patient {

namespace {

using Questions = std::vector<Question>;

void ask_of_doubtful_values(const Record& record, std::string_view of, Questions& asked) {
  for (const Entry& e : record.entries) {
    const Row& r = row(e.fact);
    if (r.kind != Kind::number || r.doubtful.empty() || !e.value.numbers.single()) continue;
    if (r.doubtful.holds(e.value.numbers.low))
      asked.push_back({e.fact, false,
                       fmt::format("{}{}: {} {} is possible but unusual; is it so, and in this unit?", of, r.plain,
                                   in_words(e.fact, e.value), r.unit)});
  }
}

void ask_of_lesions(const Known& k, Questions& asked) {
  int n = 0;
  for (const Record& lesion : items(k.the_case, Fact::lesions)) {
    const auto name = fmt::format("lesion {}: ", ++n);
    ask_of_doubtful_values(lesion, name, asked);
    if (lobes(lesion).contradict)
      asked.push_back(
          {Fact::side, true, name + "the side as written and the segments lie in different lobes: both stay possible"});
  }
}

void ask_of_deposits(const Known& k, Questions& asked) {
  for (const Record& site : items(k.the_case, Fact::extrahepatic))
    if (site[Fact::elsewhere_site].choices == only(Elsewhere::mesentery) &&
        !single(Fact::elsewhere_counts_as, site[Fact::elsewhere_counts_as]))
      asked.push_back({Fact::extrahepatic, false,
                       "mesenteric deposit: does it count as a regional node or as disease outside the liver?"});
}

void ask_of_days_in_the_wrong_order(const Known& k, Questions& asked) {
  if (k.values[Fact::recurrence_date].numbers.high < k.values[Fact::curative_liver_resection_date].numbers.low)
    asked.push_back({Fact::recurrence_date, true,
                     "the recurrence is dated before the curative liver resection: both stay possible, and how long "
                     "after it the recurrence came is not known"});
  int n = 0;
  for (const Record& treatment : items(k.the_case, Fact::treatments)) {
    ++n;
    if (treatment[Fact::treatment_end].numbers.high < treatment[Fact::treatment_start].numbers.low)
      asked.push_back(
          {Fact::treatment_end, true, fmt::format("treatment {}: ends before it starts; both stay possible", n)});
  }
}

}  // namespace

std::vector<Question> questions(const Known& k) {
  Questions asked;
  ask_of_doubtful_values(k.the_case.facts, "", asked);
  for (const Record& specimen : items(k.the_case, Fact::specimens))
    ask_of_doubtful_values(specimen, "specimen: ", asked);
  ask_of_lesions(k, asked);
  ask_of_deposits(k, asked);
  ask_of_days_in_the_wrong_order(k, asked);

  if (nodes_contradict_the_list(k))
    asked.push_back({Fact::extrahepatic_present, true,
                     "regional nodes left behind are said beside a list that names no disease outside the liver: both "
                     "stay possible"});
  if (k.values.surely(Fact::primary_status, PrimaryStatus::never_found) &&
      reported(k.the_case, Fact::primary_site).given)
    asked.push_back(
        {Fact::primary_site, true, "a primary never found is said to have a site: the site counts as not known"});
  if (k.values.surely(Fact::differentiation, Differentiation::poor) &&
      k.values.surely(Fact::grade_reported, ReportedGrade::G1, ReportedGrade::G2))
    asked.push_back({Fact::grade_reported, false,
                     "a poorly differentiated tumour is reported as grade 1 or 2: is one of the two of another tumour, "
                     "or of a part of it?"});
  const bool heart =
      k.values.surely(Fact::carcinoid_heart_disease, Severity::mild, Severity::moderate, Severity::severe);
  if (heart && !k.values.surely(Fact::functional_syndrome, Syndrome::carcinoid))
    asked.push_back({Fact::functional_syndrome, !k.values.perhaps(Fact::functional_syndrome, Syndrome::carcinoid),
                     "carcinoid heart disease is reported: is there a carcinoid syndrome?"});
  return asked;
}

}  // namespace nelm::patient
