// SPDX-License-Identifier: Apache-2.0
// Owners of what cairo and Pango give out; used inside this adapter only.
#pragma once

#include <pango/pangocairo.h>

#include <memory>

namespace madoguchi::adapters::pango {

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Handle = std::unique_ptr<T, Release>;

}  // namespace madoguchi::adapters::pango
