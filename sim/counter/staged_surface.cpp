// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/staged_surface.hpp"

namespace madoguchi::sim::counter {

core::Result<> StagedSurface::show(const ports::SurfaceView& view) {
  auto& scanner = fronts_[held_].scanner;
  if (!scanner) return core::fail(core::Errc::unsupported, "a front that nobody scans");
  scanner->show(view);
  return {};
}

ports::Task<ports::ReadNumber> StagedSurface::read_verification_number() {
  CardFront& front = fronts_[held_];
  if (!front.scanner) co_return ports::ReadNumber{front.number};
  if (!ocr_) {
    auto loaded = adapters::tesseract::TesseractDigits::make();
    if (!loaded) co_return loaded.error();
    ocr_ = *std::move(loaded);
  }
  front.scanner->place();
  reader::ScannedCardSurface scanned(*front.scanner, *ocr_, clock_, trace_);
  co_return co_await scanned.read_verification_number();
}

}  // namespace madoguchi::sim::counter
