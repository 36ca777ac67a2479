// SPDX-License-Identifier: Apache-2.0
// Descriptions of recorded streams: whatever comes, it is a stream whose text is read back as the
// same, or every mistake is told.
#include "core/bytes.hpp"
#include "sim/camera/stream_description.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  using sim::camera::parse_stream_description;
  try {
    const auto stream = parse_stream_description(core::as_text({data, size}), "stream.yaml");
    const auto again = parse_stream_description(to_yaml(stream), "stream.yaml");
    if (!(again.source == stream.source) || !(again.declared == stream.declared)) std::abort();
    if (stream.width < 1 || stream.height < 1) std::abort();
  } catch (const scenario::ScenarioError& error) {
    if (error.errors().empty()) std::abort();
  }
  return 0;
}
