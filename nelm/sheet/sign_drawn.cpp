#include "nelm/sheet/sign_drawn.h"

#include <fmt/format.h>

#include <array>

#include "nelm/sheet/svg_number.h"

namespace nelm::sheet {

namespace {

/// Each drawn in a square of 12.
constexpr std::array<std::string_view, 6> shapes{
    "",
    R"(<rect x="0.5" y="0.5" width="11" height="11" rx="2" fill="#000"/>)"
    R"(<path d="M6 3V9M3 6H9" stroke="#fff" stroke-width="1.8" fill="none"/>)",
    R"(<rect x="0.75" y="0.75" width="10.5" height="10.5" rx="2" fill="#fff" stroke="#000" stroke-width="1.1"/>)"
    R"(<path d="M3 6H9" stroke="#000" stroke-width="1.8" fill="none"/>)",
    R"(<rect x="0.75" y="0.75" width="10.5" height="10.5" rx="2" fill="#fff" stroke="#000" stroke-width="1.1" stroke-dasharray="2 1.3"/>)"
    R"(<path d="M4.2 4.6C4.2 2.4 7.9 2.4 7.9 4.6C7.9 6 6 6 6 7.3M6 8.6V9.9" stroke="#000" stroke-width="1.3" fill="none"/>)",
    R"(<rect x="1.1" y="1.1" width="9.8" height="9.8" rx="1" fill="#fff" stroke="#000" stroke-width="2.2"/>)"
    R"(<path d="M6 3.2V6.9M6 7.7V9.2" stroke="#000" stroke-width="1.7" fill="none"/>)",
    R"(<rect x="0.75" y="0.75" width="10.5" height="10.5" rx="2" fill="#fff" stroke="#000" stroke-width="1.1"/>)"
    R"(<path d="M2.6 7C3.8 3.6 5.2 4.6 6 6C6.8 7.4 8.2 8.4 9.4 5" stroke="#000" stroke-width="1.6" fill="none"/>)"};

constexpr std::array<std::string_view, 6> words{
    "", "met", "not met", "not known", "gate or hazard", "the sources part"};

}  // namespace

std::string drawn(Sign s, double x, double y, double size) {
  const auto shape = shapes.at(static_cast<std::size_t>(s));
  if (shape.empty()) return {};
  return fmt::format(R"re(<g transform="translate({} {}) scale({})">{}</g>)re", svg_number(x), svg_number(y),
                     svg_number(size / 12), shape);
}

std::string_view in_words(Sign s) { return words.at(static_cast<std::size_t>(s)); }

}  // namespace nelm::sheet
