// SPDX-License-Identifier: Apache-2.0
// The layers of docs/architecture.md: a file includes only its own layer and layers further down.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace madoguchi {
namespace {

namespace fs = std::filesystem;

struct Layer {
  std::string_view folder;  // from the root of the tree
  int height;               // larger is further up
};

// The longest matching folder decides.
constexpr std::array<Layer, 16> layers{{
    {"apps", 9},
    {"conformance", 8},
    {"evaluation", 8},
    {"bench", 8},
    {"sim", 7},
    {"src/adapters", 6},
    {"src/scenario", 5},
    {"src/reader", 4},
    {"src/terminal", 4},
    {"src/ports", 3},
    {"src/checkin", 2},
    {"src/iso7816", 1},
    {"src/transmission", 1},
    {"src/biometrics", 1},
    {"src/eligibility", 1},
    {"src/core", 0},
}};

std::optional<int> height_of(const std::string& path) {
  for (const Layer& layer : layers) {
    if (path.starts_with(std::string(layer.folder) + "/")) return layer.height;
  }
  return std::nullopt;
}

// "iso7816/x.hpp" lives in src/, "sim/card/x.hpp" at the root.
std::string resolve(const fs::path& root, const std::string& include) {
  if (fs::exists(root / "src" / include)) return "src/" + include;
  return include;
}

std::vector<std::string> upward_arrows(const fs::path& root) {
  static const std::regex include_line(R"re(^\s*#\s*include\s*"([^"]+)")re");
  std::vector<std::string> arrows;
  int files = 0;
  for (const std::string top : {"src", "sim", "conformance", "evaluation", "bench", "apps"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".hpp" && extension != ".cpp") continue;
      ++files;
      const std::string path = fs::relative(entry.path(), root).string();
      const auto from = height_of(path);
      if (!from) {
        arrows.push_back(path + " stands in no layer");
        continue;
      }
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, include_line)) continue;
        const std::string target = resolve(root, match[1]);
        const auto to = height_of(target);
        if (to && *to > *from) arrows.push_back(path + " -> " + target);
      }
    }
  }
  EXPECT_GT(files, 0) << "no sources found below " << root;
  return arrows;
}

TEST(Layers, NoIncludePointsUp) {
  for (const std::string& arrow : upward_arrows(MADOGUCHI_SOURCE_DIR)) ADD_FAILURE() << arrow;
}

// The check itself must be able to fail: a tree with one arrow upward.
TEST(Layers, AnArrowUpwardIsNamed) {
  const fs::path root = fs::path(testing::TempDir()) / "madoguchi-layers";
  fs::remove_all(root);
  fs::create_directories(root / "src/core");
  fs::create_directories(root / "sim/card");
  std::ofstream(root / "sim/card/card.hpp") << "#pragma once\n";
  std::ofstream(root / "src/core/a.hpp") << "#include \"sim/card/card.hpp\"\n";
  EXPECT_EQ(upward_arrows(root), std::vector<std::string>{"src/core/a.hpp -> sim/card/card.hpp"});
  fs::remove_all(root);
}

// Wrapped libraries stay behind their adapter.
TEST(Layers, ForeignHeadersStayInTheirAdapters) {
  struct Rule {
    std::string_view header;
    std::vector<std::string_view> homes;
  };
  const std::vector<Rule> rules{
      {"winscard.h", {"src/adapters/pcsc/"}},
      {"opencv2/", {"src/adapters/opencv/"}},
      {"boost/beast", {"src/adapters/http/"}},
      {"openssl/", {"src/adapters/crypto/", "src/adapters/http/"}},
      {"pango", {"src/adapters/pango/"}},
      {"yaml-cpp/",
       {"src/checkin/rules/", "src/scenario/", "sim/", "conformance/", "evaluation/data_set/"}},
      {"cblas.h", {"src/adapters/blas/", "bench/"}},
      {"sqlite3.h", {"src/adapters/sqlite/"}},
  };
  const fs::path root = MADOGUCHI_SOURCE_DIR;
  for (const std::string top : {"src", "sim", "conformance", "evaluation", "bench", "apps"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".hpp" && extension != ".cpp") continue;
      const std::string path = fs::relative(entry.path(), root).string();
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("#include <")) continue;
        for (const Rule& rule : rules) {
          if (line.find(rule.header) == std::string::npos) continue;
          const bool at_home =
              std::any_of(rule.homes.begin(), rule.homes.end(),
                          [&](std::string_view home) { return path.starts_with(home); });
          EXPECT_TRUE(at_home) << path << " includes " << rule.header;
        }
      }
    }
  }
}

}  // namespace
}  // namespace madoguchi
