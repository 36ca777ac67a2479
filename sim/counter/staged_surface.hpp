// SPDX-License-Identifier: Apache-2.0
// The fronts of the scenario's cards as the reader comes to their numbers: read as text, or by OCR
// from pictures of a scanner, where the world says how a front looks.
#pragma once

#include "adapters/tesseract/tesseract_digits.hpp"
#include "reader/scanned_card_surface.hpp"
#include "sim/card_surface/drawn_scanner.hpp"
#include "sim/counter/scenario_card.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace madoguchi::sim::counter {

/// What is printed on one card.
struct CardFront {
  core::Secret number{};  ///< 照合番号B
  /// Without a scanner the number is told as it is.
  std::optional<card_surface::DrawnScanner> scanner{};
};

class StagedSurface final : public ports::CardSurface {
 public:
  /// Fronts by the names of their cards, `first` among them. Clock and trace outlive it.
  StagedSurface(std::map<std::string, CardFront> fronts, std::string first, ports::Clock& clock,
                ports::TraceSink& trace)
      : fronts_(std::move(fronts)), held_(std::move(first)), clock_(clock), trace_(trace) {}

  /// From now on this card is the one that the reader sees.
  void hold(const std::string& card) { held_ = card; }

  /// Its front looks like this from now on. Error: unsupported, without a scanner.
  core::Result<> show(const ports::SurfaceView& view);

  ports::Task<ports::ReadNumber> read_verification_number() override;

 private:
  std::map<std::string, CardFront> fronts_;
  std::string held_;
  std::unique_ptr<adapters::tesseract::TesseractDigits> ocr_;  ///< loaded when it is needed
  ports::Clock& clock_;
  ports::TraceSink& trace_;
};

}  // namespace madoguchi::sim::counter
