#include "nelm/json_text.h"

#include <fmt/format.h>

#include <cmath>

namespace nelm {

std::string json_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':  quoted += "\\\""; break;
      case '\\': quoted += "\\\\"; break;
      case '\n': quoted += "\\n"; break;
      case '\r': quoted += "\\r"; break;
      case '\t': quoted += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < ' ')
          quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
          quoted += c;
    }
  }
  return quoted + "\"";
}

void JsonText::line() { text_ += fmt::format("\n{:{}}", "", 2 * closing_.size()); }

void JsonText::value_begins() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) text_ += ',';
  if (!closing_.empty()) line();
  first_ = false;
}

JsonText& JsonText::object() {
  value_begins();
  text_ += '{';
  closing_ += '}';
  first_ = true;
  return *this;
}

JsonText& JsonText::list() {
  value_begins();
  text_ += '[';
  closing_ += ']';
  first_ = true;
  return *this;
}

JsonText& JsonText::close() {
  const char closes = closing_.back();
  closing_.pop_back();
  if (!first_) line();
  text_ += closes;
  first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  value_begins();
  text_ += json_quoted(name) + ": ";
  after_key_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) { return raw(json_quoted(value)); }

JsonText& JsonText::raw(std::string_view value) {
  value_begins();
  text_ += value;
  return *this;
}

JsonText& JsonText::number(double value) { return std::isfinite(value) ? raw(fmt::format("{}", value)) : null(); }

JsonText& JsonText::is(bool value) { return raw(value ? "true" : "false"); }

}  // namespace nelm
