// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_loader.hpp"

#include "scenario/overrides.hpp"
#include "scenario/sweep.hpp"
#include "scenario/yaml_reader.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace madoguchi::scenario {
namespace {

namespace fs = std::filesystem;
using Errors = std::vector<core::DocumentError>;

// An opposite must change what happens, not what is expected of it.
bool is_change_of_events(std::string_view path) {
  if (path.starts_with("world.")) return true;
  return path.starts_with("steps.") && path.find(".expect") == std::string_view::npos;
}

void check_opposites(const ScenarioDocument& scenario, const LoaderOptions& options,
                     Problems& problems) {
  for (const Opposite& opposite : scenario.opposites) {
    DocumentNode tree = *scenario.source;
    bool good = true;
    for (const Override& change : opposite.set) {
      if (!is_change_of_events(change.path)) {
        problems.add(change.place, change.path,
                     "an opposite changes values below world or steps, and no expectations");
        good = false;
        continue;
      }
      good &= apply(change, tree, problems);
    }
    if (good)
      read_scenario(std::make_shared<const DocumentNode>(std::move(tree)), options, problems);
  }
}

// Variants and opposites repeat the mistakes of what they share.
void drop_repeated(Errors& errors) {
  std::set<std::tuple<std::string, int, int, std::string>> told;
  std::erase_if(errors, [&](const core::DocumentError& error) {
    return !told.insert({error.file, error.line, error.column, error.message}).second;
  });
}

struct FileContent {
  std::vector<ScenarioDocument> scenarios;
  Errors errors;
};

FileContent read_text(std::string_view text, const std::string& file,
                      const LoaderOptions& options) {
  FileContent content;
  Problems problems;
  std::optional<DocumentNode> root = read_yaml(text, file, problems);
  if (root && !root->is_mapping()) {
    problems.add(root->place, "",
                 "expected a mapping that starts with \"id:\", found " + description_of(*root));
  } else if (root) {
    for (auto& tree : swept(std::move(*root), problems)) {
      content.scenarios.push_back(read_scenario(std::move(tree), options, problems));
      check_opposites(content.scenarios.back(), options, problems);
    }
  }
  content.errors = problems.take();
  drop_repeated(content.errors);
  if (options.digest) {
    const std::string digest = options.digest(text);
    for (ScenarioDocument& scenario : content.scenarios) scenario.file_sha256 = digest;
  }
  return content;
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  // One byte more than allowed is enough to see that a file is too large.
  std::string text(document_size_limit + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

bool is_scenario_file(const fs::directory_entry& entry) {
  std::error_code ignored;
  const auto extension = entry.path().extension();
  return entry.is_regular_file(ignored) && (extension == ".yaml" || extension == ".yml");
}

std::vector<fs::path> files_below(const fs::path& folder, Errors& errors) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    // Card profiles have a format of their own.
    if (it->path().filename() == "cards" && it->is_directory()) it.disable_recursion_pending();
    // A recorded stream describes itself.
    if (it->is_directory() && fs::exists(it->path() / "stream.yaml"))
      it.disable_recursion_pending();
    if (is_scenario_file(*it)) files.push_back(it->path());
  }
  if (error) errors.push_back({folder.string(), 0, 0, "", "cannot be read: " + error.message()});
  if (!error && files.empty()) {
    errors.push_back({folder.string(), 0, 0, "", "no scenario (*.yaml) in this folder"});
  }
  std::ranges::sort(files);
  return files;
}

std::vector<fs::path> files_of(std::span<const fs::path> paths, Errors& errors) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      errors.push_back({path.string(), 0, 0, "", "no such file or folder"});
    } else if (fs::is_directory(status)) {
      std::ranges::copy(files_below(path, errors), std::back_inserter(files));
    } else {
      files.push_back(path);
    }
  }
  // The same file named twice is still one scenario.
  std::set<fs::path> seen;
  std::erase_if(files,
                [&](const fs::path& file) { return !seen.insert(file.lexically_normal()).second; });
  return files;
}

void report_repeated_ids(const std::vector<ScenarioDocument>& scenarios, Errors& errors) {
  std::map<std::string, const ScenarioDocument*> first;
  for (const ScenarioDocument& scenario : scenarios) {
    if (scenario.id.empty()) continue;
    const auto [row, is_new] = first.emplace(scenario.id, &scenario);
    if (is_new) continue;
    const Place place = scenario.source->find("id")->place;
    errors.push_back(
        {place.file, place.line, place.column, "id",
         "\"" + scenario.id + "\" is the id of a scenario in " + row->second->file + " already"});
  }
}

}  // namespace

std::vector<ScenarioDocument> ScenarioLoader::load(std::span<const fs::path> paths) const {
  Errors errors;
  std::vector<ScenarioDocument> scenarios;
  for (const fs::path& path : files_of(paths, errors)) {
    const std::optional<std::string> text = read_file(path);
    if (!text) {
      errors.push_back({path.string(), 0, 0, "", "cannot be read"});
      continue;
    }
    FileContent content = read_text(*text, path.string(), options_);
    std::ranges::move(content.scenarios, std::back_inserter(scenarios));
    std::ranges::move(content.errors, std::back_inserter(errors));
  }
  report_repeated_ids(scenarios, errors);
  if (!errors.empty()) throw ScenarioError(std::move(errors));
  return scenarios;
}

std::vector<ScenarioDocument> ScenarioLoader::load_text(std::string_view text,
                                                        const std::string& file) const {
  FileContent content = read_text(text, file, options_);
  if (!content.errors.empty()) throw ScenarioError(std::move(content.errors));
  return std::move(content.scenarios);
}

}  // namespace madoguchi::scenario
