// One value of a case as somebody wrote it (a number, a date, yes or no, words), and every problem found at its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "nelm/exchange/node.h"
#include "nelm/patient/reported.h"
#include "nelm/result.h"

namespace nelm::exchange {

/// What stands at a node, as a problem calls it; a long text is cut.
std::string found(const Node&);

/// Collects the problems of one file. What cannot be read is told, and nothing is put in its place. A path or field is the
/// name of what is read, as the user wrote it: "lesions[2].side".
class ValueReader {
 public:
  /// No date lies after `day`, that of the assessment; "14 months ago" counts back from `counted_to`.
  ValueReader(std::string_view file, Date day, Date counted_to) : day_(day), counted_to_(counted_to), file_(file) {}

  /// What is possible by a text, number, date, yes/no, choice or set of words, with its words where they say more. Nothing
  /// if it is refused.
  std::optional<patient::Entry> read_value(const Node&, const patient::Row&, const std::string& path);

  std::string         text_of(const Node&, const std::string& field);
  std::optional<Date> day_of(const Node&, const std::string& field);
  bool                yes_of(const Node*, const std::string& field);  // no if it is not there

  void problem(const Node& at, std::string field, std::string what, std::string expected);
  void problem_of_key(const Node& at, std::string field, std::string what, std::string expected);

  const Problems& problems() const { return problems_; }

 protected:
  /// Every problem told, in the order of the text.
  Problems in_order() &&;

  Date day_, counted_to_;

 private:
  std::optional<patient::Entry>   read_number_fact(const Node&, const patient::Row&, const std::string& path);
  std::optional<patient::Entry>   read_date_fact(const Node&, const patient::Row&, const std::string& path);
  std::optional<patient::Entry>   read_yes_no(const Node&, const patient::Row&, const std::string& path);
  std::optional<patient::Entry>   read_words(const Node&, const patient::Row&, const std::string& path);
  std::optional<patient::Choices> read_word(const Node&, const patient::Row&, const std::string& path);
  std::optional<patient::Entry>   refuse(const Node&, const std::string& path, std::string expected);
  std::string                     scalar_text(const Node&, const std::string& field);

  std::string file_;
  Problems    problems_;
};

}  // namespace nelm::exchange
