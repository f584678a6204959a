#include "nelm/cli/pool_asked.h"

#include <fmt/format.h>

#include <array>
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
  static constexpr std::array<std::string_view, 3> tests{"z", "knha", "adhoc"};
  evidence::Model               model{evidence::Between::restricted_likelihood, evidence::Test::knapp_hartung, 0.95};
  constexpr auto                own = evidence::between_names.size();
  std::vector<std::string_view> methods;
  for (const auto& name : evidence::between_names) methods.push_back(name.word);
  methods.insert(methods.end(), more.begin(), more.end());
  if (const auto at = word("method", "--method", methods)) {
    if (*at < own) model.between = evidence::between_names[*at].between;
    if (*at >= own) other = *at - own;
  }
  // A model without tau2 is tested with normal deviates unless another test is asked for.
  if (model.between == evidence::Between::equal) model.test = evidence::Test::wald;
  if (const auto at = word("test", "--test", tests)) model.test = static_cast<evidence::Test>(*at);
  if (const auto level = number("--level", "a level from 1 to 99.9 per cent, such as 95", 1, 99.9))
    model.level = *level / 100;
  return model;
}

evidence::ProportionScale PoolAsked::scale() {
  static constexpr std::array<std::string_view, 4> scales{"raw", "logit", "arcsine", "freeman-tukey"};
  const auto                                       at = word("scale", "--scale", scales);
  return at ? static_cast<evidence::ProportionScale>(*at) : evidence::ProportionScale::logit;
}

}  // namespace nelm::cli
