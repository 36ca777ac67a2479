// SPDX-License-Identifier: Apache-2.0
// Files of commands that a client sends and of the answers that it understands. tests/data/clients
// describes the lines.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace madoguchi::sim::clients {

struct ScriptLine {
  enum class Kind { profile, command, answer, read, check };
  int number = 0;
  Kind kind = Kind::command;
  std::string text{};
};

/// One task of a client, on a card that was just put in.
struct ClientTask {
  std::string client;  ///< name of the file
  std::string name;    ///< fit for the name of a test
  std::vector<ScriptLine> lines{};
};

/// All tasks of all files of a folder, in the order of their names. Throws std::runtime_error for a
/// line that is none.
std::vector<ClientTask> load_client_tasks(const std::filesystem::path& folder);

}  // namespace madoguchi::sim::clients
