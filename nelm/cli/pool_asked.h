// What a user asks of a pool, with every word that is none told at once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/cli/command.h"
#include "nelm/evidence/model.h"
#include "nelm/evidence/proportion.h"
#include "nelm/result.h"

namespace nelm::cli {

class PoolAsked {
 public:
  explicit PoolAsked(const Request& request) : request_(request) {}

  /// The place of the word of a switch among those it may have; none if it is not given.
  std::optional<std::size_t> word(std::string_view what, std::string_view name,
                                  std::span<const std::string_view> words);
  /// The number of a switch, from low to high; none if it is not given.
  std::optional<double> number(std::string_view name, std::string_view expected, double low, double high);

  /// --method, --test and --level. `more` methods stand behind those of tau2: which of them is asked, in `other`.
  evidence::Model           model(std::span<const std::string_view> more, std::optional<std::size_t>& other);
  evidence::ProportionScale scale();

  const Request& request() const { return request_; }
  /// Of words and numbers a switch never takes; of names that are nowhere, and files that cannot be written.
  Problems& never_taken() { return never_taken_; }
  Problems& not_there() { return not_there_; }
  /// Tells them all, if there are any: the exit status.
  std::optional<int> refused() const;

 private:
  const Request& request_;
  Problems       never_taken_, not_there_;
};

/// The words of a table that has one in each row.
template <class Rows>
std::vector<std::string_view> words_of(const Rows& rows) {
  std::vector<std::string_view> words;
  for (const auto& row : rows) words.push_back(row.word);
  return words;
}

/// The pool of --data FILE: a user's own table.
int pool_table(const Request&);

}  // namespace nelm::cli
