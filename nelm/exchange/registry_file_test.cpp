#include "nelm/exchange/registry_file.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::exchange;

namespace {

Result<std::optional<std::string>> title_of_the_one(std::span<const Source> files) {
  const KnowledgeFolder folder{"own", files};
  const auto            title = [](Fields& f) {
    static_cast<void>(f.text("id"));
    return f.text("title");
  };
  return only_registry_file<std::string>(
      {&folder, 1}, [](std::string_view stem) { return stem == "x"; }, title, "a second x");
}

}  // namespace

TEST_CASE("of the files of registry/ the one with the right name is read, and a second told") {
  const Source one{"registry/x.toml", "id = \"x\"\ntitle = \"it\""}, other{"registry/y.toml", "no TOML"},
      elsewhere{"sources/x.toml", "no TOML"}, again{"over/registry/x.toml", "id = \"x\"\ntitle = \"again\""};
  const Source alone[] = {one, other, elsewhere}, twice[] = {one, again}, none[] = {other};
  CHECK(title_of_the_one(alone).value() == "it");
  CHECK_FALSE(title_of_the_one(none).value());
  const auto told = title_of_the_one(twice);
  REQUIRE_FALSE(told);
  CHECK(sentence(told.error()[0]) ==
        "over/registry/x.toml:1:6: id: found a second x; expected one in all that is read");
}

TEST_CASE("the fact with the nearest name is the one that may have been meant") {
  CHECK(did_you_mean_fact("age_yeers") == ", did you mean age_years?");
  CHECK(did_you_mean_fact("nothing of the kind").empty());
}
