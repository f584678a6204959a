// Places beside each other that are filled in, or ask to be: a name above a line for a hand.
#include <algorithm>
#include <numeric>

#include "nelm/print/column.h"

namespace nelm::print {

Piece fields(Type& type, const sheet::Fields& given) {
  constexpr double between = 12, hand = 16;
  double           rooms = 0;
  for (const auto& f : given.fields) rooms += static_cast<double>(std::max<std::size_t>(f.room, 4));
  const double usable = column_width - between * static_cast<double>(given.fields.size() - 1);

  struct Placed {
    Set    label, words;
    double x, wide;
  };
  std::vector<Placed> placed;
  double              x = left_edge, tallest = 0;
  for (const auto& f : given.fields) {
    const double wide  = usable * static_cast<double>(std::max<std::size_t>(f.room, 4)) / rooms;
    auto         label = type.set(f.label, Font::small, wide, beside_light);
    auto         words = type.set(f.words, Font::text, wide);
    tallest            = std::max(tallest, label.height() + (f.words.empty() ? hand : words.height()));
    placed.push_back({std::move(label), std::move(words), x, wide});
    x += wide + between;
  }
  return {
      .before = 2, .height = tallest + 1, .draw = [placed = std::move(placed), tallest](Canvas& canvas, double top) {
        for (const Placed& p : placed) {
          const Tagged element(canvas, "P");
          p.label.draw(canvas.pen(), p.x, top);
          p.words.draw(canvas.pen(), p.x, top + p.label.height());
          canvas.line(p.x, top + tallest, p.x + p.wide, top + tallest, 0.7);
        }
      }};
}

}  // namespace nelm::print
