// How a P value is written, wherever one stands.
#pragma once

#include <string>
#include <string_view>

namespace nelm::sheet {

/// "0.021", "< 0.001"; of what is not a number "-".
std::string p_cell(double);
/// The same in a sentence: "P = 0.021", "P < 0.001", "no P".
std::string p_shown(double);
/// As it was published, "0.02", "<0.001" or "<1e-7": "P = 0.02", "P < 0.0000001".
std::string p_shown(std::string_view published);

}  // namespace nelm::sheet
