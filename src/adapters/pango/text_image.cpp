// SPDX-License-Identifier: Apache-2.0
#include "adapters/pango/text_image.hpp"

#include "adapters/pango/handles.hpp"

#include <cairo.h>
#include <glib.h>

namespace madoguchi::adapters::pango {
namespace {

Handle<PangoFontDescription> description_of(const std::string& font, int pixels) {
  Handle<PangoFontDescription> description(pango_font_description_from_string(font.c_str()));
  pango_font_description_set_absolute_size(description.get(), pixels * double{PANGO_SCALE});
  return description;
}

void forbid_other_fonts(PangoLayout* layout) {
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

// Sets the text as large as asked for, or smaller until it fits; false if it never does.
bool fit(PangoLayout* layout, const TextImageStyle& style) {
  constexpr int smallest = 6;
  for (int pixels = style.font_pixels; pixels >= smallest; --pixels) {
    const auto font = description_of(style.font, pixels);
    pango_layout_set_font_description(layout, font.get());
    int width = 0;
    int height = 0;
    pango_layout_get_pixel_size(layout, &width, &height);
    if (width <= style.width && height <= style.height) return true;
  }
  return false;
}

/// A picture in the making.
struct Canvas {
  Handle<cairo_surface_t> surface;
  Handle<cairo_t> context;
  Handle<PangoLayout> layout;
  bool fits = false;
};

core::Result<Canvas> set_text(const std::string& text, const TextImageStyle& style) {
  if (style.width < 1 || style.height < 1 || style.width > 4096 || style.height > 4096) {
    return core::fail(core::Errc::invalid_argument, "size of a text image");
  }
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE) {
    return core::fail(core::Errc::invalid_argument, "text that is not UTF-8");
  }
  Canvas canvas;
  canvas.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_A8, style.width, style.height));
  canvas.context.reset(cairo_create(canvas.surface.get()));
  canvas.layout.reset(pango_cairo_create_layout(canvas.context.get()));
  PangoLayout* layout = canvas.layout.get();
  if (style.only_this_font) forbid_other_fonts(layout);
  if (style.several_lines) {
    pango_layout_set_width(layout, style.width * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_CHAR);
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  canvas.fits = fit(layout, style);
  return canvas;
}

/// Whether a character has a form of its own in a font.
bool has_character(PangoFont* font, gunichar character) {
  if (g_unichar_type(character) == G_UNICODE_PRIVATE_USE) return false;
  return g_unichar_isspace(character) != FALSE || pango_font_has_char(font, character) != FALSE;
}

}  // namespace

core::Result<bool> text_fits(const std::string& text, const TextImageStyle& style) {
  const auto canvas = set_text(text, style);
  if (!canvas) return canvas.error();
  return canvas->fits;
}

std::u32string characters_outside(const std::string& text, const std::string& font) {
  const auto canvas = set_text(text, {.font = font});
  if (!canvas) return {};
  constexpr int any_size = 16;
  const auto description = description_of(font, any_size);
  PangoFont* loaded =
      pango_context_load_font(pango_layout_get_context(canvas->layout.get()), description.get());
  if (loaded == nullptr) return {};
  std::u32string outside;
  for (const char* at = text.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    if (has_character(loaded, character)) continue;
    if (outside.find(static_cast<char32_t>(character)) == std::u32string::npos) {
      outside.push_back(static_cast<char32_t>(character));
    }
  }
  g_object_unref(loaded);
  return outside;
}

core::Result<biometrics::Image> render_text(const std::string& text, const TextImageStyle& style) {
  const auto canvas = set_text(text, style);
  if (!canvas) return canvas.error();
  pango_cairo_show_layout(canvas->context.get(), canvas->layout.get());
  cairo_surface_flush(canvas->surface.get());

  // The surface holds coverage, 0 to 255; cards hold one bit a pixel.
  constexpr unsigned char ink = 128;
  const unsigned char* rows = cairo_image_surface_get_data(canvas->surface.get());
  const int stride = cairo_image_surface_get_stride(canvas->surface.get());
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
