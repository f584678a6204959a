// Writing JSON: one value after the other, keys in the order they are written.
#pragma once

#include <string>
#include <string_view>

namespace nelm {

/// A text in quotes, escaped as RFC 8259 asks.
std::string json_quoted(std::string_view);

/// Writes JSON with two spaces of indent. Every object() and list() wants its close().
class JsonText {
 public:
  JsonText& object();  // {
  JsonText& list();    // [
  JsonText& close();   // } or ]
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);  // "..."
  JsonText& raw(std::string_view value);   // a number, true, false, null
  JsonText& number(double value);          // null where it is none: JSON knows no infinity
  JsonText& is(bool value);
  JsonText& null() { return raw("null"); }

  /// A member: key and value.
  JsonText& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  /// The same, left out where the text is empty.
  JsonText& said(std::string_view name, std::string_view value) { return value.empty() ? *this : member(name, value); }

  /// A list with what `write` writes for each of a range.
  template <class Range, class Write>
  JsonText& each(std::string_view name, const Range& range, const Write& write) {
    key(name).list();
    for (const auto& x : range) write(x);
    return close();
  }
  /// A list of texts.
  template <class Range>
  JsonText& texts(std::string_view name, const Range& range) {
    return each(name, range, [this](std::string_view one) { text(one); });
  }

  /// The whole text, ending with a line end.
  std::string done() const { return text_ + "\n"; }

 private:
  void value_begins();
  void line();

  std::string text_, closing_;  // what closes each open level, innermost last
  bool        first_ = true, after_key_ = false;
};

}  // namespace nelm
