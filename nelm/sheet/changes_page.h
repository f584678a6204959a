// What moved since an earlier sheet of the same patient, as a page: facts, then what they moved, and nothing else.
#pragma once

#include <string>

#include "nelm/board/changes.h"
#include "nelm/sheet/make_page.h"

namespace nelm::sheet {

/// Two sheets of one patient. `changes` must be those of the two.
struct Since {
  const Given&                 before;
  const Given&                 after;
  const board::Changes&        changes;
  std::span<const std::string> supposed =
      {};  // what the second supposes ("liver_tumour_load_pct=40"); none: both are so
};

/// The facts that moved, each from what to what, with where that comes from; then what stands otherwise. A page without
/// a section of either says that nothing moved. Same in, same out.
Page changes_page(const Since&);

/// What stands otherwise, and by which criterion: gates, then option by option each source, then lesions. No block where
/// all stands as before.
Section what_stands_otherwise(const Since&);

/// The facts that moved. No block where none did.
Section what_facts_moved(const Since&);

/// The same as JSON, for other programs. Same in, same out, byte for byte.
std::string changes_json(const Since&);

/// The JSON Schema (2020-12) of it.
std::string changes_json_schema();

}  // namespace nelm::sheet
