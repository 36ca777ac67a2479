// SPDX-License-Identifier: Apache-2.0
#include "adapters/pango/text_image.hpp"

#include <cairo.h>
#include <glib.h>
#include <pango/pangocairo.h>

#include <memory>

namespace madoguchi::adapters::pango {
namespace {

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Handle = std::unique_ptr<T, Release>;

// Sets the text as large as asked for, or smaller until it fits.
void fit(PangoLayout* layout, const TextImageStyle& style) {
  constexpr int smallest = 6;
  for (int pixels = style.font_pixels; pixels >= smallest; --pixels) {
    const Handle<PangoFontDescription> font(pango_font_description_from_string(style.font.c_str()));
    pango_font_description_set_absolute_size(font.get(), pixels * double{PANGO_SCALE});
    pango_layout_set_font_description(layout, font.get());
    int width = 0;
    int height = 0;
    pango_layout_get_pixel_size(layout, &width, &height);
    if (width <= style.width && height <= style.height) return;
  }
}

}  // namespace

core::Result<biometrics::Image> render_text(const std::string& text, const TextImageStyle& style) {
  if (style.width < 1 || style.height < 1 || style.width > 4096 || style.height > 4096) {
    return core::fail(core::Errc::invalid_argument, "size of a text image");
  }
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE) {
    return core::fail(core::Errc::invalid_argument, "text that is not UTF-8");
  }
  const Handle<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, style.width, style.height));
  const Handle<cairo_t> context(cairo_create(surface.get()));
  const Handle<PangoLayout> layout(pango_cairo_create_layout(context.get()));
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  fit(layout.get(), style);
  pango_cairo_show_layout(context.get(), layout.get());
  cairo_surface_flush(surface.get());

  // The surface holds coverage, 0 to 255; cards hold one bit a pixel.
  constexpr unsigned char ink = 128;
  const unsigned char* rows = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  biometrics::Image image{.width = style.width,
                          .height = style.height,
                          .format = biometrics::PixelFormat::grey8,
                          .pixels = {}};
  image.pixels.reserve(image.row_bytes() * static_cast<std::size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      image.pixels.push_back(rows[y * stride + x] >= ink ? 0 : 255);
    }
  }
  return image;
}

}  // namespace madoguchi::adapters::pango
