// SPDX-License-Identifier: Apache-2.0
// The whole reference counter over fakes.
#pragma once

#include "adapters/iconv/shift_jis.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "terminal/oqs_codec.hpp"
#include "terminal/reference_counter.hpp"
#include "tests/support/card_scripts.hpp"
#include "tests/support/device_fakes.hpp"
#include "tests/support/face_fakes.hpp"
#include "tests/support/fake_eligibility.hpp"
#include "tests/support/run_task.hpp"
#include "tests/support/shipped_tables.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace madoguchi::test {

inline constexpr std::uint8_t hanako = 7;  ///< the holder of the scripted cards
inline constexpr std::uint8_t taro = 9;    ///< somebody else

struct CounterOptions {
  checkin::Institution institution = checkin::Institution::clinic;
  checkin::Defects defects{};
  eligibility::OqsEncoding file_encoding = eligibility::OqsEncoding::utf_8;
  core::CivilTime opening =
      core::start_of({std::chrono::year{2024}, std::chrono::month{2}, std::chrono::day{1}}) +
      std::chrono::hours{9};
};

class CounterRig {
 public:
  explicit CounterRig(CounterOptions options = {})
      : clock(options.opening),
        terminal({service, outbox, clock, trace, shipped_tables(), shift_jis},
                 terminal_settings(options)),
        reader({card_reader, surface, camera, comparator, decoder, key, digest, terminal, clock,
                trace, nullptr, &face_memory, &face_trust},
               reader_settings(options)),
        counter(reader, terminal, "reference counter over fakes") {
    terminal.attach(reader);
  }

  /// What was observed; an error fails the test.
  ports::Observation patient(ports::PatientAction action) {
    auto seen = run(counter.patient(std::move(action)));
    if (!seen) ADD_FAILURE() << seen.error().message();
    return seen ? *seen : ports::Observation{};
  }
  ports::Observation staff(ports::StaffAction action) {
    auto seen = run(counter.staff(std::move(action)));
    if (!seen) ADD_FAILURE() << seen.error().message();
    return seen ? *seen : ports::Observation{};
  }
  ports::Observation place(CardScript script) {
    card_reader.cards.push_back(std::move(script));
    return patient(ports::CardPlaced{});
  }
  ports::Observation choose(checkin::IdentityMethod method) {
    return patient(ports::MethodChosen{method});
  }
  /// Elements of the newest file for the EMR; none without one that can be read.
  std::map<std::string, std::string> face_file() const {
    if (outbox.files.empty()) return {};
    const auto read = terminal::decode_oqs_file(outbox.files.back().second, shift_jis);
    const auto* message = std::get_if<eligibility::OqsMessage>(&read.message);
    return message == nullptr ? std::map<std::string, std::string>{}
                              : eligibility::elements_of(*message);
  }
  /// Log in, open the reader operation, switch to visual-check mode.
  ports::Observation visual_mode() {
    staff(ports::StaffLogsIn{"administrator"});
    staff(ports::StaffOpensReaderOperation{});
    return staff(ports::StaffSetsMode{checkin::ReaderMode::visual_check});
  }

  ManualClock clock;
  ScriptedCardReader card_reader;
  FakeCardSurface surface;
  RecordedFrames camera{clock};
  ScriptedComparator comparator;
  FakeDecoder decoder;
  FakeInstitutionKey key;
  FakeDigest digest;
  FakeFaceMemory face_memory;
  FakeFaceTrust face_trust;
  FakeEligibility service;
  MemoryOutbox outbox;
  RecordingTrace trace;
  adapters::iconv::ShiftJis shift_jis;
  terminal::Terminal terminal;
  reader::Reader reader;
  terminal::ReferenceCounter counter;

 private:
  static terminal::TerminalSettings terminal_settings(const CounterOptions& options) {
    terminal::TerminalSettings settings;
    settings.institution = options.institution;
    settings.defects = options.defects;
    settings.file_encoding = options.file_encoding;
    return settings;
  }
  static reader::ReaderSettings reader_settings(const CounterOptions& options) {
    reader::ReaderSettings settings;
    settings.institution = options.institution;
    settings.defects = options.defects;
    return settings;
  }
};

}  // namespace madoguchi::test
