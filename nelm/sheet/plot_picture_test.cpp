#include "nelm/sheet/plot_picture.h"

#include "nelm/sheet/svg_read_test.h"

using namespace nelm::sheet;

TEST_CASE("a text covers its letters on the side of its anchor") {
  const Box begins = PlacedText{100, 50, "ill", Anchor::start}.box(),
            ends   = PlacedText{100, 50, "ill", Anchor::end}.box();
  CHECK(begins.left == 100);
  CHECK(ends.right == 100);
  CHECK(begins.right - begins.left == doctest::Approx(10.2));
  CHECK(begins.top < 50 - 9);
  CHECK(begins.bottom > 52);
  const Box middle = PlacedText{100, 50, "ill", Anchor::middle, true}.box();
  CHECK((middle.left + middle.right) / 2 == doctest::Approx(100));
  CHECK(middle.right - middle.left > begins.right - begins.left);
}

TEST_CASE("boxes that share only an edge do not meet") {
  CHECK_FALSE(Box{0, 0, 10, 10}.meets({10, 0, 20, 10}));
  CHECK(Box{0, 0, 10, 10}.meets({9, 9, 20, 20}));
  CHECK(Box{0, 0, 10, 10}.holds({0, 0, 10, 10}));
  CHECK_FALSE(Box{0, 0, 10, 10}.holds({0, 0, 10.1, 10}));
}

TEST_CASE("a slanting line crosses what it passes through, not all that lies in its own box") {
  Picture p;
  p.line({0, 0}, {100, 100});
  CHECK(p.shapes[0].crosses({40, 40, 60, 60}));
  CHECK(p.shapes[0].crosses({45, 30, 55, 50}));
  CHECK_FALSE(p.shapes[0].crosses({60, 10, 90, 40}));
  CHECK_FALSE(p.shapes[0].crosses({110, 110, 120, 120}));
  p.line({50, 0}, {50, 100});
  CHECK(p.shapes[1].crosses({40, 40, 60, 60}));
  CHECK_FALSE(p.shapes[1].crosses({51, 40, 60, 60}));
}

TEST_CASE("a shape reaches as far as its edge does") {
  Picture p;
  p.circle(Layer::mark, {10, 20}, 3, {white, black, 2});
  const Box box = p.shapes[0].box();
  CHECK(box.left == 6);
  CHECK(box.bottom == 24);
}

TEST_CASE("a picture has a name and a description, its size in points, and marks over lines over grounds") {
  Picture p{.title = "A <title>", .description = "What & how", .width = 100, .height = 50, .shapes = {}, .texts = {}};
  p.circle(Layer::mark, {10, 20}, 3, {black});
  p.line({0, 0}, {10, 10});
  p.shape(Layer::ground, {{0, 0}, {5, 0}, {5, 5}}, {"#ccc"});
  p.write({5, 5, "a\x07 b"});
  p.write({5, 5, ""});
  CHECK(svg(p, {.id = "p1", .family = "Charis SIL"}) ==
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100pt" height="50pt" role="img" )"
        R"(aria-labelledby="p1-title" aria-describedby="p1-desc" font-family="Charis SIL" font-size="10">)"
        R"(<title id="p1-title">A &lt;title&gt;</title><desc id="p1-desc">What &amp; how</desc>)"
        R"(<path d="M0 0H100V50H0Z" fill="#fff"/><path d="M0 0L5 0L5 5Z" fill="#ccc"/>)"
        R"(<path d="M0 0L10 10" fill="none" stroke="#000" stroke-width="0.8"/>)"
        R"(<circle cx="10" cy="20" r="3" fill="#000"/><text x="5" y="5">a  b</text></svg>)");
}
