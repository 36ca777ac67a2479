// SPDX-License-Identifier: Apache-2.0
#include "client_script.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace madoguchi::sim::clients {
namespace {

namespace fs = std::filesystem;
using Kind = ScriptLine::Kind;

struct Beginning {
  std::string_view text;
  Kind kind;
};

constexpr Beginning beginnings[] = {
    {"profile ", Kind::profile}, {"> ", Kind::command}, {"< ", Kind::answer},
    {"read ", Kind::read},       {"is ", Kind::check},
};

/// Without comment and blanks at the end.
std::string stripped(std::string line) {
  line = line.substr(0, line.find('#'));
  while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0) {
    line.pop_back();
  }
  return line;
}

std::optional<ScriptLine> line_in(const std::string& text, int number) {
  for (const Beginning& beginning : beginnings) {
    if (!text.starts_with(beginning.text)) continue;
    return ScriptLine{number, beginning.kind, text.substr(beginning.text.size())};
  }
  return std::nullopt;
}

std::string name_for_test(std::string text) {
  for (char& c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return text;
}

void load_file(const fs::path& file, std::vector<ClientTask>& tasks) {
  std::ifstream stream(file);
  std::string text;
  bool in_task = false;
  for (int number = 1; std::getline(stream, text); ++number) {
    text = stripped(text);
    if (text.empty()) continue;
    if (text.starts_with("== ")) {
      tasks.push_back(
          {.client = name_for_test(file.stem().string()), .name = name_for_test(text.substr(3))});
      in_task = true;
      continue;
    }
    const auto line = line_in(text, number);
    if (!line || !in_task) {
      throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " + text);
    }
    tasks.back().lines.push_back(*line);
  }
}

}  // namespace

std::vector<ClientTask> load_client_tasks(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".apdu") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<ClientTask> tasks;
  for (const fs::path& file : files) load_file(file, tasks);
  return tasks;
}

}  // namespace madoguchi::sim::clients
