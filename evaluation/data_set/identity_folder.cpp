// SPDX-License-Identifier: Apache-2.0
#include "evaluation/data_set/identity_folder.hpp"

#include "adapters/files/files.hpp"
#include "core/nearest_name.hpp"
#include "evaluation/data_set/pair_list_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <system_error>

namespace madoguchi::evaluation::data_set {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_table = std::size_t{256} << 20U;

std::vector<fs::directory_entry> sorted_entries(const fs::path& folder, std::error_code& error) {
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    entries.push_back(*i);
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return a.path().filename().native() < b.path().filename().native();
  });
  return entries;
}

void add_identity(const fs::path& folder, IdentityFolder& result, Problems& problems) {
  std::error_code error;
  const auto entries = sorted_entries(folder, error);
  if (error) problems.add({folder.string(), 0, 0, "", "cannot be read: " + error.message()});
  const std::string name = folder.filename().string();
  const std::size_t before = result.pictures.size();
  const auto subject = static_cast<std::uint32_t>(result.subjects.size());
  for (const fs::directory_entry& entry : entries) {
    if (!entry.is_regular_file(error) || !is_picture_name(entry.path())) {
      ++result.ignored;
      continue;
    }
    result.pictures.push_back(name + "/" + entry.path().filename().string());
    result.subject_of.push_back(subject);
  }
  if (result.pictures.size() > before) result.subjects.push_back(name);
}

/// Finds the pictures that a row of groups.csv is about.
class Target {
 public:
  Target(const IdentityFolder& folder, bool by_picture) {
    for (std::uint32_t i = 0; i < folder.pictures.size(); ++i) {
      places_[by_picture ? folder.pictures[i] : folder.subjects[folder.subject_of[i]]].push_back(i);
    }
    for (const auto& [name, places] : places_) names_.push_back(name);
  }

  const std::vector<std::uint32_t>* find(CsvReader& reader, const CsvField& field) const {
    const auto found = places_.find(field.text);
    if (found != places_.end()) return &found->second;
    std::string message = fmt::format("\"{}\" is not in the folder", field.text);
    if (const auto near = core::nearest_name(field.text, names_)) {
      message += fmt::format("; did you mean \"{}\"?", *near);
    }
    reader.refuse(field, std::move(message));
    return nullptr;
  }

 private:
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> places_;
  std::vector<std::string_view> names_;
};

}  // namespace

bool is_picture_name(const fs::path& file) {
  static constexpr std::array<std::string_view, 10> endings{
      ".jpg", ".jpeg", ".png", ".bmp", ".pgm", ".ppm", ".tif", ".tiff", ".jp2", ".webp"};
  std::string ending = file.extension().string();
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

void add_groups(std::string_view text, const std::string& file, IdentityFolder& folder,
                Problems& problems) {
  CsvReader reader(text, file, problems);
  const auto header = reader.next();
  if (!header) return;
  CsvColumns columns(reader, *header, {"identity", "picture"});
  const auto picture = columns.find("picture");
  const auto key = picture ? picture : columns.require("identity");
  if (!key) return;
  const Target target(folder, picture.has_value());
  const std::vector<std::size_t> sources = columns.others();
  std::vector<NameTable> values(sources.size());
  std::vector<std::vector<std::uint32_t>> of_sample;
  for (NameTable& table : values) {
    of_sample.emplace_back(folder.pictures.size(), table.number(""));
  }
  while (const auto row = reader.next()) {
    if (!columns.fits(*row)) continue;
    const auto* places = target.find(reader, (*row)[*key]);
    if (places == nullptr) continue;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const std::uint32_t value = values[i].number((*row)[sources[i]].text);
      for (const std::uint32_t place : *places) of_sample[i][place] = value;
    }
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    folder.groups.push_back(
        group_column(columns.name(sources[i]), values[i].names(), std::move(of_sample[i])));
  }
}

IdentityFolder read_identity_folder(const fs::path& folder, Problems& problems) {
  IdentityFolder result;
  std::error_code error;
  const auto entries = sorted_entries(folder, error);
  if (error) {
    problems.add({folder.string(), 0, 0, "", "cannot be read: " + error.message()});
    return result;
  }
  for (const fs::directory_entry& entry : entries) {
    if (entry.is_directory(error)) {
      add_identity(entry.path(), result, problems);
    } else if (entry.path().filename() != "groups.csv") {
      ++result.ignored;
    }
  }
  if (result.subjects.size() < 2) {
    problems.add({folder.string(), 0, 0, "",
                  fmt::format("{} identities with pictures; at least two folders, each with the "
                              "pictures of one person, were expected",
                              result.subjects.size())});
    return result;
  }
  const fs::path groups = folder / "groups.csv";
  if (!fs::exists(groups, error)) return result;
  const auto text = adapters::files::read_file(groups, largest_table);
  if (!text) {
    problems.add({groups.string(), 0, 0, "", text.error().message()});
    return result;
  }
  add_groups(*text, groups.string(), result, problems);
  return result;
}

}  // namespace madoguchi::evaluation::data_set
