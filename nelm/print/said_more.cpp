#include "nelm/print/said_more.h"

#include <fmt/format.h>
#include <glib.h>

#include <charconv>
#include <map>
#include <memory>
#include <stdexcept>

namespace nelm::print {

namespace {

std::runtime_error not_cairos() { return std::runtime_error("cairo wrote a document of another form than expected"); }

std::size_t number_behind(std::string_view text, std::string_view word) {
  const auto at = text.find(word);
  if (at == std::string_view::npos) throw not_cairos();
  const auto  digits = text.substr(at + word.size());
  std::size_t number = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{}) throw not_cairos();
  return number;
}

/// A document's objects, found by its table of where they are.
class Objects {
 public:
  explicit Objects(std::string_view pdf) : pdf_(pdf) {
    const auto last = pdf.rfind("startxref\n");
    if (last == std::string_view::npos) throw not_cairos();
    table_                      = number_behind(pdf.substr(last), "startxref\n");
    const auto table            = pdf.substr(std::min(table_, pdf.size()));
    const auto begin            = table.find('\n', table.find('\n') + 1) + 1;
    count_                      = number_behind(table, "xref\n0 ");
    constexpr std::size_t entry = 20;
    for (std::size_t i = 0; i < count_; ++i) offsets_.push_back(number_behind(table.substr(begin + i * entry), ""));
    trailer_ = table.substr(begin + count_ * entry);
  }

  std::size_t      table() const { return table_; }
  std::size_t      count() const { return count_; }
  std::string_view trailer() const { return trailer_; }

  /// "<< ... >>" of an object that is a dictionary; empty of any other.
  std::string_view dictionary(std::size_t i) const {
    const auto from  = pdf_.substr(offsets_.at(i));
    const auto begin = from.find("obj\n");
    const auto end   = from.find("\nendobj");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    const auto body = from.substr(begin + 4, end - begin - 4);
    return body.starts_with("<<") && body.ends_with(">>") ? body : std::string_view{};
  }

 private:
  std::string_view         pdf_, trailer_;
  std::size_t              table_ = 0, count_ = 0;
  std::vector<std::size_t> offsets_;
};

/// "<FEFF0061...>": any text as a PDF says it.
std::string in_utf16(const std::string& words) {
  glong                                             length = 0;
  const std::unique_ptr<gunichar2, void (*)(void*)> units(
      g_utf8_to_utf16(words.data(), static_cast<glong>(words.size()), nullptr, &length, nullptr), g_free);
  std::string text = "<FEFF";
  for (glong i = 0; units && i < length; ++i) text += fmt::format("{:04X}", units.get()[i]);
  return text + ">";
}

}  // namespace

std::string with_said_more(std::string pdf, std::string_view language, const std::vector<std::string>& figures) {
  const Objects                      objects(pdf);
  std::map<std::size_t, std::string> more;  // what is added to which object
  const auto                         root = number_behind(objects.trailer(), "/Root ");
  more[root] = fmt::format("   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>\n", language);

  std::map<std::size_t, std::vector<std::size_t>> heads;  // the heading cells of each row
  std::size_t                                     figure = 0;
  for (std::size_t i = 1; i < objects.count(); ++i) {
    const auto dictionary = objects.dictionary(i);
    if (!dictionary.starts_with("<< /Type /StructElem\n")) continue;
    if (dictionary.find("/S /Figure\n") != std::string_view::npos) {
      if (figure == figures.size()) throw not_cairos();
      more[i] = fmt::format("   /Alt {}\n", in_utf16(figures[figure++]));
    }
    if (dictionary.find("/S /TH\n") != std::string_view::npos) heads[number_behind(dictionary, "/P ")].push_back(i);
  }
  if (figure != figures.size()) throw not_cairos();
  for (const auto& [row, cells] : heads)  // one that heads a row stands alone in it
    for (const auto cell : cells)
      more[cell] = fmt::format("   /A << /O /Table /Scope /{} >>\n", cells.size() == 1 ? "Row" : "Column");

  std::string added, table = "xref\n";
  for (const auto& [i, words] : more) {
    auto dictionary = std::string(objects.dictionary(i));
    dictionary.insert(dictionary.size() - 2, words);
    table += fmt::format("{} 1\n{:010} 00000 n \n", i, pdf.size() + added.size());
    added += fmt::format("{} 0 obj\n{}\nendobj\n", i, dictionary);
  }
  const auto end = objects.trailer().find(">>");
  if (end == std::string_view::npos) throw not_cairos();
  const auto trailer = fmt::format("{}   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n", objects.trailer().substr(0, end),
                                   objects.table(), pdf.size() + added.size());
  return fmt::format("{}{}{}{}", pdf, added, table, trailer);
}

}  // namespace nelm::print
