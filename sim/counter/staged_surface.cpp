// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/staged_surface.hpp"

namespace madoguchi::sim::counter {

core::Result<> StagedSurface::show(const ports::SurfaceView& view) {
  if (!scanner_) return core::fail(core::Errc::unsupported, "a front that nobody scans");
  scanner_->show(view);
  return {};
}

ports::Task<ports::ReadNumber> StagedSurface::read_verification_number() {
  if (!scanner_) co_return co_await printed_.read_verification_number();
  if (!ocr_) {
    auto loaded = adapters::tesseract::TesseractDigits::make();
    if (!loaded) co_return loaded.error();
    ocr_ = *std::move(loaded);
  }
  scanner_->place();
  reader::ScannedCardSurface scanned(*scanner_, *ocr_, clock_, trace_);
  co_return co_await scanned.read_verification_number();
}

}  // namespace madoguchi::sim::counter
