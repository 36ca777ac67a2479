// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/files.hpp"
#include "evaluation/data_set/identity_folder.hpp"
#include "evaluation/data_set/stream_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace madoguchi::evaluation::data_set {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_table = std::size_t{256} << 20U;
constexpr int deepest = 8;

/// Empty for a folder that cannot be read, with a problem.
std::vector<fs::path> sorted_entries(const fs::path& folder, Problems& problems) {
  std::vector<fs::path> entries;
  std::error_code error;
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    entries.push_back(i->path());
  }
  if (error) problems.add({folder.string(), 0, 0, "", "cannot be read: " + error.message()});
  std::sort(entries.begin(), entries.end(), [](const fs::path& a, const fs::path& b) {
    return a.filename().native() < b.filename().native();
  });
  return entries;
}

/// What the folder of one person holds.
struct PersonFolder {
  std::vector<fs::path> pictures = {};
  std::vector<fs::path> streams = {};
  std::uint64_t ignored = 0;
};

void gather(const fs::path& folder, int depth, PersonFolder& person, Problems& problems) {
  std::error_code error;
  for (const fs::path& entry : sorted_entries(folder, problems)) {
    const bool is_folder = fs::is_directory(entry, error);
    if (is_folder && is_stream_folder(entry)) {
      person.streams.push_back(entry);
    } else if (is_folder && depth < deepest) {
      gather(entry, depth + 1, person, problems);
    } else if (depth == 0 && is_picture_name(entry)) {
      person.pictures.push_back(entry);
    } else {
      ++person.ignored;
    }
  }
}

/// The person's photograph; empty with a problem.
fs::path reference_of(const fs::path& folder, const PersonFolder& person, Problems& problems) {
  if (person.pictures.size() == 1) return person.pictures.front();
  std::vector<fs::path> named;
  for (const fs::path& picture : person.pictures) {
    if (picture.stem() == "reference") named.push_back(picture);
  }
  if (named.size() == 1) return named.front();
  const std::string found = person.pictures.empty()
                                ? std::string("there is no picture")
                                : fmt::format("there are {} pictures", person.pictures.size());
  problems.add({folder.string(), 0, 0, "",
                found + "; one reference photograph of the person was expected, or one of them "
                        "called reference, such as reference.jpg"});
  return {};
}

void add_person(const fs::path& root, const fs::path& folder, StreamList& list,
                Problems& problems) {
  PersonFolder person;
  gather(folder, 0, person, problems);
  list.ignored += person.ignored;
  if (person.pictures.empty() && person.streams.empty()) return;
  const auto subject = static_cast<std::uint32_t>(list.subjects.size());
  const fs::path reference = reference_of(folder, person, problems);
  list.subjects.push_back(folder.filename().string());
  list.references.push_back(fs::relative(reference, root).generic_string());
  list.reference_of.push_back(reference);
  for (const fs::path& stream : person.streams) {
    list.streams.push_back({fs::relative(stream, root).generic_string(),
                            stream,
                            subject,
                            {stream.string(), 0, 0, "", ""},
                            {}});
  }
}

void add_groups_file(const fs::path& folder, StreamList& list, Problems& problems) {
  const fs::path file = folder / "groups.csv";
  std::error_code error;
  if (!fs::exists(file, error)) return;
  const auto text = adapters::files::read_file(file, largest_table);
  if (!text) {
    problems.add({file.string(), 0, 0, "", text.error().message()});
    return;
  }
  IdentityFolder people;
  people.subjects = list.subjects;
  people.pictures = list.references;
  for (std::uint32_t i = 0; i < list.subjects.size(); ++i) people.subject_of.push_back(i);
  add_groups(*text, file.string(), people, problems);
  list.groups = std::move(people.groups);
}

}  // namespace

bool is_stream_folder(const fs::path& folder) {
  static constexpr std::array<const char*, 3> parts{"stream.yaml", "stream.mkv", "frames.csv"};
  std::error_code error;
  return std::any_of(parts.begin(), parts.end(),
                     [&](const char* part) { return fs::exists(folder / part, error); });
}

bool holds_streams(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator i(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && i != end; i.increment(error)) {
    if (i.depth() > deepest) i.disable_recursion_pending();
    if (i.depth() > 0 && i->path().filename() == "stream.yaml") return true;
  }
  return false;
}

StreamList read_stream_folder(const fs::path& folder, Problems& problems) {
  StreamList list;
  std::error_code error;
  for (const fs::path& entry : sorted_entries(folder, problems)) {
    if (fs::is_directory(entry, error)) {
      add_person(folder, entry, list, problems);
    } else if (entry.filename() != "groups.csv") {
      ++list.ignored;
    }
  }
  if (problems.empty() && (list.subjects.size() < 2 || list.streams.empty())) {
    problems.add({folder.string(), 0, 0, "",
                  fmt::format("{} people with {} streams; at least two folders, each with a "
                              "person's photograph and recorded streams, were expected",
                              list.subjects.size(), list.streams.size())});
  }
  if (problems.empty()) add_groups_file(folder, list, problems);
  return list;
}

}  // namespace madoguchi::evaluation::data_set
