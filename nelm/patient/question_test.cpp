#include "nelm/patient/question.h"

#include <doctest/doctest.h>

#include "nelm/patient/case_by_hand_test.h"
#include "nelm/patient/words.h"

using namespace nelm;
using namespace nelm::patient;
using namespace nelm::patient::by_hand;

namespace {

std::vector<Question> asked_of(const Case& c) {
  const Values values = as_reported(c);
  return questions({c, values, day("2017-06-01")});
}
std::vector<Question> asked_of(std::vector<Entry> e) { return asked_of(case_of(std::move(e))); }

std::string only_question(const std::vector<Question>& asked) {
  REQUIRE(asked.size() == 1);
  return asked[0].says;
}

}  // namespace

TEST_CASE("a value hardly possible is asked about, with its unit") {
  CHECK(only_question(asked_of({said(Fact::ki67_pct, 0.02)})) ==
        "Ki-67: 0.02 % is possible but unusual; is it so, and in this unit?");
  CHECK(only_question(asked_of({said(Fact::liver_tumour_load_pct, 0.5)})) ==
        "tumour load of the liver: 0.5 % is possible but unusual; is it so, and in this unit?");
  CHECK(only_question(asked_of(case_of({}, {list(Fact::lesions, {item({said(Fact::longest_diameter_mm, 12)}),
                                                                 item({said(Fact::longest_diameter_mm, 3)})})}))) ==
        "lesion 2: longest diameter: 3 mm is possible but unusual; is it so, and in this unit?");
  CHECK(only_question(asked_of(case_of({}, {list(Fact::specimens, {item({said(Fact::specimen_ki67, 0.05)})})}))) ==
        "specimen: Ki-67 of the specimen: 0.05 % is possible but unusual; is it so, and in this unit?");
}

TEST_CASE("a value at nelm's own limit, none at all, or a range is not asked about") {
  CHECK(asked_of({said(Fact::ki67_pct, 0.1)}).empty());
  CHECK(asked_of({said(Fact::ki67_pct, 0)}).empty());
  CHECK(asked_of({said(Fact::liver_tumour_load_pct, 1)}).empty());
  CHECK(asked_of({said(Fact::max_lesion_mm, 5)}).empty());
  CHECK(asked_of({said(Fact::ki67_pct, Range{0, 3, false, true})}).empty());
  CHECK(asked_of(case_of({})).empty());
}

TEST_CASE("a side with segments of the other side is a contradiction") {
  const auto asked = asked_of(
      case_of({}, {list(Fact::lesions, {item({said(Fact::side, Side::left), said(Fact::segments, Segment::VII)})})}));
  CHECK(only_question(asked) ==
        "lesion 1: the side as written and the segments lie in different lobes: both stay possible");
  CHECK(asked[0].contradiction);
}

TEST_CASE("a mesenteric deposit is asked what it counts as") {
  const Entry mesentery = said(Fact::elsewhere_site, Elsewhere::mesentery);
  CHECK(only_question(asked_of(case_of({}, {list(Fact::extrahepatic, {item({mesentery})})}))) ==
        "mesenteric deposit: does it count as a regional node or as disease outside the liver?");
  CHECK(asked_of(case_of({}, {list(Fact::extrahepatic,
                                   {item({mesentery, said(Fact::elsewhere_counts_as, CountsAs::regional)})})}))
            .empty());
}

TEST_CASE("nodes left behind beside a list that names nothing are a contradiction") {
  const auto asked =
      asked_of(case_of({said(Fact::regional_nodes, Nodes::unresectable)}, {list(Fact::extrahepatic, {})}));
  CHECK(only_question(asked) ==
        "regional nodes left behind are said beside a list that names no disease outside the liver: both stay "
        "possible");
  CHECK(asked[0].contradiction);
}

TEST_CASE("a primary never found has no known site") {
  const Entry never = said(Fact::primary_status, PrimaryStatus::never_found);
  const auto  asked = asked_of({never, said(Fact::primary_site, Site::ileum)});
  CHECK(only_question(asked) == "a primary never found is said to have a site: the site counts as not known");
  CHECK(asked[0].contradiction);
  CHECK(asked_of({never, nothing_said(Fact::primary_site, "unknown")}).empty());
  CHECK(asked_of({never}).empty());
}

TEST_CASE("carcinoid heart disease asks for the carcinoid syndrome, and contradicts another") {
  const Entry heart = said(Fact::carcinoid_heart_disease, Severity::mild);
  const auto  asked = asked_of({heart});
  CHECK(only_question(asked) == "carcinoid heart disease is reported: is there a carcinoid syndrome?");
  CHECK(!asked[0].contradiction);
  CHECK(asked_of({heart, said(Fact::functional_syndrome, Syndrome::carcinoid)}).empty());
  CHECK(asked_of({heart, said(Fact::functional_syndrome, Syndrome::none)})[0].contradiction);
  CHECK(asked_of({said(Fact::carcinoid_heart_disease, Severity::none)}).empty());
}

TEST_CASE("a poorly differentiated tumour of grade 1 or 2 is asked about, one of grade 3 is not") {
  const auto poor = said(Fact::differentiation, Differentiation::poor);
  CHECK(only_question(asked_of({poor, said(Fact::grade_reported, ReportedGrade::G1)})).starts_with("a poorly"));
  CHECK(only_question(asked_of({poor, said(Fact::grade_reported, ReportedGrade::G2)})).starts_with("a poorly"));
  CHECK(asked_of({poor, said(Fact::grade_reported, ReportedGrade::G3)}).empty());
  CHECK(asked_of({poor}).empty());
}

TEST_CASE("a recurrence dated before the resection it follows is a contradiction, one of the same year is not") {
  const auto resected = [](const auto& on) { return said(Fact::curative_liver_resection_date, on); };
  const auto recurred = [](const auto& on) { return said(Fact::recurrence_date, on); };
  const auto asked    = asked_of({resected(days("2016")), recurred(days("2015"))});
  CHECK(only_question(asked) ==
        "the recurrence is dated before the curative liver resection: both stay possible, and how long after it the "
        "recurrence came is not known");
  CHECK(asked[0].contradiction);
  CHECK(asked_of({resected(days("2016")), recurred(days("2016"))}).empty());
  CHECK(asked_of({resected(days("2016"))}).empty());
  CHECK(asked_of({recurred(days("2016"))}).empty());
}

TEST_CASE("a treatment that ends before it starts is a contradiction, one of a single day is not") {
  const auto from_to = [](std::string_view from, std::string_view to) {
    return item({said(Fact::treatment_start, day(from)), said(Fact::treatment_end, day(to))});
  };
  const auto asked = asked_of(case_of(
      {}, {list(Fact::treatments, {from_to("2016-01-02", "2016-01-02"), from_to("2016-01-02", "2016-01-01")})}));
  CHECK(only_question(asked) == "treatment 2: ends before it starts; both stay possible");
  CHECK(asked[0].contradiction);
}
