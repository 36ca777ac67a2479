// SPDX-License-Identifier: Apache-2.0
// Request files of every family as they arrive: encoding, XML, layout. What is understood can be
// written in either encoding and read again as the same. The first byte chooses the layout.
#include "adapters/iconv/shift_jis.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "core/bytes.hpp"
#include "eligibility/oqs_file_name.hpp"
#include "eligibility/oqs_message.hpp"

#include <cstdlib>
#include <iterator>

using namespace madoguchi;
using namespace madoguchi::eligibility;

namespace {

const OqsLayout& layout_of(const OqsTables& tables, std::uint8_t number) {
  return std::next(tables.layouts.begin(), number % tables.layouts.size())->second;
}

void check_again(const CheckedMessage& checked, const OqsLayout& layout, const OqsTables& tables) {
  const OqsMessage arranged = arrange_oqs_message(checked.message, layout);
  const auto again = read_oqs_message(write_oqs_message(arranged, OqsEncoding::utf_8));
  if (!std::holds_alternative<OqsMessage>(again)) std::abort();
  const auto same = check_oqs_message(std::get<OqsMessage>(again), layout, tables);
  if (checked.faults.empty() && !(same.message == checked.message)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const OqsTables tables =
      adapters::oqs_tables::load_oqs_tables(MADOGUCHI_SOURCE_DIR "/data/oqs");
  static const adapters::iconv::ShiftJis shift_jis;
  if (size == 0) return 0;
  const std::string_view file = core::as_text({data + 1, size - 1});
  if (const auto name = OqsRequestName::parse(file)) static_cast<void>(name->result(".xml"));
  std::string text(file);
  const auto encoding = declared_encoding(file);
  if (std::holds_alternative<OqsFault>(encoding)) return 0;
  if (std::get<OqsEncoding>(encoding) == OqsEncoding::shift_jis) {
    const auto converted = shift_jis.to_utf8(file);
    if (!converted) return 0;
    text = *converted;
  }
  const auto read = read_oqs_message(text);
  if (!std::holds_alternative<OqsMessage>(read)) return 0;
  const OqsLayout& layout = layout_of(tables, data[0]);
  const auto checked = check_oqs_message(std::get<OqsMessage>(read), layout, tables);
  check_again(checked, layout, tables);
  return 0;
}
