// What the sources say, as data: sources with their rules and criteria, options, schemes, gates. Read from `knowledge/`;
// every cut-off there is stands in it, with who says it, where, and how sure we are.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/board/condition.h"
#include "nelm/board/span.h"
#include "nelm/date.h"
#include "nelm/patient/option.h"

namespace nelm::board {

using patient::Option;
using OptionSet = std::uint32_t;  // a bit for each option

/// How sure we are of a line of knowledge.
enum class Confidence : std::uint8_t {
  read_in_the_source,  // SRC
  read_in_another,     // SEC: in a named secondary source
  as_the_review_says,  // SEED: stated by the review only
};

/// Where a line of knowledge can be checked.
struct Place {
  std::string place;  // "Conclusions", "criteria table"
  Confidence  confidence = Confidence::read_in_the_source;
  std::string via;  // the secondary source, if that is what was read
  std::string url;
  std::string doubtful;  // why this line is doubted; the sheet says so wherever it cites it
};

/// The statements of the review that a line of knowledge carries, by their numbers.
using StatementNumbers = std::vector<int>;

/// Who has looked at a file of knowledge. Nobody yet, and every sheet says so.
struct Review {
  std::string transcribed_from, reviewed_by, reviewed_on;
  std::size_t layer = 0;  // whose file it is: 0 of the knowledge itself, else of Knowledge::layers[layer - 1]
};

/// A site's own rules, laid over the knowledge: its sources, schemes, gates, conflicts and factors stand beside the others.
struct Layer {
  std::string              name;            // its folder: "our-hospital"
  std::string              hash;            // of its files alone
  std::vector<std::string> files;           // "sources/our-list.toml", in rising order
  std::vector<std::string> reviews;         // "Dr A, 2026-11-24", each once
  std::size_t              unreviewed = 0;  // files nobody has reviewed
};

/// `relative`: failing it weakens; `exclusion`: true means out; advisory and evidence are shown and decide nothing.
enum class CriterionKind : std::uint8_t { required, exclusion, relative, advisory, evidence };

struct Criterion {
  std::string      id;     // "M7-1"
  std::string      asks;   // "Is the histology a confirmed low-grade tumour?"
  std::string      limit;  // the few words of a table's cell: "low grade"
  std::string      note;
  CriterionKind    kind = CriterionKind::required;
  Condition        met_if, unmet_if;     // an exclusion's `out_if` is its unmet_if
  bool             never_unmet = false;  // unmet_if = "never": all that is not met lies between
  Between          between     = Between::nothing;
  Place            place;
  StatementNumbers statements;
};

/// Advice and evidence are shown and decide nothing.
constexpr bool decides(const Criterion& c) {
  return c.kind != CriterionKind::advisory && c.kind != CriterionKind::evidence;
}

/// What a criterion asks: its met_if; of an exclusion, which has none, its unmet_if. Empty where the source asks nothing
/// that a fact holds.
inline const Condition& condition_of(const Criterion& c) { return c.met_if.empty() ? c.unmet_if : c.met_if; }

/// The first fact a criterion names: the row of a table it belongs to. `none` if it names none.
inline Fact subject(const Criterion& c) { return subject(condition_of(c)); }

enum class Form : std::uint8_t {
  list,        // a selection list: a case meets it or not
  indication,  // speaks for the option, with a strength
  bar,         // speaks against it where its criteria are clear
  finding,     // of a study, or what a payer decided: advises nothing
};

enum class Strength : std::uint8_t {
  recommends,
  conditional,
  against,
  divided,
  evidence_for,
  evidence_against,
  caution,
  disputed,
  commissioned,  // of a payer
  not_commissioned
};

struct Rule {
  std::string            id;
  OptionSet              options  = 0;
  Form                   form     = Form::indication;
  Strength               strength = Strength::conditional;
  std::string            says;         // one clause for the sheet
  Condition              applies_if;   // of whom it speaks; empty: of every patient
  std::string            population;   // the same in words
  std::string            provided;     // words of the source that no fact holds, printed as its condition
  std::string            partly_read;  // of a list: what could not be read; one more criterion, unsaid
  bool                   per_lesion = false;
  std::vector<Criterion> criteria;
  Place                  place;
  StatementNumbers       statements;
};

/// What could not be read of a source, so that nobody takes its silence here for its own.
struct NotEncoded {
  std::string      id;           // "OP-x"
  OptionSet        options = 0;  // those it concerns; none: of no option in particular
  std::string      missing, because;
  StatementNumbers statements;

  bool concerns(Option o) const { return options == 0 || (options >> static_cast<unsigned>(o) & 1U) != 0; }
};

enum class SourceKind : std::uint8_t { review, guideline, list, study, payer };

/// A newer source in the place of a source, or of a part of it.
struct SupersededBy {
  std::string source;    // its id: "enets-2023"
  std::string replaces;  // in words: "all of it", "its limits for the small intestine"
};

struct Source {
  std::string               id, title, citation, doi, remark, scheme;
  SourceKind                kind = SourceKind::guideline;
  std::string               dated;                 // "2016", "2015-06", "2015-06-02"
  bool                      every_option = false;  // it speaks of every option, so having no rule on one says something
  bool                      read_whole   = false;  // then that something is silence; else it is "not encoded"
  std::vector<Rule>         rules;
  Review                    review;
  std::vector<NotEncoded>   not_encoded;
  StatementNumbers          statements;
  std::vector<SupersededBy> superseded_by;  // what that means for a case: replaced.h

  /// Whether it names this option among what could not be read of it.
  bool could_not_be_read(Option o) const {
    for (const NotEncoded& n : not_encoded)
      if (n.options != 0 && n.concerns(o)) return true;
    return false;
  }
};

struct OptionRow {
  Option           id{};
  std::string      name, note, needs_words;
  std::string      once_given;  // what is to be said once it has been given; may be empty
  std::string      no_source;   // why no source here has a rule on it; empty where one has
  Condition        needs;       // the precondition, judged once before all sources; empty: none
  Place            place;
  Review           review;
  StatementNumbers statements;
};

/// A fact that follows by a source's classes. A value stays possible unless its condition is unmet.
struct Class {
  patient::Choices value = 0;  // one bit
  Condition        when;
  std::string      note;
  bool             pooled_apart = false;  // results on its patients are pooled with those on no others
};

struct Scheme {
  std::string        id, title, citation, dated;
  Fact               gives = Fact::none;
  Slot               slot  = 0;
  std::vector<Class> classes;
  Place              place;
  Review             review;
  StatementNumbers   statements;
};

enum class GateKind : std::uint8_t { gate, hazard };

/// What must be clear before a procedure, or must be warned of.
struct Gate {
  std::string id, name, says, source, criterion, dated;
  std::string citation;     // where the source has no file of its own
  int         order   = 0;  // its place among the gates on a sheet
  GateKind    kind    = GateKind::gate;
  OptionSet   options = 0;
  Condition   closed_if;    // of a hazard: when it warns
  Condition   clear_if;     // once surely so it is clear, whatever closed_if says; not reported, it clears nothing
  Condition   open_if;      // leaves it open whatever closed_if says
  Condition   asked_if;     // outside it an unreported fact is not asked for, and never clear
  Condition   written_for;  // of whom its source speaks; before other patients it stands too, and the sheet says so
  std::string population;   // the same in words
  Place       place;
  Review      review;
  StatementNumbers statements;
};

/// One side of a conflict: what it holds, and who says so.
struct ConflictSide {
  struct Cited {
    std::string source, id;  // "milan-2007", "M7-7": a criterion or a rule
    Place       place;       // that of the criterion or rule
  };
  std::string        says;
  std::vector<Cited> cites;
  std::string        citation;  // where no source here says it
};

/// A question on which what has been published disagrees. It is shown, with every side, and never resolved.
struct Conflict {
  std::string               id, asks;     // "C-01"
  OptionSet                 options = 0;  // those it concerns; none: it is about prognosis
  Condition                 bears_if;     // of which patients the sides say different things
  std::vector<ConflictSide> sides;        // two at least
  std::string               note;
  Review                    review;
  StatementNumbers          statements;
};

enum class Direction : std::uint8_t { favourable, adverse, disputed };

/// What was found to go with how long patients live. It selects nobody: no standing looks at it.
struct Factor {
  std::string       id, name, says, citation;
  Direction         direction = Direction::disputed;
  Condition         holds_if;  // empty: its source gives no limit
  std::vector<Fact> looks_at;  // whose values are shown; where there is no condition
  std::string       conflict;  // the conflict it stands in; may be empty
  Place             place;
  Review            review;
  StatementNumbers  statements;
};

enum class StatementKind : std::uint8_t { rule, number, caveat, opinion, background };
/// Where a statement lives that no line of knowledge carries, or not alone.
enum class Home : std::uint8_t { knowledge, evidence, product };

/// One statement of the review, in our own words.
struct ReviewStatement {
  int           number = 0;
  std::string   section, says;
  StatementKind kind = StatementKind::background;
  Home          home = Home::knowledge;
  std::string   where;  // in the product
};

struct Knowledge {
  std::string                  version;                      // "0.1.0"
  std::string                  hash;                         // of all its files, those of all layers together
  std::optional<Date>          valid_on;                     // the day it was taken as of (as_of.h); none: all it holds
  std::vector<Layer>           layers;                       // laid over it, in the order they were named
  std::vector<Source>          sources;                      // oldest first, then by id
  std::vector<OptionRow>       options;                      // in the order of Option, every one
  std::vector<Scheme>          schemes;                      // oldest first, then by id
  std::vector<Gate>            gates;                        // in their order, then by id
  std::vector<Conflict>        conflicts;                    // by id
  std::vector<Factor>          factors;                      // by id
  std::vector<ReviewStatement> statements;                   // by number
  std::size_t                  slots = patient::fact_count;  // places for values, those of further schemes included

  const OptionRow& option(Option o) const { return options[static_cast<std::size_t>(o)]; }
};

constexpr OptionSet bit(Option o) { return OptionSet{1} << static_cast<unsigned>(o); }
constexpr bool      speaks_of(const Rule& r, Option o) { return (r.options & bit(o)) != 0; }

}  // namespace nelm::board
