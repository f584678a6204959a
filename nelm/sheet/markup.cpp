#include "nelm/sheet/markup.h"

#include <algorithm>

#include "nelm/printable.h"

namespace nelm::sheet {

namespace {

struct Reference {
  char             sign;
  std::string_view written;
};
constexpr Reference references[] = {{'&', "&amp;"},  {'<', "&lt;"},   {'>', "&gt;"},
                                    {'"', "&quot;"}, {'\'', "&#39;"}, {'\n', " "}};

/// U+FFFE and U+FFFF are no characters, and no XML holds them.
bool no_character(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

}  // namespace

std::string escaped(std::string_view given) {
  const auto       clean = printable(given);
  std::string_view rest  = clean;
  std::string      text;
  while (!rest.empty()) {
    if (no_character(rest)) {
      text += ' ';
      rest.remove_prefix(3);
      continue;
    }
    const auto* reference = std::ranges::find(references, rest.front(), &Reference::sign);
    if (reference == std::end(references))
      text += rest.front();
    else
      text += reference->written;
    rest.remove_prefix(1);
  }
  return text;
}

}  // namespace nelm::sheet
