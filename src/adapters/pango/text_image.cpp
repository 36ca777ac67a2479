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

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length) {
  core::append(*static_cast<core::Bytes*>(closure), {data, length});
  return CAIRO_STATUS_SUCCESS;
}

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

core::Result<core::Bytes> render_text_png(const std::string& text, const TextImageStyle& style) {
  if (style.width < 1 || style.height < 1 || style.width > 4096 || style.height > 4096) {
    return core::fail(core::Errc::invalid_argument, "size of a text image");
  }
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE) {
    return core::fail(core::Errc::invalid_argument, "text that is not UTF-8");
  }
  // In an A1 surface a set bit becomes white in the PNG: paint all, then take the letters away.
  const Handle<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A1, style.width, style.height));
  const Handle<cairo_t> context(cairo_create(surface.get()));
  cairo_paint(context.get());
  cairo_set_operator(context.get(), CAIRO_OPERATOR_CLEAR);
  cairo_set_antialias(context.get(), CAIRO_ANTIALIAS_NONE);
  const Handle<PangoLayout> layout(pango_cairo_create_layout(context.get()));
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  fit(layout.get(), style);
  pango_cairo_show_layout(context.get(), layout.get());

  core::Bytes png;
  if (cairo_surface_write_to_png_stream(surface.get(), append_bytes, &png) !=
      CAIRO_STATUS_SUCCESS) {
    return core::fail(core::Errc::internal, "writing a text image");
  }
  return png;
}

}  // namespace madoguchi::adapters::pango
