// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/listed_pictures.hpp"

#include "apps/madoguchi/face/evaluate_options.hpp"
#include "evaluation/data_set/csv_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
/// The file of a listed picture: as it stands, or with the ending that is there.
std::optional<fs::path> file_of(const fs::path& folder, const std::string& name) {
  static constexpr std::array<const char*, 8> endings{"",     ".jpg", ".jpeg", ".png",
                                                      ".pgm", ".ppm", ".bmp",  ".jp2"};
  for (const char* ending : endings) {
    const fs::path file = folder / (name + ending);
    std::error_code error;
    if (fs::is_regular_file(file, error)) return file;
  }
  return std::nullopt;
}

}  // namespace

namespace data_set = evaluation::data_set;
using biometrics::SampleRole;

SampleRole one_role(const std::string& roles) {
  return roles == "reference" ? SampleRole::reference : SampleRole::probe;
}

Rows rows_of(const data_set::PairList& list, const fs::path& folder, const std::string& roles) {
  Rows rows{{},
            std::vector<std::uint32_t>(list.pictures.size()),
            std::vector<std::uint32_t>(list.pictures.size())};
  std::map<std::pair<std::uint32_t, SampleRole>, std::uint32_t> known;
  data_set::Problems problems;
  const auto row = [&](std::uint32_t picture, SampleRole role, int line) {
    const auto [place, fresh] =
        known.try_emplace({picture, role}, static_cast<std::uint32_t>(rows.files.size()));
    if (!fresh) return place->second;
    const std::string& name = list.pictures[picture];
    const auto file = file_of(folder, name);
    if (!file) {
      problems.add(
          {list.file, line, 1, "",
           fmt::format("there is no picture {} below {} (see --images)", name, folder.string())});
    }
    rows.files.push_back({name, file.value_or(fs::path()), role});
    return place->second;
  };
  const bool counter = roles == "counter";
  for (const data_set::ListedPair& pair : list.pairs) {
    const SampleRole same = one_role(roles);
    rows.reference[pair.reference] =
        row(pair.reference, counter ? SampleRole::reference : same, pair.line);
    rows.probe[pair.probe] = row(pair.probe, counter ? SampleRole::probe : same, pair.line);
  }
  if (!problems.empty()) throw BadInput(problems.take());
  return rows;
}

}  // namespace madoguchi::apps
