#include "nelm/cli/pool_asked.h"

#include <fmt/format.h>

#include <charconv>

#include "nelm/cli/door.h"
#include "nelm/cli/evidence_named.h"

namespace nelm::cli {

std::optional<std::size_t> PoolAsked::word(std::string_view what, std::string_view name,
                                           std::span<const std::string_view> words) {
  return request_.has(name) ? place_of(what, request_.value(name), words, never_taken_) : std::nullopt;
}

std::optional<double> PoolAsked::number(std::string_view name, std::string_view expected, double low, double high) {
  if (!request_.has(name)) return {};
  const auto text  = request_.value(name);
  double     value = 0;
  const auto end   = text.data() + text.size();
  const auto read  = std::from_chars(text.data(), end, value);
  if (read.ec == std::errc{} && read.ptr == end && value >= low && value <= high) return value;
  never_taken_.push_back(
      {.file = std::string(name), .found = fmt::format("\"{}\"", text), .expected = std::string(expected)});
  return {};
}

std::optional<int> PoolAsked::refused() const {
  if (never_taken_.empty() && not_there_.empty()) return {};
  return tell(never_taken_, not_there_);
}

evidence::Model PoolAsked::model(std::span<const std::string_view> more, std::optional<std::size_t>& other) {
  evidence::Model model{evidence::Between::restricted_likelihood, evidence::Test::knapp_hartung, 0.95};
  constexpr auto  own     = evidence::between_names.size();
  auto            methods = words_of(evidence::between_names);
  methods.insert(methods.end(), more.begin(), more.end());
  if (const auto at = word("method", "--method", methods)) {
    if (*at < own) model.between = evidence::between_names[*at].between;
    if (*at >= own) other = *at - own;
  }
  // A model without tau2 is tested with normal deviates unless another test is asked for.
  if (model.between == evidence::Between::equal) model.test = evidence::Test::wald;
  if (const auto at = word("test", "--test", words_of(evidence::test_names)))
    model.test = evidence::test_names[*at].test;
  if (const auto level = number("--level", "a level from 1 to 99.9 per cent, such as 95", 1, 99.9))
    model.level = *level / 100;
  return model;
}

evidence::ProportionScale PoolAsked::scale() {
  const auto at = word("scale", "--scale", words_of(evidence::scale_names));
  return at ? evidence::scale_names[*at].scale : evidence::ProportionScale::logit;
}

}  // namespace nelm::cli
