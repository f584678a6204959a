#include "nelm/print/drawing.h"

#include <librsvg/rsvg.h>

#include <stdexcept>

namespace nelm::print {

void draw_svg(Canvas& canvas, std::string_view svg, const std::string& described, const Place& at) {
  const Tagged element(canvas, "Figure");
  canvas.describe(described);
  GError*     error  = nullptr;
  RsvgHandle* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error);
  if (handle == nullptr) throw std::runtime_error(std::string("librsvg: ") + error->message);
  rsvg_handle_set_dpi(handle, 72);
  const RsvgRectangle place{at.x, at.y, at.width, at.height};
  const bool          drawn = rsvg_handle_render_document(handle, canvas.pen(), &place, &error) != FALSE;
  g_object_unref(handle);
  if (!drawn) throw std::runtime_error(std::string("librsvg: ") + error->message);
}

}  // namespace nelm::print
