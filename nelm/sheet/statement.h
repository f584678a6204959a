// What one source says of one option, in the words a board reads: "not met: age 55 (limit under 45 to 55)".
#pragma once

#include <string>
#include <vector>

#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// A criterion or a rule to look up, and where.
struct Cited {
  std::string_view    id;
  const board::Place* place = nullptr;
};

struct Statement {
  board::Word                           word = board::Word::silent;
  Sign                                  sign = Sign::none;
  board::Side                           side = board::Side::neither;
  std::string                           verb;    // "recommends", "meets the list", "cannot tell (at best conditional)"
  std::string                           brief;   // the verb without what may still become of it: "cannot tell"
  std::string                           reason;  // "age 55 (limit under 45 to 55)"; may be empty
  std::string                           provided;  // the source's words that no fact holds
  std::vector<const board::RuleJudged*> rules;     // those that speak here
  std::vector<Cited>                    cites;     // the criteria or rules to look up
};

/// "EN-0*, EN-2": what a statement cites, each id as `marked`.
std::string cited(const Statement&);

/// Of a position in scope, or perhaps in scope: what it says and why, decided or not; under an option whose precondition
/// is open, what it would say.
Statement statement(const Given&, const board::OptionJudged&, const board::Position&);

/// How a standing is said: "recommends", "condition not met".
std::string_view verb_of(board::Word);

/// The same, one for each word: each finding of a study stands for itself, so those that hold and those that are open are
/// all said. Of every other source the one statement.
std::vector<Statement> statements(const Given&, const board::OptionJudged&, const board::Position&);

/// Whether a position says anything of this case: it is neither silent, nor not encoded, nor out of scope.
bool speaks(const Given&, const board::OptionJudged&, const board::Position&);

/// A finding's fact with the patient's value and the limit: "load 50 % (limit under 50 %)".
std::string finding_said(const Given&, const board::Finding&, bool met);

/// The sign of one finding.
Sign sign_of(const board::Finding&);

/// Fact and value in a slot; of the stability of a patient who surely progresses, that.
std::string slot_said(const Given&, patient::Fact, board::Slot);

/// The value judged by a condition's subject: of grade that by the source's scheme.
std::string subject_said(const Given&, const board::Condition&);

/// How a rule judged for one lesion reads: suitable, difficult, unsuitable.
struct Suitability {
  Sign             sign;
  std::string_view words;
};
Suitability suitability(board::Span);

/// "Ki-67, mitoses": the facts of a set in the order of the catalogue; of more than `most` the first and how many more.
std::string names(const patient::FactSet&, std::size_t most = 99);

/// Where a line can be checked, and how it is known: "Conclusions; as the review reports".
std::string where(const board::Place&);

/// "EN-0*": an id with the mark of how it is known: * as the review reports, ^ read in another source; and
/// whether it is doubted: "NC-1*, doubtful".
std::string marked(std::string_view id, const board::Place&);

/// The mark alone: "*", "^", or empty.
std::string_view mark_of(const board::Place&);

}  // namespace nelm::sheet
