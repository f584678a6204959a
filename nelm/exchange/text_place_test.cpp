#include "nelm/exchange/text_place.h"

#include <doctest/doctest.h>

#include "nelm/exchange/node.h"

using namespace nelm;
using namespace nelm::exchange;

namespace {

std::string place(Places& places, std::size_t offset) {
  const auto p = places.of(offset);
  return std::to_string(p.line) + ":" + std::to_string(p.column);
}
std::string refusal(std::string_view bytes) {
  const auto problem = unfit({"case.toml", bytes});
  return problem ? sentence(*problem) : "read";
}

}  // namespace

TEST_CASE("lines and columns begin at one, and a column is a character") {
  const Source source{"x", "ab\nä≤c\n\nd"};
  Places       places(source);
  CHECK(place(places, 0) == "1:1");
  CHECK(place(places, 1) == "1:2");
  CHECK(place(places, 3) == "2:1");
  CHECK(place(places, 5) == "2:2");  // behind ä, two bytes
  CHECK(place(places, 8) == "2:3");  // behind ≤, three
  CHECK(place(places, 10) == "3:1");
  CHECK(place(places, 11) == "4:1");
  CHECK(place(places, 999) == "4:2");
  CHECK(place(places, 1) == "1:2");  // and back again
}

TEST_CASE("bytes cut from a larger text keep its lines") {
  const Source source{"x", "a\nb", 17};
  Places       places(source);
  CHECK(place(places, 0) == "17:1");
  CHECK(place(places, 2) == "18:1");
  CHECK(place(places, 0) == "17:1");
}

TEST_CASE("what stands at a place is a character, a byte, or the end") {
  const Source source{"x", "a\t≤\xFF\x7F"};
  CHECK(what_stands(source, 0) == "\"a\"");
  CHECK(what_stands(source, 1) == "the byte 0x09");
  CHECK(what_stands(source, 2) == "\"≤\"");
  CHECK(what_stands(source, 5) == "the byte 0xFF");
  CHECK(what_stands(source, 6) == "the byte 0x7F");
  CHECK(what_stands(source, 7) == "the end of the text");
}

TEST_CASE("no character is cut in two") {
  CHECK(front("a≤b", 5) == "a≤b");
  CHECK(front("a≤b", 4) == "a≤");
  CHECK(front("a≤b", 3) == "a");
  CHECK(front("a≤b", 2) == "a");
  CHECK(front("a≤b", 1) == "a");
  CHECK(front("≤", 1).empty());
  CHECK(characters("a≤ä") == 3);
  CHECK(front("\x8A\x8A\x8A\x8A\x8A\x8A\x8A", 6).size() == 6);
}

TEST_CASE("what is not UTF-8 is refused with its place") {
  CHECK(refusal("age = 5\nn\xE4me") == "case.toml:2:2: found the byte 0xE4; expected text in UTF-8");
  CHECK(refusal("ok: ä ≤ \xF0\x9F\xAB\x80") == "read");
  for (const auto* wrong :
       {"\x80", "\xC3", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\x80", "\xE2\x89", "\xED\xA0\x80", "\xEF\xBF",
        "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC3\x28", "\xF0\x9F\xAB"})
    CHECK_MESSAGE(refusal(wrong).ends_with("expected text in UTF-8"), wrong);
  for (const auto* right :
       {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
    CHECK_MESSAGE(refusal(right) == "read", right);
}

TEST_CASE("64 MiB are read, a byte more is not") {
  std::string bytes(max_bytes, ' ');
  CHECK(refusal(bytes) == "read");
  bytes += ' ';
  CHECK(refusal(bytes) == "case.toml: found more than 64 MiB; expected at most 64 MiB");
}

TEST_CASE("a byte order mark is no part of the text") {
  CHECK(without_mark({"x", "\xEF\xBB\xBF{}"}).bytes == "{}");
  CHECK(without_mark({"x", "{}\xEF\xBB\xBF"}).bytes == "{}\xEF\xBB\xBF");
}
