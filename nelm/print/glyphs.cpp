#include "nelm/print/glyphs.h"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>

namespace nelm::print {

namespace {

constexpr double in_points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

std::shared_ptr<cairo_scaled_font_t> face_of(PangoFont* font) {
  auto* face = pango_cairo_font_get_scaled_font(reinterpret_cast<PangoCairoFont*>(font));
  return {cairo_scaled_font_reference(face), cairo_scaled_font_destroy};
}

bool is_drawn(PangoGlyph g) { return g != PANGO_GLYPH_EMPTY; }

bool no_face_has(PangoGlyph g) { return is_drawn(g) && (g & PANGO_GLYPH_UNKNOWN_FLAG) != 0; }

cairo_glyph_t placed(const PangoGlyphInfo& g, int at) {
  return {.index = g.glyph, .x = in_points(at + g.geometry.x_offset), .y = in_points(g.geometry.y_offset)};
}

/// One item: letters in one direction, of one face. `at`: how far the items before it reach.
Glyphs of_item(PangoGlyphItem& item, const char* text, int& at) {
  const PangoItem& letters = *item.item;
  Glyphs           all{.font     = face_of(letters.analysis.font),
                       .glyphs   = {},
                       .clusters = {},
                       .text     = std::string(text + letters.offset, static_cast<std::size_t>(letters.length)),
                       .backward = letters.analysis.level % 2 != 0};
  for (int i = 0; i < item.glyphs->num_glyphs; ++i) {
    const PangoGlyphInfo& g = item.glyphs->glyphs[i];
    if (is_drawn(g.glyph)) all.glyphs.push_back(placed(g, at));
    at += g.geometry.width;
  }
  PangoGlyphItemIter cluster;
  for (gboolean there = pango_glyph_item_iter_init_start(&cluster, &item, text); there != FALSE;
       there          = pango_glyph_item_iter_next_cluster(&cluster)) {
    int       drawn = 0;
    const int step  = cluster.start_glyph < cluster.end_glyph ? 1 : -1;
    for (int i = cluster.start_glyph; i != cluster.end_glyph; i += step)
      drawn += is_drawn(item.glyphs->glyphs[i].glyph) ? 1 : 0;
    all.clusters.push_back({.num_bytes = cluster.end_index - cluster.start_index, .num_glyphs = drawn});
  }
  return all;
}

/// "U+6F22 ": the number of a letter that no face has, set off from the next.
std::string number_of(PangoGlyph letter) {
  constexpr PangoGlyph no_letter = 0xFFFD;
  return fmt::format("U+{:04X} ", letter == PANGO_GLYPH_INVALID_INPUT ? no_letter : letter & ~PANGO_GLYPH_UNKNOWN_FLAG);
}

/// An item some of whose letters no face has: cluster by cluster as they are seen, such a letter as its number. What is
/// read back is still the letter: the first piece of a cluster holds its text, the others none.
class InPieces {
 public:
  InPieces(PangoContext* context, PangoAttrList* attributes, std::vector<Glyphs>& into)
      : context_(context), attributes_(attributes), into_(into) {}

  void add(PangoGlyphItem& item, const char* text, int& at) {
    std::vector<Cluster> clusters;
    PangoGlyphItemIter   cluster;
    for (gboolean there = pango_glyph_item_iter_init_start(&cluster, &item, text); there != FALSE;
         there          = pango_glyph_item_iter_next_cluster(&cluster)) {
      const bool forward = cluster.start_glyph < cluster.end_glyph;
      clusters.push_back({.first = forward ? cluster.start_glyph : cluster.end_glyph + 1,
                          .end   = forward ? cluster.end_glyph : cluster.start_glyph + 1,
                          .text  = {text + cluster.start_index, text + cluster.end_index}});
    }
    std::ranges::sort(clusters, {}, &Cluster::first);
    for (Cluster& c : clusters) {
      text_ = std::move(c.text);
      for (int i = c.first; i < c.end; ++i) {
        const PangoGlyphInfo& g = item.glyphs->glyphs[i];
        if (no_face_has(g.glyph)) {
          number(g.glyph, at);
        } else {
          if (is_drawn(g.glyph)) piece(face_of(item.item->analysis.font), {placed(g, at)});
          at += g.geometry.width;
        }
      }
    }
  }

 private:
  /// Some glyphs, by their places as they are seen, and the text they stand for.
  struct Cluster {
    int         first = 0, end = 0;
    std::string text;
  };

  void number(PangoGlyph letter, int& at) {
    const Shaped number = shaped(context_, attributes_, number_of(letter));
    for (const Glyphs& part : number.glyphs) {
      auto glyphs = part.glyphs;
      for (auto& g : glyphs) g.x += in_points(at);
      piece(part.font, std::move(glyphs));
    }
    at += static_cast<int>(number.width * PANGO_SCALE);
  }

  void piece(std::shared_ptr<cairo_scaled_font_t> font, std::vector<cairo_glyph_t> glyphs) {
    const cairo_text_cluster_t cluster{.num_bytes  = static_cast<int>(text_.size()),
                                       .num_glyphs = static_cast<int>(glyphs.size())};
    into_.push_back({.font = std::move(font), .glyphs = std::move(glyphs), .clusters = {cluster}, .text = text_});
    text_.clear();
  }

  PangoContext*        context_;
  PangoAttrList*       attributes_;
  std::vector<Glyphs>& into_;
  std::string          text_;  // of the cluster, until a piece has it
};

bool lacks_letters(const PangoGlyphString& glyphs) {
  return std::any_of(glyphs.glyphs, glyphs.glyphs + glyphs.num_glyphs,
                     [](const PangoGlyphInfo& g) { return no_face_has(g.glyph); });
}

}  // namespace

Shaped shaped(PangoContext* context, PangoAttrList* attributes, std::string_view text) {
  const std::string whole(text);
  const auto        length = static_cast<int>(whole.size());
  GList*            reading =
      pango_itemize_with_base_dir(context, PANGO_DIRECTION_LTR, whole.c_str(), 0, length, attributes, nullptr);
  GList* seen = pango_reorder_items(reading);
  Shaped all;
  int    at = 0;
  for (const GList* i = seen; i != nullptr; i = i->next) {
    PangoGlyphItem item{.item = static_cast<PangoItem*>(i->data), .glyphs = pango_glyph_string_new()};
    pango_shape_full(whole.c_str() + item.item->offset, item.item->length, whole.c_str(), length, &item.item->analysis,
                     item.glyphs);
    if (lacks_letters(*item.glyphs))
      InPieces(context, attributes, all.glyphs).add(item, whole.c_str(), at);
    else
      all.glyphs.push_back(of_item(item, whole.c_str(), at));
    pango_glyph_string_free(item.glyphs);
  }
  g_list_free(seen);
  g_list_free_full(reading, [](void* item) { pango_item_free(static_cast<PangoItem*>(item)); });
  all.width = in_points(at);
  return all;
}

void Stroke::add(const Glyphs& more, double x, double y, double light) {
  const bool with_the_last = gathered_.font == more.font && light_ == light && !gathered_.backward && !more.backward;
  if (!with_the_last) {
    show();
    gathered_.font     = more.font;
    gathered_.backward = more.backward;
    light_             = light;
  }
  for (const auto& g : more.glyphs) gathered_.glyphs.push_back({.index = g.index, .x = x + g.x, .y = y + g.y});
  gathered_.clusters.insert(gathered_.clusters.end(), more.clusters.begin(), more.clusters.end());
  gathered_.text += more.text;
}

void Stroke::show() {
  if (!gathered_.glyphs.empty()) {
    cairo_set_source_rgb(pen_, light_, light_, light_);
    cairo_set_scaled_font(pen_, gathered_.font.get());
    cairo_show_text_glyphs(
        pen_, gathered_.text.data(), static_cast<int>(gathered_.text.size()), gathered_.glyphs.data(),
        static_cast<int>(gathered_.glyphs.size()), gathered_.clusters.data(),
        static_cast<int>(gathered_.clusters.size()),
        gathered_.backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
  }
  gathered_ = {};
}

}  // namespace nelm::print
