// SPDX-License-Identifier: Apache-2.0
// Expected values: setup/networks.txt, which the script that fetches the networks reads.
#include "adapters/opencv/network_files.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "adapters/opencv/face_network_comparator.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>

namespace madoguchi::adapters::opencv {
namespace {

using core::Errc;
using ::testing::HasSubstr;

TEST(NetworkFiles, AreThoseThatSetupFetches) {
  const auto list =
      files::read_file(std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "setup/networks.txt", 100000);
  ASSERT_TRUE(list);
  for (const NetworkFile& network : reference_networks) {
    EXPECT_THAT(*list, HasSubstr(fmt::format("/{} {} ", network.name, network.sha256)));
  }
}

TEST(NetworkFiles, AreInTheCache) {
  for (const NetworkFile& network : reference_networks) {
    const auto bytes = read_network(default_network_folder(), network);
    EXPECT_TRUE(bytes) << bytes.error().message() << "; setup/fetch_networks.sh fetches it";
  }
}

TEST(NetworkFiles, AMissingNetworkIsNamed) {
  const auto folder = files::TemporaryFolder::make().value();
  const auto comparator = FaceNetworkComparator::load({.network_folder = folder.path()});
  ASSERT_FALSE(comparator);
  EXPECT_EQ(comparator.error().code, Errc::network_model_missing);
  EXPECT_THAT(comparator.error().context, HasSubstr("fr_detect.onnx"));
}

TEST(NetworkFiles, AChangedNetworkIsRefused) {
  const auto folder = files::TemporaryFolder::make().value();
  for (const NetworkFile& network : reference_networks) {
    std::filesystem::copy_file(default_network_folder() / network.name,
                               folder.path() / network.name);
  }
  EXPECT_TRUE(FaceNetworkComparator::load({.network_folder = folder.path()}));
  const auto path = folder.path() / landmark_network.name;
  auto content = files::read_file(path, 10'000'000).value();
  content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
  ASSERT_TRUE(files::write_atomically(path, content));
  const auto comparator = FaceNetworkComparator::load({.network_folder = folder.path()});
  ASSERT_FALSE(comparator);
  EXPECT_EQ(comparator.error().code, Errc::digest_mismatch);
  EXPECT_THAT(comparator.error().context, HasSubstr("fr_landmark.onnx"));
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
