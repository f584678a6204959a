#include "nelm/export/base64.h"

#include <cstdint>

namespace nelm::exported {

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string                       text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto    part  = bytes.substr(at, 3);
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i)
      three = three << 8U | (i < part.size() ? static_cast<unsigned char>(part[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text += i <= part.size() ? digits[three >> (18 - 6 * i) & 63U] : '=';
  }
  return text;
}

}  // namespace nelm::exported
