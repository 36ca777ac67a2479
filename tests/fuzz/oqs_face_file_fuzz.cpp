// SPDX-License-Identifier: Apache-2.0
// The result file of a card use, in either encoding: what is understood can be written by the
// tables in both, and read again as the same.
#include "adapters/iconv/shift_jis.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "core/bytes.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "terminal/oqs_codec.hpp"

#include <cstdlib>

using namespace madoguchi;
using namespace madoguchi::eligibility;

namespace {

void set_encoding(OqsMessage& message, OqsEncoding encoding) {
  message.header.find("CharacterCodeIdentifier")->text = std::to_string(static_cast<int>(encoding));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const OqsTables tables =
      adapters::oqs_tables::load_oqs_tables(MADOGUCHI_SOURCE_DIR "/data/oqs");
  static const adapters::iconv::ShiftJis shift_jis;
  auto file = terminal::read_face_file(core::as_text({data, size}), tables, shift_jis);
  if (!file) return 0;
  for (const OqsEncoding encoding : {OqsEncoding::utf_8, OqsEncoding::shift_jis}) {
    set_encoding(*file, encoding);
    const auto written =
        terminal::encode_oqs_file(*file, face_file_layout(tables), encoding, shift_jis);
    const auto again = terminal::read_face_file(written.bytes, tables, shift_jis);
    // A file that only just fits may grow by its layout.
    if (!again && written.bytes.size() > face_file_limit) continue;
    if (!again) std::abort();
    const bool same = elements_of(*again) == elements_of(*file);
    if (!same && written.replaced == 0) std::abort();
  }
  return 0;
}
