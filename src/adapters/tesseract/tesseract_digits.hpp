// SPDX-License-Identifier: Apache-2.0
// Digits read by Tesseract, its English network.
#pragma once

#include "ports/card_scanner.hpp"

#include <memory>

namespace madoguchi::adapters::tesseract {

/// Not for several threads at a time.
class TesseractDigits final : public ports::DigitOcr {
 public:
  /// Loads the network that Tesseract was installed with. Error: network_model_missing.
  static core::Result<std::unique_ptr<TesseractDigits>> make();
  ~TesseractDigits() override;

  core::Result<std::vector<ports::OcrDigit>> read(const biometrics::Image& line) override;

 private:
  struct Engine;
  explicit TesseractDigits(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

}  // namespace madoguchi::adapters::tesseract
