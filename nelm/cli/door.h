// What every command of this door needs: the knowledge to judge by, the words for what went wrong, the line that says
// which nelm this is, and today.
#pragma once

#include <span>
#include <string>

#include "nelm/board/knowledge.h"
#include "nelm/cli/command.h"
#include "nelm/cli/files.h"
#include "nelm/date.h"
#include "nelm/literature/literature.h"
#include "nelm/result.h"

namespace nelm::cli {

struct KnowledgeFolders;

/// The knowledge of --knowledge DIR: a folder with options/ stands alone, every other is laid over it, or over that built
/// in. Without a DIR that built in.
Result<board::Knowledge> knowledge(const Request&);
Result<board::Knowledge> knowledge_of(std::span<const std::string> folders);

/// The knowledge, and what has been published on outcomes, of the same folders.
struct KnowledgeAndLiterature {
  board::Knowledge       knowledge;
  literature::Literature literature;
};

/// Both; or the problems of both.
Result<KnowledgeAndLiterature> knowledge_and_literature(const Request&);
Result<KnowledgeAndLiterature> knowledge_and_literature(const KnowledgeFolders&);

/// Prints the problems, a line each, on standard error. Returns bad_input.
int tell(const Problems&);

/// Prints both. Returns bad_usage if a switch was given what it never takes, else bad_input: what is named is nowhere.
int tell(const Problems& never_taken, const Problems& not_there);

/// Prints what is to be known with an answer that has no room for it, on standard error.
void note(std::string_view);

/// Prints an answer on standard output. Returns done, or bad_input if it did not all get there.
int answer(std::string_view);

/// Prints an answer of text, with the line that says which nelm wrote it at its foot. Whatever the knowledge holds, it
/// commands no terminal.
int answer(std::string_view, const board::Knowledge&);

/// A wrong use of the program: says so on standard error, with where to look. Returns bad_usage.
int misuse(std::string_view why);

/// "nelm 0.1.0, knowledge 0.1.0 (4f2a09c1b7de), GNU 12.2.0": stands in everything nelm writes.
std::string provenance(const board::Knowledge&);
/// "nelm 0.1.0, no knowledge asked, GNU 12.2.0": in what is made of a user's own numbers alone.
std::string provenance();

/// The clock, read here and nowhere else.
Date today();

/// Whether standard output is a terminal that wants colour: not under NO_COLOR or TERM=dumb.
bool colour();

}  // namespace nelm::cli
