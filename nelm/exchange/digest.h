// The fingerprint of bytes.
#pragma once

#include <string>
#include <string_view>

namespace nelm::exchange {

/// SHA-256 (FIPS 180-4) in 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace nelm::exchange
