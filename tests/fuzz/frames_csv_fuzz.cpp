// SPDX-License-Identifier: Apache-2.0
// Lists of frames: whatever comes, it is a list that is written the same way again, or told.
#include "core/bytes.hpp"
#include "sim/camera/frame_list.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  const auto frames = sim::camera::parse_frames_csv(core::as_text({data, size}));
  if (!frames) {
    if (frames.error().context.empty()) std::abort();
    return 0;
  }
  const auto again = sim::camera::parse_frames_csv(sim::camera::frames_csv(*frames));
  if (!again || *again != *frames) std::abort();
  return 0;
}
