#include "nelm/exchange/fact_comment.h"

#include <fmt/format.h>

namespace nelm::exchange {

namespace {

using patient::Kind;
using patient::Row;

std::string allowed(const Row& r) {
  switch (r.kind) {
    case Kind::choice:  return fmt::format("one of {}", fmt::join(r.words, ", "));
    case Kind::members: return fmt::format("any of {}", fmt::join(r.words, ", "));
    case Kind::number:  return r.unit.empty() ? "a number" : fmt::format("in {}", r.unit);
    case Kind::yes_no:  return "true or false";
    case Kind::date:    return "a day, a month or a year";
    default:            return {};
  }
}

}  // namespace

std::string fact_comment(const Row& r) {
  std::string text{r.plain};
  if (!r.says.empty()) text += fmt::format("; {}", r.says);
  const auto values = allowed(r);
  return values.empty() ? text : fmt::format("{} ({})", text, values);
}

}  // namespace nelm::exchange
