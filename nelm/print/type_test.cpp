#include "nelm/print/type.h"

#include <doctest/doctest.h>

#include <algorithm>

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

namespace {

/// The glyphs of what stands in one line, by their numbers in their face, and the text they stand for.
struct Drawn {
  std::vector<unsigned long> glyphs;
  std::string                text;
};
Drawn drawn(Type& t, const std::string& words) {
  Drawn all;
  for (const auto& l : t.set(words, Font::text, 1000).lines)
    for (const auto& w : l.words)
      for (const Glyphs& piece : w.word->drawn) {
        for (const auto& g : piece.glyphs) all.glyphs.push_back(g.index);
        all.text += piece.text;
        int bytes = 0, glyphs = 0;
        for (const auto& c : piece.clusters) bytes += c.num_bytes, glyphs += c.num_glyphs;
        CHECK(bytes == static_cast<int>(piece.text.size()));
        CHECK(glyphs == static_cast<int>(piece.glyphs.size()));
      }
  return all;
}

}  // namespace

TEST_CASE("a letter that no face has is drawn as its number, and stays the letter for who copies it") {
  auto        t    = type();
  const auto* none = "a\U0010FF00\U0010FF01b c";  // of private use: no face has them
  CHECK(drawn(t, none).glyphs == drawn(t, "aU+10FF00 U+10FF01 b c").glyphs);
  CHECK(drawn(t, none).text == std::string(none) + " ");
  CHECK(t.width(none, Font::text) == doctest::Approx(t.width("aU+10FF00 U+10FF01 b c", Font::text)).epsilon(0.01));
}

TEST_CASE("of a letter with a mark that no face has both are drawn, the mark as its number") {
  auto t = type();
  CHECK(drawn(t, "e\u0378.").text == "e\u0378. ");
  const auto glyphs = drawn(t, "e\u0378.").glyphs;
  CHECK(std::ranges::search(glyphs, drawn(t, "U+0378").glyphs).begin() != glyphs.end());
}

TEST_CASE("no letter is smaller than 8 points") {
  for (std::size_t f = 0; f < fonts; ++f) CHECK(measure(static_cast<Font>(f)).size >= 8);
}
