#include "nelm/print/said_more.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "nelm/print/canvas.h"

using namespace nelm::print;

namespace {

/// One figure and one row of a table, drawn.
Canvas drawn() {
  Canvas canvas({.title = "a title", .creator = "a test", .subject = "", .day = "2026-11-23"});
  for (const char* tag : {"Figure", "P"}) {
    const Tagged element(canvas, tag);
    canvas.line(10, 10, 20, 20, 1);
  }
  return canvas;
}

}  // namespace

TEST_CASE("a document says its language, and each figure what it shows") {
  auto canvas = drawn();
  canvas.describe("age 5\xE2\x89\xA5");
  const auto pdf = std::move(canvas).bytes();
  CHECK(pdf.find("/Lang (en)") != std::string::npos);
  CHECK(pdf.find("/Alt <FEFF006100670065002000352265>") != std::string::npos);
  CHECK(pdf.find("/Prev ") != std::string::npos);
  CHECK(pdf.ends_with("%%EOF\n"));
}

TEST_CASE("a figure without a description is a mistake that does not pass") {
  CHECK_THROWS_AS(drawn().bytes(), std::runtime_error);
  CHECK_THROWS_AS(with_said_more("no document", "en", {}), std::runtime_error);
}
