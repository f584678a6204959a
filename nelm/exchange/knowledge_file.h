// One file of a knowledge folder: which folder it belongs to, what it says, and what is wrong in it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nelm/exchange/fields.h"
#include "nelm/exchange/knowledge_toml.h"

namespace nelm::exchange {

struct KnowledgeFile {
  Source           source;
  std::size_t      layer = 0;  // 0 is the knowledge itself
  std::string_view folder;     // "sources", one of knowledge_folders; empty: none of them
  std::string      stem;       // "milan-2007"
  std::string      below;      // its path below the knowledge folder: "sources/milan-2007.toml"
  Node             root;
  Problems         problems;

  bool read() const { return root.kind == Node::Kind::table; }
  bool in(std::string_view of) const { return folder == of; }
  bool in_one_of(std::span<const std::string_view> of) const;
};

/// The files of all folders, none of them parsed. A file of no folder we know, and what a layer may not have, is told in it.
std::vector<KnowledgeFile> located(std::span<const KnowledgeFolder>);

/// Parses it, or tells what is wrong.
void parse(KnowledgeFile&);

/// Tells an id unlike the file's name.
void check_name(Fields&, const KnowledgeFile&);

/// A row of a file, noting whose it is.
template <class Row>
Row of_its_layer(Row row, const KnowledgeFile& file) {
  row.review.layer = file.layer;
  return row;
}

/// The problems of all files, in the order of the files and within one of the lines; they are moved out.
Problems all_problems(std::span<KnowledgeFile>);

}  // namespace nelm::exchange
