// SPDX-License-Identifier: Apache-2.0
// A card that another process serves, as physical a card as a test can have.
#pragma once

#include "program.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <tuple>

namespace madoguchi::test {

/// Another process with a card in a virtual reader, until this object goes.
class ServedCard {
 public:
  explicit ServedCard(const std::string& card) : folder_(fresh_folder("served")) {
    const std::string log = (folder_ / "log").string();
    const std::string script = "timeout --foreground -s INT 300 " MADOGUCHI_BINARY_DIR
                               "/bin/madoguchi card serve " +
                               card + " >" + log + " 2>&1 & echo $!; for i in $(seq 300); do " +
                               "grep -q PCSCLITE " + log + " && break; sleep 0.1; done; cat " + log;
    std::FILE* pipe = popen(script.c_str(), "r");
    std::array<char, 4096> buffer{};
    // The server keeps the pipe open: what is needed comes first.
    while (text_.find("Ctrl-C") == std::string::npos) {
      if (std::fgets(buffer.data(), buffer.size(), pipe) == nullptr) break;
      text_ += buffer.data();
    }
    pipe_ = pipe;
  }
  ~ServedCard() {
    const std::string pid = text_.substr(0, text_.find('\n'));
    if (!pid.empty()) std::ignore = std::system(("kill -INT " + pid).c_str());
    if (pipe_ != nullptr) pclose(pipe_);
  }
  ServedCard(const ServedCard&) = delete;

  /// "PCSCLITE_CSOCK_NAME=...", for programs that shall see the reader.
  std::string variables() const {
    const std::size_t at = text_.find("PCSCLITE_CSOCK_NAME=");
    return at == std::string::npos ? "" : text_.substr(at, text_.find('\n', at) - at);
  }
  /// PC/SC name of its reader.
  std::string reader() const {
    const std::size_t at = text_.find("Madoguchi 1 00");
    return at == std::string::npos ? "" : text_.substr(at, text_.find("  ", at) - at);
  }

 private:
  std::filesystem::path folder_;
  std::string text_;
  std::FILE* pipe_ = nullptr;
};

}  // namespace madoguchi::test
