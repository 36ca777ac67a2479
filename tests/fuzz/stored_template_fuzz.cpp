// SPDX-License-Identifier: Apache-2.0
// Files of the template store: what is read is written again as the same bytes.
#include "core/bytes.hpp"
#include "evaluation/pictures/template_store.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::evaluation::pictures;
  const std::string_view bytes = madoguchi::core::as_text({data, size});
  const auto face = parse_template(bytes);
  if (face && to_bytes(*face) != bytes) std::abort();
  return 0;
}
