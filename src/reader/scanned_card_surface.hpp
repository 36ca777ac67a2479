// SPDX-License-Identifier: Apache-2.0
// 照合番号B from pictures of the card's front: a doubtful one costs a moment, so that another is
// taken; two that are beyond doubt, each read by OCR in two ways, have to show the same number.
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

  /// The reading with its doubt: that of the first picture, if there are not two good ones.
  ports::Task<NumberReading> read();

  /// Pictures that the last reading took.
  int pictures() const { return pictures_; }

 private:
  ports::Task<NumberReading> read_scan();
  core::Result<NumberReading> read_front(const biometrics::Image& front);
  void note(const NumberReading& reading);

  ports::CardScanner& scanner_;
  ports::DigitOcr& ocr_;
  ports::Clock& clock_;
  ports::TraceSink& trace_;
  int pictures_ = 0;
};

}  // namespace madoguchi::reader
