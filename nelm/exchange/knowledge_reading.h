// What the readers of the single files of knowledge share: what has been read so far, and the parts every file has.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "nelm/board/knowledge.h"
#include "nelm/exchange/fields.h"
#include "nelm/literature/prognostic_model.h"

namespace nelm::exchange {

/// How the file of an id is called: "c-01" of C-01.
std::string in_small_letters(std::string_view id);

/// Where a source says what supersedes it; looked at once all sources have been read.
struct Superseded {
  std::string source, by;  // ids
  std::string file, field;
  int         line = 0, column = 0;
};

/// What has been read so far. The review's statements come first, then schemes, sources, options, gates, conflicts,
/// factors and models, whatever the order of the files: the later ones name the earlier ones.
struct Reading {
  board::Knowledge                         knowledge;
  std::map<std::string, std::string>       ids;     // "rule M7": where it stands, "sources/milan-2007.toml:14"
  std::set<std::string>                    unread;  // files that could not be read: "sources/milan-2007.toml"
  std::vector<Superseded>                  superseded;
  std::vector<literature::PrognosticModel> models;
  bool                                     schemes_sound    = true;  // no problem was told of any scheme
  bool                                     statements_sound = true;  // nor of the review's statements

  /// What cites a file that is there but could not be read is not told as wrong too.
  bool there_but_unread(std::string_view folder, std::string_view id) const {
    return unread.contains(fmt::format("{}/{}.toml", folder, in_small_letters(id)));
  }
};

/// The `id` of a table, told as a problem if another `what` has it.
std::string read_own_id(Fields&, std::string_view what, Reading&);

board::Place     read_place(Fields&);
board::Review    read_review(Fields&);
std::string      read_dated(Fields&);
board::OptionSet read_options(Fields&);

/// The numbers under `statements`, each of a statement of the review that stands in a file here. May be left out.
board::StatementNumbers read_statements(Fields&, const Reading&);

/// A condition on the case; with `per_lesion`, on the lesion's own facts and no others.
board::Condition read_condition_on(Fields&, std::string_view key, bool per_lesion = false, Need need = Need::may);

// One file of each folder.
board::Scheme               read_scheme(Fields&, Reading&);
board::Source               read_source(Fields&, Reading&);
board::OptionRow            read_option(Fields&, Reading&);
board::Gate                 read_gate(Fields&, Reading&);
board::Conflict             read_conflict(Fields&, Reading&);
board::Factor               read_factor(Fields&, Reading&);
literature::PrognosticModel read_model(Fields&, Reading&);
/// The review's statements of one of its sections.
std::vector<board::ReviewStatement> read_review_statements(Fields&, Reading&);

}  // namespace nelm::exchange
