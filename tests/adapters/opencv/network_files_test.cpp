// SPDX-License-Identifier: Apache-2.0
// Expected values: what setup/fetch_networks.sh says that it fetches; it reads the registry with
// tools of its own.
#include "adapters/opencv/network_files.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/face_network_comparator.hpp"
#include "tests/support/run_command.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::FaceNetwork;
using biometrics::NetworkFile;
using core::Errc;
using network_registry::shipped_networks;
using ::testing::HasSubstr;

const NetworkFile& landmark_file() {
  return shipped_networks().networks.at("landmarks-68").files.front();
}

TEST(NetworkFiles, AreThoseThatSetupFetches) {
  const auto listed =
      tests::run_command(std::string(MADOGUCHI_SOURCE_DIR) + "/setup/fetch_networks.sh --list");
  ASSERT_EQ(listed.code, 0);
  std::string expected;
  std::size_t lines = 0;
  for (const auto& [name, network] : shipped_networks().networks) {
    ASSERT_TRUE(network.package) << name;
    for (const NetworkFile& file : network.files) {
      ++lines;
      EXPECT_THAT(
          listed.said,
          HasSubstr(fmt::format("{} {} {} {} {}\n", network.package->npm, network.package->version,
                                network.package->sha256, file.package_path, file.sha256)));
    }
  }
  EXPECT_EQ(std::count(listed.said.begin(), listed.said.end(), '\n'),
            static_cast<std::ptrdiff_t>(lines));
}

TEST(NetworkFiles, AreInTheCacheInTheirSize) {
  for (const auto& [name, network] : shipped_networks().networks) {
    for (const NetworkFile& file : network.files) {
      const auto bytes = read_network_file(default_network_folder(), file);
      ASSERT_TRUE(bytes) << bytes.error().message() << "; setup/fetch_networks.sh fetches it";
      EXPECT_EQ(bytes->size(), file.bytes) << name;
    }
  }
}

TEST(NetworkFiles, AMissingNetworkIsNamed) {
  const auto folder = files::TemporaryFolder::make().value();
  const auto comparator = FaceNetworkComparator::load({.network_folder = folder.path()});
  ASSERT_FALSE(comparator);
  EXPECT_EQ(comparator.error().code, Errc::network_model_missing);
  EXPECT_THAT(comparator.error().context, HasSubstr("fr_detect.onnx"));
}

TEST(NetworkFiles, AnUnknownComparatorIsTold) {
  const auto comparator = FaceNetworkComparator::load(
      {.network_folder = default_network_folder(), .comparator = "resnt"});
  ASSERT_FALSE(comparator);
  EXPECT_EQ(comparator.error().code, Errc::invalid_argument);
  EXPECT_THAT(comparator.error().context, HasSubstr("known: reference, resnet"));
}

TEST(NetworkFiles, AChangedNetworkIsRefused) {
  const auto folder = files::TemporaryFolder::make().value();
  for (const FaceNetwork& network : networks_of(shipped_networks(), "reference").value()) {
    for (const NetworkFile& file : network.files) {
      std::filesystem::copy_file(default_network_folder() / file.name, folder.path() / file.name);
    }
  }
  EXPECT_TRUE(FaceNetworkComparator::load({.network_folder = folder.path()}));
  const auto path = folder.path() / landmark_file().name;
  auto content = files::read_file(path, 10'000'000).value();
  content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
  ASSERT_TRUE(files::write_atomically(path, content));
  const auto comparator = FaceNetworkComparator::load({.network_folder = folder.path()});
  ASSERT_FALSE(comparator);
  EXPECT_EQ(comparator.error().code, Errc::digest_mismatch);
  EXPECT_THAT(comparator.error().context, HasSubstr("fr_landmark.onnx"));
}

TEST(NetworkFiles, ADigestThatNobodyStatedIsComputed) {
  FaceNetwork network = shipped_networks().networks.at("landmarks-68");
  network.files.front().sha256.clear();
  const auto known = with_digests(default_network_folder(), network);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->files.front().sha256, landmark_file().sha256);
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
