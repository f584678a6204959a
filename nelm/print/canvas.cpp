#include "nelm/print/canvas.h"

#include <cairo-pdf.h>

#include <stdexcept>

#include "nelm/print/said_more.h"
#include "nelm/printable.h"

namespace nelm::print {

namespace {

cairo_status_t keep(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
}

}  // namespace

Canvas::Canvas(const About& about, double width, double height)
    : surface_(cairo_pdf_surface_create_for_stream(keep, bytes_.get(), width, height)),
      pen_(cairo_create(surface_.get())) {
  const auto say = [&](cairo_pdf_metadata_t what, const std::string& words) {
    cairo_pdf_surface_set_metadata(surface_.get(), what, in_one_line(words).c_str());
  };
  say(CAIRO_PDF_METADATA_TITLE, about.title);
  say(CAIRO_PDF_METADATA_CREATOR, about.creator);
  say(CAIRO_PDF_METADATA_SUBJECT, about.subject);
  say(CAIRO_PDF_METADATA_CREATE_DATE, about.day + "T00:00:00Z");  // else cairo would ask the clock
}

void Canvas::describe(const std::string& words) { descriptions_.push_back(printable(words)); }

void Canvas::next_sheet() { cairo_show_page(pen()); }

void Canvas::line(double x0, double y0, double x1, double y1, double width, double how_light) {
  grey(how_light);
  cairo_set_line_width(pen(), width);
  cairo_move_to(pen(), x0, y0);
  cairo_line_to(pen(), x1, y1);
  cairo_stroke(pen());
}

std::string Canvas::bytes() && {
  cairo_show_page(pen());
  check(cairo_status(pen()));
  cairo_surface_finish(surface_.get());
  check(cairo_surface_status(surface_.get()));
  return with_said_more(std::move(*bytes_), "en", descriptions_);
}

}  // namespace nelm::print
