// SPDX-License-Identifier: Apache-2.0
// A counter whose system answers from a script: what the engine does can be seen without devices.
#pragma once

#include "adapters/clock/run_virtual.hpp"
#include "adapters/iconv/shift_jis.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "scenario/counter.hpp"
#include "terminal/oqs_codec.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <fmt/format.h>

#include <deque>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace madoguchi::scenario {

/// What was done at the fake counter, in its order: "insert_card", "patient: CardPlaced", ...
using Deeds = std::vector<std::string>;

inline std::string name_of_action(const ports::PatientAction& action) {
  static constexpr const char* names[] = {
      "CardPlaced",      "MethodChosen",         "PinEntered",         "ConsentsGiven",
      "CardTaken",       "RegistrationAnswered", "PrescriptionChosen", "SubsidiesAnswered",
      "NoticeConfirmed", "PatientWaited"};
  return fmt::format("patient: {}", names[action.index()]);
}

inline std::string name_of_action(const ports::StaffAction& action) {
  static constexpr const char* names[] = {"StaffLogsIn",         "StaffOpensReaderOperation",
                                          "StaffSetsMode",       "StaffReportsPatient",
                                          "StaffTicksIdentity",  "StaffAsksFallbacks",
                                          "StaffShowsDocument",  "StaffOpensInformation",
                                          "StaffSwitchesDevice", "StaffReportsSituation"};
  return fmt::format("staff: {}", names[action.index()]);
}

/// Everything a test sets and looks at.
struct Script {
  std::deque<core::Result<ports::Observation>> answers;  ///< in turn; then empty observations
  std::chrono::nanoseconds each_takes{0};                ///< time of every action of the system
  std::vector<ports::EmrFile> files;
  bool throws = false;  ///< the system throws at its next action
  core::Result<> removal;
  core::Result<int> number_tries_left = 10;
  std::vector<std::string> findings;  ///< about the system, beside its answers

  Deeds deeds;
  std::vector<ports::PatientAction> patient;
  std::vector<ports::StaffAction> staff;
  std::vector<std::string> faced;  ///< persons before the camera
};

class FakeCounter : public Counter, ports::SystemUnderTest, ports::Stage {
 public:
  FakeCounter(Script& script, core::CivilDate day)
      : script_(script), clock_(loop_.get_executor(), day) {}

  ports::SystemUnderTest& system() override { return *this; }
  ports::Stage& stage() override { return *this; }
  std::vector<std::string> findings() const override { return script_.findings; }
  void run(std::function<ports::Awaitable<void>()> task) override {
    bool done = false;
    std::exception_ptr failure;
    boost::asio::co_spawn(loop_, std::move(task), [&](std::exception_ptr error) {
      done = true;
      failure = error;
    });
    const auto ran = adapters::clock::run_virtual(loop_, clock_, [&] { return done; });
    if (!ran) throw std::runtime_error(ran.error().message());
    if (failure) std::rethrow_exception(failure);
  }

  // SystemUnderTest
  std::string description() const override { return "fake system"; }
  ports::Task<ports::Observation> patient(ports::PatientAction action) override {
    script_.deeds.push_back(name_of_action(action));
    script_.patient.push_back(std::move(action));
    return answer();
  }
  ports::Task<ports::Observation> staff(ports::StaffAction action) override {
    script_.deeds.push_back(name_of_action(action));
    script_.staff.push_back(std::move(action));
    return answer();
  }

  // Stage
  ports::Task<> insert_card() override { return did("insert_card"); }
  ports::Task<> remove_card() override {
    script_.deeds.emplace_back("remove_card");
    co_return script_.removal;
  }
  core::Result<> hold_card(const std::string& card) override {
    script_.deeds.push_back("hold_card: " + card);
    return {};
  }
  core::Result<> set_day(core::CivilDate day) override {
    script_.deeds.push_back("day " + core::to_iso(day));
    return {};
  }
  core::Result<> set_insurance(ports::InsuranceChange change) override {
    const std::string what =
        change.known ? change.records.front().record.insured_identification_number : "unknown";
    script_.deeds.push_back("insurance of " + change.person + ": " + what);
    return {};
  }
  ports::Task<> set_service(ports::ServiceCondition condition) override {
    return did(fmt::format("set_service {}", core::name_of(condition)));
  }
  ports::Task<> face_camera(std::string person) override {
    return did(fmt::format("face_camera {}", person));
  }
  ports::Task<> set_scene(biometrics::Scene scene) override {
    return did(fmt::format("set_scene {}", to_text(scene)));
  }
  core::Result<> set_surface(ports::SurfaceView view) override {
    script_.deeds.push_back(
        fmt::format("set_surface {} {}", core::name_of(view.position), core::name_of(view.wear)));
    return {};
  }
  core::Result<int> number_tries_left() override { return script_.number_tries_left; }
  core::Result<std::vector<ports::EmrFile>> face_files() override { return script_.files; }
  core::Result<eligibility::OqsMessage> read_face_file(const ports::EmrFile& file) override {
    static const auto tables =
        adapters::oqs_tables::load_oqs_tables(MADOGUCHI_SOURCE_DIR "/data/oqs");
    static const adapters::iconv::ShiftJis shift_jis;
    return terminal::read_face_file(file.content, tables, shift_jis);
  }
  ports::Clock& clock() override { return clock_; }

 private:
  ports::Task<> did(std::string what) {
    script_.deeds.push_back(std::move(what));
    co_return core::Result<>{};
  }
  ports::Task<ports::Observation> answer() {
    co_await clock_.sleep_until(clock_.now() + script_.each_takes);
    if (script_.throws) throw std::runtime_error("the fake system threw");
    if (script_.answers.empty()) co_return ports::Observation{};
    core::Result<ports::Observation> next = std::move(script_.answers.front());
    script_.answers.pop_front();
    co_return next;
  }

  Script& script_;
  boost::asio::io_context loop_;
  adapters::clock::VirtualClock clock_;
};

class FakeCounters : public CounterFactory {
 public:
  explicit FakeCounters(Script& script) : script_(script) {}
  core::Result<std::unique_ptr<Counter>> build(const World& world, const CounterOptions&,
                                               ports::TraceSink& trace) override {
    if (refuses) return core::fail(core::Errc::file_missing, "no such picture");
    ports::TraceEvent phase;
    phase.lane = ports::Lane::phase;
    phase.title = "check_in";
    phase.duration = std::chrono::milliseconds(7);
    trace.record(phase);
    return std::unique_ptr<Counter>(std::make_unique<FakeCounter>(script_, world.date));
  }

  bool refuses = false;

 private:
  Script& script_;
};

}  // namespace madoguchi::scenario
