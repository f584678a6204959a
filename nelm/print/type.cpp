#include "nelm/print/type.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>

#include "nelm/printable.h"

namespace nelm::print {

namespace {

template <class T>
std::shared_ptr<T> owned(T* object) {
  return {object, [](T* o) { g_object_unref(o); }};
}

using Description = std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)>;

Description description(std::string_view family, Font f) {
  Description d(pango_font_description_new(), pango_font_description_free);
  pango_font_description_set_family(d.get(), std::string(family).c_str());
  pango_font_description_set_absolute_size(d.get(), measure(f).size * PANGO_SCALE);
  pango_font_description_set_weight(d.get(), measure(f).bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return d;
}

/// The family the machine has for it.
std::string found(PangoContext* context, std::string_view family, Font f) {
  const auto asked = description(family, f);
  const auto font  = owned(pango_context_load_font(context, asked.get()));
  if (!font) return "none";
  const Description is(pango_font_describe(font.get()), pango_font_description_free);
  return pango_font_description_get_family(is.get());
}

/// Printed, not shown: no letter is moved onto a dot of a screen.
std::shared_ptr<PangoContext> for_paper() {
  auto                  context = owned(pango_font_map_create_context(pango_cairo_font_map_get_default()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context.get(), 72);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  return context;
}

/// "%", "cm" stay with their number; "M7-5" with its source.
bool sticks(std::string_view word) {
  if (word.starts_with('%')) return true;
  const auto upper = word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
  return upper != 0 && upper != std::string_view::npos && upper + 1 < word.size() && word[upper] == '-' &&
         word[0] >= 'A' && word[0] <= 'Z' && (word[upper + 1] >= '0' && word[upper + 1] <= '9') && upper <= 3;
}

std::size_t next_character(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

/// Visits what stands between spaces and line breaks, with what stands behind it: of the last, a space.
template <class Visit>
void each_word(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const auto end = text.find_first_of(" \n");
    if (end == std::string_view::npos) return visit(text, ' ');
    visit(text.substr(0, end), text[end]);
    text.remove_prefix(end + 1);
  }
}

/// Puts words behind each other, and into the next line where there is no room.
class Typesetter {
 public:
  explicit Typesetter(double width) : width_(width) { set_.lines.emplace_back(); }

  double room() const { return width_; }

  void measured(Font f) {
    set_.leading = std::max(set_.leading, measure(f).leading);
    set_.letters = std::max(set_.letters, measure(f).size);
  }

  /// Words that stay together.
  void add(const std::vector<Set::Placed>& together) {
    double wide = 0;
    for (std::size_t i = 0; i < together.size(); ++i)
      wide += together[i].word->width + (i + 1 < together.size() ? together[i].word->space : 0);
    if (at_ > 0 && at_ + wide > width_) new_line();
    for (const auto& p : together) {
      if (at_ > 0 && at_ + p.word->width > width_) new_line();
      set_.lines.back().words.push_back({p.word, at_, p.light});
      set_.lines.back().width = at_ + p.word->width;
      at_ += p.word->width + p.word->space;
    }
  }

  void new_line() {
    set_.lines.emplace_back();
    at_ = 0;
  }

  Set all() && { return std::move(set_); }

 private:
  double width_;
  double at_ = 0;
  Set    set_;
};

}  // namespace

const Measure& measure(Font f) {
  static constexpr std::array<Measure, fonts> measures{{{8.9, 10.9, false},
                                                        {8.9, 10.9, true},
                                                        {smallest, 9.9, false},
                                                        {smallest, 9.9, true},
                                                        {8.9, 11.4, true},
                                                        {15.5, 18.5, true}}};
  return measures.at(static_cast<std::size_t>(f));
}

double Set::width() const {
  double widest = 0;
  for (const Line& l : lines) widest = std::max(widest, l.width);
  return widest;
}

void Set::draw(cairo_t* pen, double x, double top) const {
  constexpr double capital = 0.66;  // of the size of its letters, which stand in the middle of a line
  double           y       = top + (leading + capital * letters) / 2;
  Stroke           stroke(pen);
  for (const Line& l : lines) {
    for (const Placed& p : l.words)
      for (const Glyphs& g : p.word->drawn) stroke.add(g, x + p.x, y, p.light);
    y += leading;
  }
}

Result<Type> Type::of(std::string_view family) {
  Type type;
  type.context_ = for_paper();
  for (std::size_t f = 0; f < fonts; ++f) {
    const auto d = description(family, static_cast<Font>(f));
    type.attributes_.at(f).reset(pango_attr_list_new(), pango_attr_list_unref);
    pango_attr_list_insert(type.attributes_.at(f).get(), pango_attr_font_desc_new(d.get()));
  }
  for (const Font f : {Font::text, Font::strong})
    if (const auto is = found(type.context_.get(), family, f); is != family)
      return tl::unexpected(Problems{
          {.file     = "the text face",
           .found    = is,
           .expected = fmt::format("{} (of the package {}), without which nothing is printed", family, face_package)}});
  return type;
}

Word Type::shape(std::string_view text, Font f, std::string_view behind) {
  auto all =
      shaped(context_.get(), attributes_.at(static_cast<std::size_t>(f)).get(), fmt::format("{}{}", text, behind));
  const double space = behind.empty() || text.empty() ? 0 : word({}, f).width;
  return {std::move(all.glyphs), all.width - space, space};
}

const Word& Type::cut(std::string_view piece, Font f) { return cut_.emplace_back(shape(piece, f, "")); }

const Word& Type::word(std::string_view text, Font f) {
  auto&      words = words_.at(static_cast<std::size_t>(f));
  const auto here  = words.find(text);
  if (here != words.end()) return here->second;
  return words.emplace(text, shape(text, f, " ")).first->second;
}

double Type::width(std::string_view words, Font f) {
  const auto clean  = printable(words);
  double     widest = 0, at = 0;
  each_word(clean, [&](std::string_view text, char behind) {
    if (!text.empty()) {
      const Word& w = word(text, f);
      widest        = std::max(widest, at + w.width);
      at += w.width + w.space;
    }
    if (behind == '\n') at = 0;
  });
  return widest;
}

std::size_t Type::fitting(std::string_view word, Font f, double room) {
  std::size_t fits = next_character(word, 0);
  while (fits < word.size()) {
    const auto more = next_character(word, fits);
    if (shape(word.substr(0, more), f, "").width > room) break;
    fits = more;
  }
  return fits;
}

Set Type::set(const std::vector<Run>& runs, double width) {
  Typesetter               setting(width);
  std::vector<Set::Placed> together;
  const auto               flush = [&] {
    if (!together.empty()) setting.add(together);
    together.clear();
  };
  for (const Run& run : runs) {
    setting.measured(run.font);
    const auto clean = printable(run.words);
    each_word(clean, [&](std::string_view text, char behind) {
      if (!text.empty()) {
        if (!sticks(text)) flush();
        std::string_view piece = text;
        while (word(piece, run.font).width > setting.room()) {
          const auto fits = fitting(piece, run.font, setting.room());
          if (fits == piece.size()) break;
          flush();
          together.push_back({&cut(piece.substr(0, fits), run.font), 0, run.light});
          piece.remove_prefix(fits);
          flush();
        }
        together.push_back({&word(piece, run.font), 0, run.light});
      }
      if (behind == '\n') {
        flush();
        setting.new_line();
      }
    });
    flush();
  }
  return std::move(setting).all();
}

}  // namespace nelm::print
