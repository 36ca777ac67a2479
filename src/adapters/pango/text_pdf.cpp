// SPDX-License-Identifier: Apache-2.0
#include "adapters/pango/text_pdf.hpp"

#include "adapters/pango/pdf_file.hpp"

namespace madoguchi::adapters::pango {
namespace {

constexpr double line_gap = 4.0;
constexpr const char* heading_font = "IPAGothic, Noto Sans CJK JP 16";
constexpr const char* text_font = "IPAGothic, Noto Sans CJK JP 10";

/// Writes line below line and begins pages as they fill.
class Pages {
 public:
  explicit Pages(cairo_t* context) : context_(context) {}

  void write(const std::string& text, const char* font) {
    const auto layout = lay_out(context_, text, font, page_width - 2 * page_margin);
    const double height = height_of(layout.get());
    if (y_ + height > page_height - page_margin && y_ > page_margin) {
      cairo_show_page(context_);
      y_ = page_margin;
    }
    cairo_move_to(context_, page_margin, y_);
    pango_cairo_show_layout(context_, layout.get());
    y_ += height + line_gap;
  }

 private:
  cairo_t* context_;
  double y_ = page_margin;
};

}  // namespace

core::Result<std::string> render_pdf(const std::string& title,
                                     const std::vector<std::string>& lines, core::CivilDate date) {
  bool text = is_utf8(title);
  for (const std::string& line : lines) text = text && is_utf8(line);
  if (!text) return core::fail(core::Errc::invalid_argument, "text that is not UTF-8");
  PdfFile pdf(title, date);
  Pages pages(pdf.context());
  pages.write(title, heading_font);
  for (const std::string& line : lines) pages.write(line, text_font);
  return pdf.finish();
}

}  // namespace madoguchi::adapters::pango
