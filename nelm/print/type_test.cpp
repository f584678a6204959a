#include "nelm/print/type.h"

#include <doctest/doctest.h>

using namespace nelm;
using namespace nelm::print;

namespace {

Type type() {
  auto t = Type::of();
  REQUIRE_MESSAGE(t.has_value(), "the text face is not installed");
  return std::move(*t);
}

}  // namespace

TEST_CASE("a machine without the text face says so, and prints in no other") {
  const auto none = Type::of("No Such Face");
  REQUIRE_FALSE(none);
  REQUIRE(none.error().size() == 1);
  const auto said = sentence(none.error()[0]);
  CHECK(said.starts_with("the text face: found "));
  CHECK(said.ends_with("; expected No Such Face (of the package fonts-sil-charis), without which nothing is printed"));
}

TEST_CASE("no line of words is wider than it may be, and none is lost") {
  auto       t    = type();
  const auto said = std::string("cannot tell (at best meets the list): all but the delay not encoded");
  for (const double width : {300., 120., 80.}) {
    const auto  set   = t.set(said, Font::text, width);
    std::size_t words = 0;
    for (const auto& l : set.lines) {
      CHECK(l.width <= width);
      words += l.words.size();
    }
    CHECK(words == 13);
    CHECK(set.width() <= width);
    CHECK(set.height() == doctest::Approx(measure(Font::text).leading * static_cast<double>(set.lines.size())));
  }
}

TEST_CASE("a word that is wider than a line is cut") {
  auto       t   = type();
  const auto set = t.set(std::string(60, 'W'), Font::title, 100);
  CHECK(set.lines.size() > 1);
  for (const auto& l : set.lines) CHECK(l.width <= 100);
}

TEST_CASE("a number keeps its unit and a source its criterion") {
  auto       t    = type();
  const auto load = t.width("load 50.0", Font::text);
  CHECK(t.set("load 50.0 %", Font::text, load + 1).lines.front().words.size() == 1);
  const auto source = t.width("see milan-2007", Font::text);
  CHECK(t.set("see milan-2007 M7-5", Font::text, source + 1).lines.front().words.size() == 1);
  CHECK(t.set("see milan-2007 again", Font::text, source + 1).lines.front().words.size() == 2);
}

TEST_CASE("all figures are of one width, so that numbers stand below each other") {
  auto t = type();
  CHECK(t.width("111.1", Font::text) == doctest::Approx(t.width("888.8", Font::text)));
}

TEST_CASE("a line break in the words stays one, and what would command a terminal becomes a space") {
  auto t = type();
  CHECK(t.set("one\ntwo", Font::text, 300).lines.size() == 2);
  CHECK(t.set("one\x1b[31mtwo", Font::text, 300).lines.front().words.size() == 2);
}

TEST_CASE("no letter is smaller than 8 points") {
  for (std::size_t f = 0; f < fonts; ++f) CHECK(measure(static_cast<Font>(f)).size >= 8);
}
