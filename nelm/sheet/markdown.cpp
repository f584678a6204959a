#include "nelm/sheet/markdown.h"

#include "nelm/printable.h"

namespace nelm::sheet {

std::string in_markdown(std::string_view given) {
  constexpr std::string_view markup = "\\`*_[]<>|&~#";
  std::string                text;
  for (const char c : in_one_line(given)) {
    if (markup.find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return text;
}

std::string anchor(std::string_view heading) {
  std::string name;
  for (const char c : in_one_line(heading)) {
    if (c >= 'A' && c <= 'Z')
      name += static_cast<char>(c - 'A' + 'a');
    else if (c == ' ')
      name += '-';
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
             static_cast<unsigned char>(c) >= 0x80U)
      name += c;
  }
  return name;
}

}  // namespace nelm::sheet
