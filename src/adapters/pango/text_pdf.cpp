// SPDX-License-Identifier: Apache-2.0
#include "adapters/pango/text_pdf.hpp"

#include <glib.h>
#include <pango/pangocairo.h>

#include <cairo-pdf.h>
#include <memory>

namespace madoguchi::adapters::pango {
namespace {

// A4 in points, with margins and type that a printed page can be read by.
constexpr double page_width = 595.0;
constexpr double page_height = 842.0;
constexpr double margin = 50.0;
constexpr double line_gap = 4.0;
constexpr const char* heading_font = "IPAGothic, Noto Sans CJK JP 16";
constexpr const char* text_font = "IPAGothic, Noto Sans CJK JP 10";

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Handle = std::unique_ptr<T, Release>;

cairo_status_t append(void* output, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(output)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

/// Writes line below line and begins pages as they fill.
class Pages {
 public:
  explicit Pages(cairo_t* context) : context_(context) {}

  void write(const std::string& text, const char* font) {
    const Handle<PangoLayout> layout(pango_cairo_create_layout(context_));
    const Handle<PangoFontDescription> description(pango_font_description_from_string(font));
    pango_layout_set_font_description(layout.get(), description.get());
    pango_layout_set_width(layout.get(), static_cast<int>((page_width - 2 * margin) * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_CHAR);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    int width = 0;
    int height = 0;
    pango_layout_get_pixel_size(layout.get(), &width, &height);
    if (y_ + height > page_height - margin && y_ > margin) {
      cairo_show_page(context_);
      y_ = margin;
    }
    cairo_move_to(context_, margin, y_);
    pango_cairo_show_layout(context_, layout.get());
    y_ += height + line_gap;
  }

 private:
  cairo_t* context_;
  double y_ = margin;
};

bool is_utf8(const std::string& text) {
  return g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != FALSE;
}

}  // namespace

core::Result<std::string> render_pdf(const std::string& title,
                                     const std::vector<std::string>& lines, core::CivilDate date) {
  bool text = is_utf8(title);
  for (const std::string& line : lines) text = text && is_utf8(line);
  if (!text) return core::fail(core::Errc::invalid_argument, "text that is not UTF-8");
  std::string pdf;
  const Handle<cairo_surface_t> surface(
      cairo_pdf_surface_create_for_stream(&append, &pdf, page_width, page_height));
  const std::string created = core::to_iso(date) + "T00:00:00+09:00";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  {
    const Handle<cairo_t> context(cairo_create(surface.get()));
    Pages pages(context.get());
    pages.write(title, heading_font);
    for (const std::string& line : lines) pages.write(line, text_font);
  }
  cairo_surface_finish(surface.get());
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    return core::fail(core::Errc::io_failure, "making a PDF");
  }
  return pdf;
}

}  // namespace madoguchi::adapters::pango
