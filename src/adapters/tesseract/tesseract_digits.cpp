// SPDX-License-Identifier: Apache-2.0
#include "adapters/tesseract/tesseract_digits.hpp"

#include <dlfcn.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

namespace madoguchi::adapters::tesseract {

namespace {

/// Tesseract's own threads cost more than they bring on a line of so few signs. OpenMP, which came
/// into the process with it, keeps this setting for each thread that calls.
void keep_to_this_thread() {
  using Set = void (*)(int);
  static const auto set = reinterpret_cast<Set>(dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"));
  if (set != nullptr) set(0);
}

}  // namespace

struct TesseractDigits::Engine {
  ::tesseract::TessBaseAPI api;
};

TesseractDigits::TesseractDigits(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

TesseractDigits::~TesseractDigits() = default;

core::Result<std::unique_ptr<TesseractDigits>> TesseractDigits::make() {
  auto engine = std::make_unique<Engine>();
  if (engine->api.Init(nullptr, "eng", ::tesseract::OEM_LSTM_ONLY) != 0) {
    return core::fail(core::Errc::network_model_missing,
                      "Tesseract's eng.traineddata (Debian: tesseract-ocr-eng)");
  }
  engine->api.SetPageSegMode(::tesseract::PSM_SINGLE_LINE);
  engine->api.SetVariable("tessedit_char_whitelist", "0123456789");
  // No dictionary knows these numbers, and what was read before tells nothing.
  engine->api.SetVariable("load_system_dawg", "0");
  engine->api.SetVariable("load_freq_dawg", "0");
  engine->api.SetVariable("classify_enable_learning", "0");
  return std::unique_ptr<TesseractDigits>(new TesseractDigits(std::move(engine)));
}

core::Result<std::vector<ports::OcrDigit>> TesseractDigits::read(const biometrics::Image& line) {
  if (line.format != biometrics::PixelFormat::grey8 || line.empty()) {
    return core::fail(core::Errc::invalid_argument, "a line to read is a grey picture");
  }
  keep_to_this_thread();
  auto& api = engine_->api;
  api.SetImage(line.pixels.data(), line.width, line.height, 1, line.width);
  api.SetSourceResolution(300);
  if (api.Recognize(nullptr) != 0) return core::fail(core::Errc::internal, "Tesseract");
  std::vector<ports::OcrDigit> digits;
  const std::unique_ptr<::tesseract::ResultIterator> symbol(api.GetIterator());
  if (!symbol) return digits;
  constexpr auto level = ::tesseract::RIL_SYMBOL;
  do {
    const std::unique_ptr<char[]> text(symbol->GetUTF8Text(level));
    if (!text || text[0] < '0' || text[0] > '9') continue;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    symbol->BoundingBox(level, &left, &top, &right, &bottom);
    digits.push_back({text[0], (left + right) / 2.0});
  } while (symbol->Next(level));
  api.Clear();
  return digits;
}

}  // namespace madoguchi::adapters::tesseract
