// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/drawn_stream.hpp"

#include "sim/camera/stream_package_writer.hpp"

namespace madoguchi::sim::camera {

core::Result<> draw_stream(std::uint64_t person, const biometrics::Scene& scene, const Take& take,
                           const std::filesystem::path& folder, const FrameCount& progress) {
  StreamDescription description;
  description.source = DrawnPerson{person, scene, media_version()};
  description.width = 640;
  description.height = 480;
  auto writer = StreamPackageWriter::create(folder, std::move(description), take.frames_per_second);
  if (!writer) return writer.error();
  const auto add = [&](int due, const biometrics::Image& frame) {
    auto added = writer->add(std::chrono::milliseconds(due), frame);
    if (added && progress) progress(writer->frames().size());
    return added;
  };
  const auto rendered = render_take(person, scene, take, add);
  if (!rendered) return rendered.error();
  return writer->commit();
}

}  // namespace madoguchi::sim::camera
