// SPDX-License-Identifier: Apache-2.0
// The front of the scenario's card as the reader comes to its number: read as text, or by OCR from
// pictures of a scanner, where the world says how the front looks.
#pragma once

#include "adapters/tesseract/tesseract_digits.hpp"
#include "reader/scanned_card_surface.hpp"
#include "sim/card_surface/drawn_scanner.hpp"
#include "sim/counter/scenario_card.hpp"

#include <memory>
#include <optional>

namespace madoguchi::sim::counter {

class StagedSurface final : public ports::CardSurface {
 public:
  /// Without a scanner the number is told as it is. Clock and trace outlive it.
  StagedSurface(core::Secret number, std::optional<card_surface::DrawnScanner> scanner,
                ports::Clock& clock, ports::TraceSink& trace)
      : printed_(std::move(number)), scanner_(std::move(scanner)), clock_(clock), trace_(trace) {}

  /// The front looks like this from now on. Error: unsupported, without a scanner.
  core::Result<> show(const ports::SurfaceView& view);

  ports::Task<ports::ReadNumber> read_verification_number() override;

 private:
  PrintedCardSurface printed_;
  std::optional<card_surface::DrawnScanner> scanner_;
  std::unique_ptr<adapters::tesseract::TesseractDigits> ocr_;  ///< loaded when it is needed
  ports::Clock& clock_;
  ports::TraceSink& trace_;
};

}  // namespace madoguchi::sim::counter
