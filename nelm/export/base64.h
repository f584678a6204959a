// Bytes as text: base64 (RFC 4648, section 4), as FHIR carries an attachment.
#pragma once

#include <string>
#include <string_view>

namespace nelm::exported {

std::string base64(std::string_view bytes);

}  // namespace nelm::exported
