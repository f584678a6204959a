#include "nelm/sheet/option_names.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::sheet;
using patient::Option;

namespace {

std::string joined(std::initializer_list<std::string_view> all) {
  std::string names, last;
  for (const auto name : all) add_option_name(names, last, name);
  return names;
}

board::Knowledge knowledge() {
  board::Knowledge k;
  for (std::size_t i = 0; i < patient::option_count; ++i)
    k.options.push_back({.id = static_cast<Option>(i), .name = "the " + std::string(patient::Option_words[i])});
  return k;
}

}  // namespace

TEST_CASE("options of one kind give their first word once") {
  CHECK(joined({"arterial embolisation", "arterial chemoembolisation", "arterial radioembolisation"}) ==
        "arterial embolisation / chemoembolisation / radioembolisation");
}

TEST_CASE("options of other kinds stand behind a comma, whole") {
  CHECK(joined({"chemotherapy"}) == "chemotherapy");
  CHECK(joined({"chemotherapy", "everolimus"}) == "chemotherapy, everolimus");
  CHECK(joined({"ablation alone", "liver transplantation"}) == "ablation alone, liver transplantation");
  CHECK(joined({"liver transplantation", "arterial embolisation", "arterial chemoembolisation", "chemotherapy"}) ==
        "liver transplantation, arterial embolisation / chemoembolisation, chemotherapy");
}

TEST_CASE("only the name just before tells the kind") {
  CHECK(joined({"arterial embolisation", "chemotherapy", "arterial radioembolisation"}) ==
        "arterial embolisation, chemotherapy, arterial radioembolisation");
}

TEST_CASE("a set of options is named in the clinical order") {
  CHECK(option_names(knowledge(), board::bit(Option::ssa) | board::bit(Option::lt)) == "the lt / ssa");
  CHECK(option_names(knowledge(), board::bit(Option::prrt)) == "the prrt");
  CHECK(option_names(knowledge(), 0).empty());
}
