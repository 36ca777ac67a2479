// SPDX-License-Identifier: Apache-2.0
// 照合番号B from pictures of the card's front: two scans, each read by OCR in two ways, and nothing
// that is in doubt.
#pragma once

#include "ports/card_surface.hpp"
#include "ports/clock.hpp"
#include "ports/trace_sink.hpp"
#include "reader/number_reading.hpp"

namespace madoguchi::reader {

class ScannedCardSurface final : public ports::CardSurface {
 public:
  /// All of them outlive it.
  ScannedCardSurface(ports::CardScanner& scanner, ports::DigitOcr& ocr, ports::Clock& clock,
                     ports::TraceSink& trace)
      : scanner_(scanner), ocr_(ocr), clock_(clock), trace_(trace) {}

  /// Errors: what the scanner or OCR could not do.
  ports::Task<ports::ReadNumber> read_verification_number() override;

  /// The reading with its doubt.
  ports::Task<NumberReading> read();

 private:
  ports::Task<NumberReading> read_scan();
  core::Result<NumberReading> read_front(const biometrics::Image& front);

  ports::CardScanner& scanner_;
  ports::DigitOcr& ocr_;
  ports::Clock& clock_;
  ports::TraceSink& trace_;
};

}  // namespace madoguchi::reader
