#include "nelm/sheet/giving_way.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace nelm::sheet;

namespace {

Line option(std::string name, bool faint = false) {
  return {.label   = std::move(name),
          .words   = "cannot tell: age (a-list A-1)",
          .faint   = faint,
          .shorter = {"cannot tell: age (a-list)", "cannot tell: a-list"}};
}

/// "0 watch", "0 ablation": the step and the lines that go together, as they follow each other.
std::vector<std::string> order_of(const Page& page) {
  std::vector<std::string> all;
  for (const Shortening& s : giving_way(page))
    for (std::size_t i = 0, at = 0; i < s.stops.size(); ++i) {
      all.push_back(fmt::format("{}", s.step));
      for (; at < s.stops[i]; ++at) all.back() += fmt::format(" {}", s.lines[at]->label);
    }
  return all;
}

using Order = std::vector<std::string>;

}  // namespace

TEST_CASE("from the end of the page to its beginning, all to one step before any to the next") {
  Page page;
  page.sections = {{.title = "PART", .blocks = {option("lt"), Line{.label = "Primary", .words = "ileum"}}},
                   {.title = "AGREE", .blocks = {option("ablation"), option("watch")}}};
  CHECK(order_of(page) == Order{"0 watch", "0 ablation", "0 lt", "1 watch", "1 ablation", "1 lt"});
}

TEST_CASE("what stands behind a closed gate gives way first") {
  Page page;
  page.sections    = {{.title = "PART", .blocks = {option("lt", true), option("resection")}},
                      {.title = "AGREE", .blocks = {option("ablation", true), option("watch")}}};
  const auto order = order_of(page);
  CHECK(Order(order.begin(), order.begin() + 4) == Order{"0 ablation", "0 lt", "0 watch", "0 resection"});
}

TEST_CASE("lines of which one says what another leaves out go together, at the step at which they change") {
  const Line third{.label = "3", .words = "Ki-67", .shorter = {"Ki-67", ""}},
      rest{.label = "...", .words = {}, .shorter = {"", "then Ki-67"}};
  Page page;
  page.sections = {{.title = "PART", .blocks = {option("lt")}}, {.title = "ASK", .blocks = {third, rest}}};
  CHECK(order_of(page) == Order{"0 lt", "1 3 ...", "1 lt"});
}

TEST_CASE(
    "where a step says the same as the one before it nothing gives way, and without shorter words nothing at all") {
  Line same  = option("ssa");
  same.words = same.shorter[0];
  Page page;
  page.sections = {{.title = "AGREE", .blocks = {same}}};
  CHECK(order_of(page) == Order{"1 ssa"});
  page.sections = {{.title = "KNOWN", .blocks = {Line{.label = "Primary", .words = "ileum"}}}};
  CHECK(giving_way(page).empty());
}
