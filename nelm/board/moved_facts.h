// Which facts differ between two judgements: of one patient at two times, or of one case by two knowledges.
#pragma once

#include <string_view>
#include <vector>

#include "nelm/board/assess.h"

namespace nelm::board {

/// A case, the knowledge it was judged by, and the assessment of it. All must outlive what is made of them.
struct Judgement {
  const patient::Case& the_case;
  const Knowledge&     knowledge;
  const Assessment&    assessment;
};

struct FactMoved {
  Fact             fact = Fact::none;
  std::string_view scheme;  // of a fact that several schemes give: by which; else empty
  Slot             slot_before = 0, slot_after = 0;
  Possible         before, after;     // of a fact that holds several words at once: the words listed, or anything
  bool             narrowed = false;  // all that is possible now was possible before; else it changed
  FactSet          follows;           // of a derived fact: the moved facts it rests on
};

/// An entry of a list that came, went, or says something else.
struct ItemMoved {
  Fact                   list   = Fact::none;
  std::size_t            number = 0;  // 1 is the first of the newer list; of one that went: of the older
  const patient::Record *before = nullptr, *after = nullptr;  // none: it was not there, it is not there
  std::vector<FactMoved> facts;                               // of an entry on both sides: what differs
};

/// Every fact of which something else is possible than before, in the order of the catalogue; text is no fact.
std::vector<FactMoved> moved_facts(const Judgement& before, const Judgement& after);

/// Two entries of one list that speak of the same lesion, specimen, site or treatment: by its name, else by being alike,
/// else by their order. One side is missing where an entry has no counterpart.
struct ItemPair {
  const patient::Record *before = nullptr, *after = nullptr;
  std::size_t            number = 0;
};
std::vector<ItemPair> item_pairs(const patient::Case& before, const patient::Case& after, Fact list);

/// The entries of all lists that moved.
std::vector<ItemMoved> moved_items(const patient::Case& before, const patient::Case& after);

}  // namespace nelm::board
