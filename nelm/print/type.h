// The letters: one text face, in the few sizes a sheet needs, and words set from it into lines.
//
// Charis SIL is Carter's Charter, drawn for printers of few dots: its letters are open and its strokes even, so that they
// outlive a photocopier; its figures all have one width. Debian has it as fonts-sil-charis.
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "nelm/print/glyphs.h"
#include "nelm/result.h"

namespace nelm::print {

inline constexpr std::string_view text_face    = "Charis SIL";
inline constexpr std::string_view face_package = "fonts-sil-charis";

enum class Font : std::uint8_t { text, strong, small, small_strong, heading, title };
inline constexpr std::size_t fonts = 6;

/// In points: how large its letters are, and how far one line stands from the next.
struct Measure {
  double size, leading;
  bool   bold;
};
inline constexpr double smallest = 8.1;
const Measure&          measure(Font);

/// A word as it is drawn, a space behind it.
struct Word {
  std::vector<Glyphs> drawn;
  double              width = 0, space = 0;  // in points
};

/// Words of one font and one lightness: 0 is black.
struct Run {
  std::string words;
  Font        font  = Font::text;
  double      light = 0;
};

/// Words set into lines. Points into the type that set them.
struct Set {
  struct Placed {
    const Word* word = nullptr;
    double      x = 0, light = 0;
  };
  struct Line {
    std::vector<Placed> words;
    double              width = 0;
  };
  std::vector<Line> lines;
  double            leading = 0, letters = 0;  // of one line; the size of its letters

  double height() const { return leading * static_cast<double>(lines.size()); }
  double width() const;
  /// How far the words of the last line reach.
  double ends_at() const { return lines.empty() ? 0 : lines.back().width; }

  void draw(cairo_t*, double x, double top) const;
};

/// Every word is shaped once.
class Type {
 public:
  /// Problem: the machine has no such face, and would print in another.
  static Result<Type> of(std::string_view family = text_face);

  /// Broken between words; a word that is wider than a line is cut. A number keeps its unit, a source its criterion. A
  /// line break in the words stays one. Control characters and marks of direction become spaces.
  Set set(const std::vector<Run>&, double width);
  Set set(std::string words, Font f, double width, double light = 0) {
    return set({Run{std::move(words), f, light}}, width);
  }

  /// How wide words are in one line.
  double width(std::string_view words, Font);

 private:
  Type() = default;
  const Word& word(std::string_view, Font);
  Word        shape(std::string_view, Font, std::string_view behind);
  const Word& cut(std::string_view, Font);
  /// The bytes at the front of a word that fit into a line; at least one character.
  std::size_t fitting(std::string_view word, Font, double room);

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Words = std::unordered_map<std::string, Word, Hash, std::equal_to<>>;

  std::shared_ptr<PangoContext>                     context_;
  std::array<std::shared_ptr<PangoAttrList>, fonts> attributes_;
  std::array<Words, fonts>                          words_;
  std::deque<Word>                                  cut_;  // the pieces of words wider than a line
};

}  // namespace nelm::print
