// SPDX-License-Identifier: Apache-2.0
#include "adapters/pango/form_pdf.hpp"

#include "adapters/pango/pdf_file.hpp"

#include <algorithm>

namespace madoguchi::adapters::pango {
namespace {

constexpr const char* title_font = "IPAGothic, Noto Sans CJK JP 20";
constexpr const char* heading_font = "IPAGothic, Noto Sans CJK JP Bold 11";
constexpr const char* text_font = "IPAGothic, Noto Sans CJK JP 10";
constexpr const char* small_font = "IPAGothic, Noto Sans CJK JP 8";

constexpr double label_width = 140.0;
constexpr double padding = 6.0;
constexpr double least_row = 34.0;
constexpr double full_width = page_width - 2 * page_margin;

std::string choices_of(const checkin::FormField& field) {
  std::string line;
  for (const checkin::FormChoice& choice : field.choices) {
    line += choice.chosen ? "☑ " : "☐ ";
    line += choice.label.ja;
    line += "　";
  }
  return line;
}

class FormPage {
 public:
  explicit FormPage(cairo_t* context) : context_(context) { cairo_set_line_width(context, 0.7); }

  void text(std::string_view words, const char* font, double gap) {
    y_ += put(words, font, page_margin, full_width) + gap;
  }

  void section(const checkin::FormSection& section) {
    y_ += padding;
    text(section.heading.ja, heading_font, 3);
    for (const checkin::FormField& field : section.fields) row(field);
  }

  bool fits() const { return y_ <= page_height - page_margin; }

 private:
  void row(const checkin::FormField& field) {
    const std::string value = field.choices.empty() ? field.value : choices_of(field);
    const auto laid = lay_out(context_, value, text_font, full_width - label_width - 2 * padding);
    const double height = std::max(least_row, height_of(laid.get()) + 2 * padding);
    cairo_rectangle(context_, page_margin, y_, full_width, height);
    cairo_move_to(context_, page_margin + label_width, y_);
    cairo_rel_line_to(context_, 0, height);
    cairo_stroke(context_);
    const double top = y_;
    y_ = top + padding / 2;
    y_ += put(field.label.ja, text_font, page_margin + padding, label_width - 2 * padding);
    put(field.label.en, small_font, page_margin + padding, label_width - 2 * padding);
    cairo_move_to(context_, page_margin + label_width + padding,
                  top + (height - height_of(laid.get())) / 2);
    pango_cairo_show_layout(context_, laid.get());
    y_ = top + height;
  }

  double put(std::string_view words, const char* font, double x, double width) {
    const auto laid = lay_out(context_, std::string(words), font, width);
    cairo_move_to(context_, x, y_);
    pango_cairo_show_layout(context_, laid.get());
    return height_of(laid.get());
  }

  cairo_t* context_;
  double y_ = page_margin;
};

bool all_utf8(const std::vector<checkin::FormSection>& sections) {
  return std::ranges::all_of(sections, [](const checkin::FormSection& section) {
    return std::ranges::all_of(
        section.fields, [](const checkin::FormField& field) { return is_utf8(field.value); });
  });
}

}  // namespace

core::Result<std::string> render_form(const checkin::Declaration& declaration) {
  const auto sections = checkin::form_of(declaration);
  if (!all_utf8(sections)) {
    return core::fail(core::Errc::invalid_argument, "text that is not UTF-8");
  }
  PdfFile pdf(std::string(checkin::form_title().ja), declaration.day);
  FormPage page(pdf.context());
  page.text(checkin::form_title().ja, title_font, 2);
  page.text(checkin::form_title().en, small_font, 8);
  page.text(checkin::form_lead().ja, text_font, 2);
  page.text(checkin::form_lead().en, small_font, 4);
  for (const checkin::FormSection& section : sections) page.section(section);
  page.text("", small_font, 4);
  page.text(checkin::form_note().ja, text_font, 2);
  page.text(checkin::form_note().en, small_font, 0);
  if (!page.fits()) {
    return core::fail(core::Errc::invalid_argument, "text that does not fit the form");
  }
  return pdf.finish();
}

}  // namespace madoguchi::adapters::pango
