#include "nelm/sheet/svg_parts.h"

#include <fmt/format.h>

#include <array>

#include "nelm/sheet/markup.h"
#include "nelm/sheet/svg_number.h"

namespace nelm::sheet {

std::string svg_document(const SvgHead& head, std::string_view body) {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}{2}" height="{1}{2}" role="img" )"
      R"(aria-labelledby="{3}-title" aria-describedby="{3}-desc" font-family="{4}" font-size="{5}">)"
      R"(<title id="{3}-title">{6}</title><desc id="{3}-desc">{7}</desc>{8}</svg>)",
      svg_number(head.width), svg_number(head.height), head.unit, escaped(head.id), escaped(head.family),
      svg_number(letters), escaped(head.title), escaped(head.description), body);
}

std::string svg_text(double x, double y, std::string_view words, Anchor anchor, bool bold, double size) {
  constexpr std::array<std::string_view, 3> anchors{"", R"( text-anchor="middle")", R"( text-anchor="end")"};
  return fmt::format(R"(<text x="{}" y="{}"{}{}{}>{}</text>)", svg_number(x), svg_number(y),
                     anchors.at(static_cast<std::size_t>(anchor)), bold ? R"( font-weight="bold")" : "",
                     size == letters ? std::string{} : fmt::format(R"( font-size="{}")", svg_number(size)),
                     escaped(words));
}

}  // namespace nelm::sheet
