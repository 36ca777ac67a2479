// SPDX-License-Identifier: Apache-2.0
#include "adapters/pango/pdf_file.hpp"

#include <glib.h>

#include <cairo-pdf.h>

namespace madoguchi::adapters::pango {
namespace {

cairo_status_t append(void* output, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(output)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

PdfFile::PdfFile(const std::string& title, core::CivilDate date)
    : surface_(cairo_pdf_surface_create_for_stream(&append, &bytes_, page_width, page_height)) {
  const std::string created = core::to_iso(date) + "T00:00:00+09:00";
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  context_.reset(cairo_create(surface_.get()));
}

core::Result<std::string> PdfFile::finish() {
  context_.reset();
  cairo_surface_finish(surface_.get());
  if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) {
    return core::fail(core::Errc::io_failure, "making a PDF");
  }
  return bytes_;
}

Handle<PangoLayout> lay_out(cairo_t* context, const std::string& text, const char* font,
                            double width) {
  Handle<PangoLayout> layout(pango_cairo_create_layout(context));
  const Handle<PangoFontDescription> description(pango_font_description_from_string(font));
  pango_layout_set_font_description(layout.get(), description.get());
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_CHAR);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

double height_of(PangoLayout* layout) {
  int width = 0;
  int height = 0;
  pango_layout_get_pixel_size(layout, &width, &height);
  return height;
}

bool is_utf8(const std::string& text) {
  return g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != FALSE;
}

}  // namespace madoguchi::adapters::pango
