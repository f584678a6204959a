#include "nelm/sheet/shown.h"

#include <doctest/doctest.h>

using namespace nelm::sheet;

namespace {

using Names = std::vector<std::string>;

Line line(std::string label, Fold fold) { return {.label = std::move(label), .words = "words", .fold = fold}; }

/// A page of one section with these blocks.
Page of(std::vector<Block> blocks) {
  Page page;
  page.sections.push_back({.title = "WHAT IS KNOWN", .beside = {}, .blocks = std::move(blocks)});
  return page;
}

constexpr Shown no_room{.closed = false, .first = false, .figures = false, .agreed_rows = false};

}  // namespace

TEST_CASE("what folds first stands while there is room, what is closed only for who unfolds it, the rest always") {
  CHECK(stands(Fold::never, no_room));
  CHECK(stands(Fold::first, {}));
  CHECK_FALSE(stands(Fold::first, no_room));
  CHECK_FALSE(stands(Fold::closed, {}));
  CHECK(stands(Fold::closed, {.closed = true}));
}

TEST_CASE("a line that gave way is named by its label, once, and one without a label is a source's own sentence") {
  const auto page = of({line("Not asked", Fold::first), line("", Fold::first), line("Not asked", Fold::first),
                        line("Primary", Fold::never), line("what it opens to", Fold::closed)});
  CHECK(gave_way(page, no_room) == Names{"the sources' own sentences", "Not asked"});
  CHECK(gave_way(page, {}).empty());
}

TEST_CASE("a line that an option opens to is named where it gave way") {
  auto option = line("ablation alone", Fold::never);
  option.opens.push_back(line("C-11", Fold::first));
  CHECK(gave_way(of({option}), no_room) == Names{"C-11"});
}

TEST_CASE("figures, tables and rows on which all agree are named before the lines, each by its kind") {
  CHECK(gave_way(of({LimitLines{}, line("Not asked", Fold::first), Table{}}), no_room) ==
        Names{"rows on which all agree", "limits on their axis", "Not asked"});
  CHECK(gave_way(of({Table{.fold = Fold::first}}), no_room) == Names{"a table"});
  CHECK(gave_way(of({LimitLines{}, Table{}}), {.first = false}).empty());
}

TEST_CASE("a section that is closed is named by its title in small letters, and what stands in it is not") {
  Page page             = of({line("Not asked", Fold::first)});
  page.sections[0].fold = Fold::closed;
  CHECK(gave_way(page, no_room) == Names{"what is known"});
  CHECK(gave_way(page, {.closed = true}).empty());
}

TEST_CASE("published outcomes that found no room stand right behind the first page, before the reasons") {
  Page page;
  page.sections = {{.title = "PART", .id = "part"}, {.title = "OUTCOMES", .fold = Fold::first, .id = "outcome"}};
  CHECK(behind_the_first(page, no_room).front()->id == "outcome");
  CHECK(behind_the_first(page, no_room).size() == 2);
  CHECK(behind_the_first(page, {}).front()->id == "part");  // it stands on the first page
}
