// SPDX-License-Identifier: Apache-2.0
// A card server whose readers belong to a real pcscd, with cards that are quickly made.
#pragma once

#include "sim/serving/card_server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>

namespace madoguchi::sim::serving {

/// A card with one PIN. The ATR ends with `mark`, so that other programs tell cards apart.
inline std::shared_ptr<card::VirtualCard> small_card(std::uint8_t mark) {
  card::CardImage image;
  image.atr = iso7816::Atr::parse(core::Bytes{0x3B, 0x01, mark}).value();
  const iso7816::Aid aid{0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01};
  const card::PinFile pin{.value = core::Secret("1234")};
  image.applications.push_back({.aid = aid, .files = {{iso7816::FileIdentifier{0x0018}, pin}}});
  return std::make_shared<card::VirtualCard>(std::move(image));
}

/// "aa", "bb": a card of that mark (each test has its own, as PC/SC may still tell of the last one
/// of another test), made anew each time; with "unique " before it one of a kind.
inline core::Result<ServedCard> open_small_card(const std::string& reference) {
  const bool unique = reference.starts_with("unique ");
  const std::string mark = reference.substr(unique ? 7 : 0);
  if (mark.size() != 2) return core::fail(core::Errc::file_missing, reference);
  auto chip = small_card(static_cast<std::uint8_t>(std::stoi(mark, nullptr, 16)));
  return serve_chip(reference, std::move(chip), unique);
}

/// What opensc-tool says about a reader of a server: the ATR of its card, or an error.
inline std::string ask_opensc(const ReaderStatus& reader, const std::string& options = "--atr") {
  const std::string command = "PCSCLITE_CSOCK_NAME=" + reader.socket + " opensc-tool --reader '" +
                              reader.name + "' " + options + " 2>&1";
  std::string said;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return said;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) said += static_cast<char>(c);
  pclose(pipe);
  return said;
}

/// Waits until opensc-tool says something with `part`; gives the last that it said.
inline std::string opensc_says(const CardServer& server, int reader, const std::string& part) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  std::string said;
  while (std::chrono::steady_clock::now() < deadline) {
    said = ask_opensc(server.status(reader));
    if (said.find(part) != std::string::npos) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return said;
}

class ServingTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = new_server(3); }
  static void TearDownTestSuite() { server_.reset(); }
  static std::unique_ptr<CardServer> new_server(int readers) {
    auto started = vpcd::VirtualReaders::start(readers);
    EXPECT_TRUE(started) << started.error().message();
    return std::make_unique<CardServer>(*std::move(started), open_small_card);
  }
  void TearDown() override {
    for (int reader = 0; reader < server_->count(); ++reader) {
      static_cast<void>(server_->remove(reader));
    }
  }

  inline static std::unique_ptr<CardServer> server_;
};

}  // namespace madoguchi::sim::serving
