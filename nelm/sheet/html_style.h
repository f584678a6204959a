// How the HTML sheet looks, on the screen and on paper.
#pragma once

#include <string>
#include <string_view>

namespace nelm::sheet {

/// The style sheet. `name` stands at the foot of every printed page, whatever it holds.
std::string html_style(std::string_view name);

}  // namespace nelm::sheet
