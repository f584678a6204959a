#include "nelm/sheet/alike_picture.h"

#include "nelm/sheet/survival_pictures_test.h"

using namespace nelm;
using namespace nelm::sheet;

namespace {

registry::TreatedCurve treated(std::size_t patients, std::optional<double> from, int kind) {
  registry::TreatedCurve t;
  t.patients = patients;
  t.from     = from;
  if (from) t.curve = curve_of(patients_of(static_cast<int>(patients), kind));
  return t;
}

std::string all_words(const Picture& p) {
  std::string all;
  for (const auto& t : p.texts) all += t.words + " ";
  return all;
}

registry::AlikePatients by_treatment() {
  registry::AlikePatients a;
  a.curves.emplace();
  return a;
}

}  // namespace

TEST_CASE("curves of patients like one say loudly that they are not adjusted, and from where on they are") {
  auto a           = by_treatment();
  a.simulated      = true;
  const auto first = treated(40, 0., 1), later = treated(12, 6.2, 2), few = treated(9, std::nullopt, 3);
  const auto p = alike_picture(a, {{"drugs", &first}, {"resection", &later}, {"transplantation", &few}});
  REQUIRE(p);
  const auto words = all_words(*p);
  CHECK(p->title.ends_with("NOT ADJUSTED"));
  CHECK(words.find("NOT ADJUSTED. Who was treated how was chosen, not drawn by lot") != std::string::npos);
  CHECK(words.find("no patient of this registry ever lived") != std::string::npos);
  CHECK(words.find("resection: from 6.2 months on") != std::string::npos);
  CHECK(words.find("At risk") != std::string::npos);
  CHECK(words.find("transplantation") == std::string::npos);  // too few for a curve
  std::vector<double> begins;
  for (const auto& s : p->shapes)
    if (s.ink.width == 1.5 && s.corners.size() > 2) begins.push_back(s.corners.front().x);
  REQUIRE(begins.size() == 2);
  CHECK(begins[1] > begins[0]);  // no line at 100 before anybody is enough
}

TEST_CASE("where nobody has a curve there is no picture; of more than six those of most patients are drawn") {
  const auto few = treated(9, std::nullopt, 3);
  CHECK_FALSE(alike_picture(by_treatment(), {{"lt", &few}}));
  std::vector<registry::TreatedCurve> curves;
  for (int i = 0; i < 8; ++i) curves.push_back(treated(20 + static_cast<std::size_t>(i), 0., i));
  std::vector<NamedTreatment> named;
  for (std::size_t i = 0; i < curves.size(); ++i)
    named.push_back({std::string("treatment ") + "abcdefgh"[i], &curves[i]});
  const auto words = all_words(*alike_picture(by_treatment(), named));
  CHECK(words.find("treatment b") == std::string::npos);
  CHECK(words.find("treatment c") != std::string::npos);
  CHECK(words.find("2 more are not drawn, of fewer patients: see the table.") != std::string::npos);
}
