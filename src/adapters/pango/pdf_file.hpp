// SPDX-License-Identifier: Apache-2.0
// A PDF of A4 pages in the making; used inside this adapter only.
#pragma once

#include "adapters/pango/handles.hpp"
#include "core/civil_time.hpp"
#include "core/result.hpp"

#include <string>

namespace madoguchi::adapters::pango {

// A4 in points, with margins that a printer leaves.
inline constexpr double page_width = 595.0;
inline constexpr double page_height = 842.0;
inline constexpr double page_margin = 50.0;

class PdfFile {
 public:
  /// `date` is the date of creation that the file tells.
  PdfFile(const std::string& title, core::CivilDate date);

  cairo_t* context() { return context_.get(); }

  /// The bytes; nothing can be drawn afterwards. Error: io_failure.
  core::Result<std::string> finish();

 private:
  std::string bytes_;
  Handle<cairo_surface_t> surface_;
  Handle<cairo_t> context_;
};

/// Lays a text out in a width; its lines break where they have to.
Handle<PangoLayout> lay_out(cairo_t* context, const std::string& text, const char* font,
                            double width);

/// Height of a text in points.
double height_of(PangoLayout* layout);

bool is_utf8(const std::string& text);

}  // namespace madoguchi::adapters::pango
