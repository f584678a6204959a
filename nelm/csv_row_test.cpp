#include "nelm/csv_row.h"

#include <doctest/doctest.h>

using nelm::csv_row;

TEST_CASE("only a cell that would be read as more than one stands in quotes, its own quotes doubled") {
  CHECK(csv_row({"a", "b c", ""}) == "a,b c,\n");
  CHECK(csv_row({"a,b", "say \"no\"", "two\nlines", "carriage\r"}) ==
        "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"carriage\r\"\n");
}

TEST_CASE("a line ends as it is asked to") { CHECK(csv_row({"a"}, "\r\n") == "a\r\n"); }
