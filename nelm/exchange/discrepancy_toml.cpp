// A file of discrepancies/: where the review and a paper differ, with both sides.
#include "nelm/exchange/literature_reading.h"

namespace nelm::exchange {

namespace {

using literature::Discrepancy;

/// The ids under a key, each of a result read here that the review claims, or that a paper has.
std::vector<std::string> read_sides(Fields& f, std::string_view key, bool claims, const LiteratureReading& all) {
  std::vector<std::string> ids;
  for (const Node& node : f.list_of(key, Node::Kind::text, "a list such as [\"mayo-2011.2\"]", Need::may)) {
    const auto* result = literature::result_of(all.literature, node.text);
    if (result == nullptr) {
      if (!all.reading.there_but_unread("studies", literature::study_id_of(node.text)))
        f.problem(node, key, Fields::quoted(node), a_result_read_here(node.text, all));
    } else if (result->is_claim() != claims) {
      f.problem(node, key, fmt::format("{}, said by {}", node.text, claims ? "the paper" : "the review"),
                claims ? "what the review claims" : "what the paper has");
    } else {
      ids.push_back(node.text);
    }
  }
  return ids;
}

/// 27 of "D-27"; 0 where it is none, and told.
int number_of_id(Fields& f, const std::string& id) {
  const bool sound =
      id.size() == 4 && id.starts_with("D-") && id.find_first_not_of("0123456789", 2) == std::string::npos;
  if (sound) return std::stoi(id.substr(2));
  if (!id.empty()) f.problem("id", fmt::format("\"{}\"", id), "an id such as \"D-07\"");
  return 0;
}

}  // namespace

Discrepancy read_discrepancy(Fields& f, LiteratureReading& all) {
  constexpr std::string_view severities[] = {"A", "B", "C"};
  Discrepancy                d;
  d.id            = read_own_id(f, "discrepancy", all.reading);
  d.number        = number_of_id(f, d.id);
  d.severity      = f.word<literature::Severity>("severity", severities);
  d.about         = f.text("about");
  d.studies       = read_study_ids(f, "studies", Need::must, all);
  d.claims        = read_sides(f, "claims", true, all);
  d.originals     = read_sides(f, "originals", false, all);
  d.review_says   = f.text("review_says");
  d.original_says = f.text("original_says");
  d.checked       = f.text("checked");
  d.consequence   = f.text("consequence");
  d.review        = read_review(f);
  d.statements    = read_statements(f, all.reading);
  f.nothing_else();
  return d;
}

}  // namespace nelm::exchange
