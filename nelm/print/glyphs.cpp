#include "nelm/print/glyphs.h"

#include <pango/pangocairo.h>

namespace nelm::print {

namespace {

constexpr double in_points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

std::shared_ptr<cairo_scaled_font_t> face_of(PangoFont* font) {
  auto* face = pango_cairo_font_get_scaled_font(reinterpret_cast<PangoCairoFont*>(font));
  return {cairo_scaled_font_reference(face), cairo_scaled_font_destroy};
}

bool is_drawn(PangoGlyph g) { return g != PANGO_GLYPH_EMPTY; }

/// One item: letters that one face has, in one direction. `at`: how far the items before it reach.
Glyphs of_item(PangoGlyphItem& item, const char* text, int& at) {
  const PangoItem& letters = *item.item;
  Glyphs           all{.font     = face_of(letters.analysis.font),
                       .glyphs   = {},
                       .clusters = {},
                       .text     = std::string(text + letters.offset, static_cast<std::size_t>(letters.length)),
                       .backward = letters.analysis.level % 2 != 0};
  for (int i = 0; i < item.glyphs->num_glyphs; ++i) {
    const PangoGlyphInfo& g = item.glyphs->glyphs[i];
    if (is_drawn(g.glyph)) {
      constexpr unsigned long empty_box = 0;
      const bool              known     = (g.glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
      all.glyphs.push_back({.index = known ? g.glyph : empty_box,
                            .x     = in_points(at + g.geometry.x_offset),
                            .y     = in_points(g.geometry.y_offset)});
    }
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
