// SPDX-License-Identifier: Apache-2.0
// Small fakes of the ports around the reader and the terminal.
#pragma once

#include "ports/card_face_trust.hpp"
#include "ports/card_reader.hpp"
#include "ports/card_surface.hpp"
#include "ports/digest.hpp"
#include "ports/emr_outbox.hpp"
#include "ports/face_memory.hpp"
#include "ports/institution_key.hpp"
#include "ports/trace_sink.hpp"
#include "tests/support/scripted_card_channel.hpp"

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::test {

/// Gives one scripted card after another; no_card when there is none left.
class ScriptedCardReader final : public ports::CardReader {
 public:
  std::string name() const override { return "scripted reader"; }
  ports::Task<std::unique_ptr<ports::CardChannel>> connect(std::chrono::milliseconds) override {
    if (cards.empty()) co_return core::fail(core::Errc::no_card);
    auto card = std::make_unique<ScriptedCardChannel>(std::move(cards.front()));
    cards.pop_front();
    co_return std::unique_ptr<ports::CardChannel>(std::move(card));
  }
  ports::Task<> wait_for_removal(std::chrono::milliseconds) override { co_return core::Result<>{}; }

  std::deque<CardScript> cards;
};

class FakeCardSurface final : public ports::CardSurface {
 public:
  ports::Task<ports::ReadNumber> read_verification_number() override {
    co_return ports::ReadNumber{core::Secret{"12345678901234"}, !soiled};
  }
  bool soiled = false;
};

class FakeFaceTrust final : public ports::CardFaceTrust {
 public:
  core::Result<bool> signed_by_issuer(core::ByteView) const override { return !forged; }
  bool forged = false;
};

class FakeFaceMemory final : public ports::FaceMemory {
 public:
  core::Result<std::map<std::string, int>> load() const override { return kept; }
  core::Result<> keep(const std::string& card, int failures) override {
    kept[card] = failures;
    return {};
  }
  std::map<std::string, int> kept;
};

/// 32 times the number of bytes: tells whether the right message was hashed.
class FakeDigest final : public ports::Digest {
 public:
  core::Bytes sha256(core::ByteView message) const override {
    return core::Bytes(32, static_cast<std::uint8_t>(message.size()));
  }
};

/// "Signs" with the first two bytes of the challenge.
class FakeInstitutionKey final : public ports::InstitutionKey {
 public:
  core::Bytes certificate_body() const override { return {0xB0, 0xB1}; }
  core::Bytes certificate_signature() const override { return {0xC0, 0xC1}; }
  core::Result<core::Bytes> sign(core::ByteView challenge) const override {
    return core::Bytes(challenge.begin(), challenge.begin() + 2);
  }
};

class MemoryOutbox final : public ports::EmrOutbox {
 public:
  ports::Task<> deliver(std::string name, std::string content) override {
    if (full) co_return core::fail(core::Errc::io_failure, "disk full");
    files.emplace_back(std::move(name), std::move(content));
    co_return core::Result<>{};
  }
  std::vector<std::pair<std::string, std::string>> files;
  bool full = false;
};

class RecordingTrace final : public ports::TraceSink {
 public:
  void record(ports::TraceEvent event) override { events.push_back(std::move(event)); }

  /// Titles of one lane, in order.
  std::vector<std::string> titles(ports::Lane lane) const {
    std::vector<std::string> result;
    for (const auto& event : events) {
      if (event.lane == lane) result.push_back(event.title);
    }
    return result;
  }
  /// Everything as text, to look for what must not be there.
  std::string text() const {
    std::string all;
    for (const auto& event : events) {
      all += event.title + "\n";
      for (const auto& [key, value] : event.details) all += key + "=" + value + "\n";
    }
    return all;
  }
  std::vector<ports::TraceEvent> events;
};

}  // namespace madoguchi::test
