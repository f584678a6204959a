// The page a board looks at, as one value: terminal, print and web show the same page, and none of them looks at an
// assessment.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "nelm/patient/possible.h"
#include "nelm/sheet/plot_picture.h"

namespace nelm::sheet {

/// What stands left of a line, in a shape that survives a photocopier.
enum class Sign : std::uint8_t {
  none,
  met,      // +
  unmet,    // -
  unknown,  // ?
  gate,     // !  a gate that is closed, or a hazard
  parts,    // ~  sources, readings or reports disagree, or a value lies inside a source's own range
};

/// When a line gives way.
enum class Fold : std::uint8_t {
  never,   // it always stands
  first,   // it stands while there is room for it on one page
  closed,  // it is there for who unfolds it
};

/// What belongs on a line and nobody reported: places that stay visible and ask to be filled.
struct Blanks {
  std::string              say;     // "NOT REPORTED"
  std::vector<std::string> places;  // "mitoses", "largest metastasis"
};

/// One line, and what it opens to.
struct Line {
  Sign              sign = Sign::none;
  std::string       label;  // "Pathology", "ablation alone"; may be empty
  std::string       words;
  std::string       source;         // where it comes from: "milan-2007 M7-5", "CT, 2017-03-02"
  bool              faint = false;  // under a closed gate: shown after it, in grey
  Fold              fold  = Fold::never;
  std::vector<Line> opens;
  Blanks            blanks = {};
  // The same said in ever fewer words, each step leaving out what the line opens to; none: it is as short as can be. Where a
  // step, or the words themselves, say nothing, another line says it there.
  std::vector<std::string> shorter = {};
};

/// Its words with its blanks behind them: "well differentiated; NOT REPORTED: mitoses".
std::string in_full(const Line&);

/// Places beside each other, each filled in or to be filled in by hand: who, the question, the decision.
struct Field {
  std::string label;      // "DISSENT"; may be empty where the words say it themselves
  std::string words;      // empty: to be filled in
  std::size_t room = 16;  // how many characters a hand needs to fill it in
};
struct Fields {
  std::vector<Field> fields;
};

struct Cell {
  Sign        sign = Sign::none;
  std::string words;
};

/// Criteria down, lists across.
struct Row {
  std::string       label;
  std::vector<Cell> cells;
  bool              parts = false;  // the sources part on it
};

struct Table {
  std::string              title;  // "liver transplantation: the lists beside each other"
  std::vector<std::string> head;   // of the columns, the first being the rows' own
  std::vector<Row>         rows;
  bool                     faint = false;  // under a closed gate
  Fold                     fold  = Fold::never;
};

/// One fact on its axis: each list's limit, and where the patient stands, or between which values.
struct LimitLines {
  struct Limit {
    std::string    who, words;
    patient::Range met;                // inside the limit
    patient::Range between;            // inside the source's own range, or where its readings part; may be empty
    Sign           sign = Sign::none;  // how the patient stands to it
  };
  std::string        title;        // "age 55"
  std::string        what, value;  // "age", "55"
  std::string        unit;         // of the axis: "years", "%"; may be empty
  double             low = 0, high = 1;
  patient::Range     patient;
  std::vector<Limit> limits;
  bool               faint = false;  // under a closed gate
  Fold               fold  = Fold::first;
};

/// A picture, for whoever can draw one; what it shows stands in a table too. On paper it gives way first.
struct Plate {
  std::string called;  // "curves of patients like this one": its name where it gave way
  Picture     picture;
};

using Block = std::variant<Line, Fields, Table, LimitLines, Plate>;

struct Section {
  std::string        title;
  std::string        beside;  // at the right of the title; may be empty
  std::vector<Block> blocks;
  Fold               fold  = Fold::never;
  bool               ruled = false;  // a line across the page above it: what follows is of another kind
  bool               whole = false;  // not parted by the end of a sheet, if one sheet can hold it
  std::string        id;             // "known", "gates": one word, for what lays out or links; may be empty
};

/// What a sign or a mark behind an id means.
struct Key {
  Sign        sign = Sign::none;
  std::string mark;  // "*"; empty of a sign
  std::string means;
};

struct Page {
  std::string              name;  // of the case, at the head of every further page
  std::vector<std::string> head;  // what this is, for whom, judged on which day by which knowledge
  std::vector<Section>     sections;
  std::vector<Key>         key;
  std::vector<std::string> foot;  // sentences without their full stops: who made this, and that nothing is ranked
};

/// Whether anything of it may give way. What does not fold says the same folded and unfolded.
bool folds(const Page&);

}  // namespace nelm::sheet
