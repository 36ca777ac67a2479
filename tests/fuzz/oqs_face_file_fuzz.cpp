// SPDX-License-Identifier: Apache-2.0
// The result file of a card use: what is understood can be written, and read again as the same.
#include "core/bytes.hpp"
#include "eligibility/oqs_face_file.hpp"

#include <cstdlib>

using namespace madoguchi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view xml = core::as_text({data, size});
  const auto elements = eligibility::face_file_elements(xml);
  const auto file = eligibility::parse_face_file(xml);
  if (!file) return 0;
  if (!elements) std::abort();
  const std::string written = eligibility::write_face_file(*file);
  const auto again = eligibility::parse_face_file(written);
  if (!again || eligibility::write_face_file(*again) != written) std::abort();
  return 0;
}
