// One column of a page: lines, fields, tables and figures one below the other, as pieces of paper are cut from.
#pragma once

#include "nelm/print/piece.h"
#include "nelm/print/type.h"
#include "nelm/sheet/page.h"

namespace nelm::print {

inline constexpr double left_edge = 38, right_edge = paper_width - 38, column_width = right_edge - left_edge;

/// How light what stands under a closed gate is, and what is said beside: dark enough for a photocopier.
inline constexpr double faint_light = 0.45, beside_light = 0.3, rule_light = 0.6;

/// The same face, bold.
Font strong(Font);

/// A section's title between a rule and what follows.
Piece title(Type&, const std::string& words, const std::string& beside, bool ruled = false);

/// Lines of one section share their columns: sign, label, words with the empty places behind them, source.
class Lines {
 public:
  Lines(Type& type, double indent, Font font = Font::text) : type_(type), indent_(indent), font_(font) {}

  /// Before any is set: so wide must the columns be.
  void measure(const sheet::Line&);

  Piece set(const sheet::Line&);

 private:
  double source_column() const;

  Type&  type_;
  double indent_;
  Font   font_;
  double label_ = 0, source_ = 0, words_ = 0;  // of the widest
  bool   labels_fit_ = true;
};

/// Each of the pieces an item of one list.
void make_list(Pieces&, std::size_t from);

/// Fields to be filled in by hand, each as wide as its hand needs.
Piece fields(Type&, const sheet::Fields&);

/// Criteria down, lists across; the rows on which they part are shaded. `agreed_rows`: else those met by all who ask stand
/// in one line below it.
Pieces table(Type&, const sheet::Table&, bool agreed_rows, Font);

/// A picture in the middle of the column, smaller than it is.
Piece plate(const sheet::Plate&);

/// The limit lines, two beside each other.
Pieces figures(Type&, const std::vector<const sheet::LimitLines*>&);

}  // namespace nelm::print
