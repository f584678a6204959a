#include "nelm/exchange/registry_terms.h"

#include <doctest/doctest.h>

using namespace nelm;
using As = registry::Term::As;
using registry::Term;

TEST_CASE("a term is read as it is written") {
  using exchange::read_term;
  CHECK(read_term("age_years") == Term{"age_years", As::itself, "age_years", "", 0});
  CHECK(read_term("log(ki67_pct)") == Term{"log(ki67_pct)", As::logarithm, "ki67_pct", "", 0});
  CHECK(read_term("primary_site=lung") == Term{"primary_site=lung", As::is, "primary_site", "lung", 0});
  CHECK(read_term("functional_syndrome!=none") ==
        Term{"functional_syndrome!=none", As::is_not, "functional_syndrome", "none", 0});
  CHECK(read_term("liver_tumour_load_pct>2.5") ==
        Term{"liver_tumour_load_pct>2.5", As::above, "liver_tumour_load_pct", "", 2.5});
}

TEST_CASE("what is none of these is no term") {
  for (const auto* text : {"", "log()", "log(a", "=a", "a=", "a!=", "a>", "a>b", "a>nan", "a b", "log(a)=b", "a<3"}) {
    INFO(text);
    CHECK_FALSE(exchange::read_term(text));
  }
}
