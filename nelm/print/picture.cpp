#include "nelm/print/picture.h"

#include "nelm/print/drawing.h"
#include "nelm/print/type.h"

namespace nelm::print {

Result<std::string> pdf(const sheet::Picture& picture, Date day, const std::string& creator) {
  if (auto type = Type::of(); !type) return tl::unexpected(type.error());
  Canvas canvas({.title = picture.title, .creator = creator, .subject = picture.description, .day = written(day)},
                picture.width, picture.height);
  {
    const Tagged document(canvas, "Document");
    // Without paper of its own: cairo 1.16 forgets what was begun before a page is painted all over, the tags too.
    draw_svg(canvas, sheet::svg(picture, {.family = text_face, .paper = false}), picture.description,
             {0, 0, picture.width, picture.height});
  }
  return std::move(canvas).bytes();
}

}  // namespace nelm::print
