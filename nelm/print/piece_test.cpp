#include "nelm/print/piece.h"

#include <doctest/doctest.h>

using namespace nelm::print;

namespace {

Piece piece(double height, bool with_next = false) {
  return {.height = height, .with_next = with_next, .draw = [](Canvas&, double) {}};
}

std::vector<std::size_t> sizes(const Sheets& sheets) {
  std::vector<std::size_t> all;
  for (const auto& s : sheets) all.push_back(s.size());
  return all;
}

}  // namespace

TEST_CASE("what no longer fits goes to the next sheet, and nothing stands below its foot") {
  const Pieces pieces{piece(40), piece(40), piece(40)};
  const auto   sheets = on_sheets(pieces, {10, 10, 100});
  CHECK(sizes(sheets) == std::vector<std::size_t>{2, 1});
  for (const auto& sheet : sheets)
    for (const auto& s : sheet) CHECK(s.top + s.piece->height <= 100);
  CHECK(sheets[1][0].top == 10);
}

TEST_CASE("a sheet with a head of its own begins below it") {
  const Pieces pieces{piece(40), piece(40), piece(40)};
  const auto   sheets = on_sheets(pieces, {.first_top = 10, .later_top = 30, .bottom = 100});
  CHECK(sizes(sheets) == std::vector<std::size_t>{2, 1});
  CHECK(sheets[1][0].top == 30);
}

TEST_CASE("what stays together is not parted, unless no sheet could hold it") {
  const Pieces fits{piece(60), piece(30, true), piece(30)};
  CHECK(sizes(on_sheets(fits, {0, 0, 100})) == std::vector<std::size_t>{1, 2});
  const Pieces too_high{piece(60, true), piece(30, true), piece(30)};
  CHECK(sizes(on_sheets(too_high, {0, 0, 100})) == std::vector<std::size_t>{2, 1});
}

TEST_CASE("a heading never stands alone at the foot of a sheet, however much follows it") {
  Pieces pieces{piece(80, true), piece(15, true), piece(30, true), piece(90)};
  pieces[1].heading = true;
  CHECK(sizes(on_sheets(pieces, {0, 0, 100})) == std::vector<std::size_t>{1, 2, 1});
}

TEST_CASE("room above a piece is left out at the head of a sheet") {
  Pieces pieces{piece(50), piece(50)};
  pieces[0].before = pieces[1].before = 5;
  const auto sheets                   = on_sheets(pieces, {10, 10, 110});
  CHECK(sizes(sheets) == std::vector<std::size_t>{1, 1});
  CHECK(sheets[0][0].top == 10);
  CHECK(sheets[1][0].top == 10);
}

TEST_CASE("a table that runs on begins again with its head") {
  auto         together = std::make_shared<Together>(Together{"Table", {piece(10)}});
  const Pieces rows     = [&] {
    Pieces all;
    for (int i = 0; i < 6; ++i) all.push_back(piece(30, i < 5));
    for (auto& p : all) p.together = together;
    return all;
  }();
  const auto sheets = on_sheets(rows, {0, 0, 100});
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].size() == 3);
  CHECK(sheets[1].size() == 4);
  CHECK(sheets[1][0].piece == &together->head[0]);
  CHECK(sheets[1][0].together == together.get());
}
