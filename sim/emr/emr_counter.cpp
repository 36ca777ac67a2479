// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/emr_counter.hpp"

#include "adapters/async/start_task.hpp"
#include "adapters/clock/run_virtual.hpp"
#include "adapters/clock/system_clock.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "sim/eligibility/people_file.hpp"
#include "sim/emr/folder_bench.hpp"
#include "sim/emr/insured_people.hpp"
#include "sim/emr/reference_emr.hpp"

#include <boost/asio/io_context.hpp>

#include <utility>

namespace madoguchi::sim::emr {
namespace {

namespace asio = boost::asio;
namespace clock = adapters::clock;

/// Time where there is nothing but an EMR.
class Site {
 public:
  Site(scenario::Mode mode, core::CivilDate day) {
    if (mode == scenario::Mode::sim) {
      virtual_ = std::make_unique<clock::VirtualClock>(loop_.get_executor(), day);
    } else {
      system_ = std::make_unique<clock::SystemClock>(loop_.get_executor(), day);
    }
  }
  ports::Clock& clock() {
    if (virtual_) return *virtual_;
    return *system_;
  }
  void run(std::function<ports::Awaitable<void>()> task) {
    if (virtual_) {
      clock::run_task(loop_, *virtual_, std::move(task));
    } else {
      adapters::async::run_task(loop_, std::move(task));
    }
  }

 private:
  asio::io_context loop_{1};
  std::unique_ptr<clock::VirtualClock> virtual_;
  std::unique_ptr<clock::SystemClock> system_;
};

core::Error nobody_there() {
  return core::fail(core::Errc::unsupported, "an EMR alone has no people around it");
}

/// The EMR as a system under test: nobody can press its buttons.
class Product final : public ports::SystemUnderTest {
 public:
  explicit Product(std::string description) : description_(std::move(description)) {}
  std::string description() const override { return description_; }
  ports::Task<ports::Observation> patient(ports::PatientAction action) override {
    if (std::holds_alternative<ports::PatientWaited>(action)) co_return ports::Observation{};
    co_return nobody_there();
  }
  ports::Task<ports::Observation> staff(ports::StaffAction) override { co_return nobody_there(); }

 private:
  std::string description_;
};

class EmptyStage final : public ports::Stage {
 public:
  explicit EmptyStage(ports::Clock& time) : clock_(time) {}
  ports::Task<> insert_card() override { co_return nobody_there(); }
  ports::Task<> remove_card() override { co_return core::Result<>{}; }
  ports::Task<> set_service(ports::ServiceCondition) override { co_return nobody_there(); }
  ports::Task<> face_camera(std::string) override { co_return nobody_there(); }
  core::Result<std::vector<ports::EmrFile>> face_files() override {
    return std::vector<ports::EmrFile>{};
  }
  ports::Clock& clock() override { return clock_; }

 private:
  ports::Clock& clock_;
};

/// What both kinds of counter have.
struct Parts {
  adapters::files::TemporaryFolder folder;
  std::unique_ptr<EmrSystem> system;
  std::unique_ptr<FolderBench> bench;
};

std::vector<eligibility::RegisteredPerson> people_of(const scenario::World& world) {
  auto people = insured_people(world);
  if (world.emr->people.empty()) return people;
  auto more = eligibility::load_people(world.emr->people);
  people.insert(people.end(), more.begin(), more.end());
  return people;
}

core::Result<Parts> make_parts(const scenario::World& world,
                               const scenario::CounterOptions& options, ports::TraceSink& trace,
                               const OqsFiles& files, const EmrMaker& maker, ports::Clock& time,
                               FaceFiles face_files) {
  // Folders are real in both modes; a simulated run need not flush them to a disk.
  const bool simulated = options.mode == scenario::Mode::sim;
  auto folder = simulated ? adapters::files::TemporaryFolder::make_in_memory()
                          : adapters::files::TemporaryFolder::make();
  if (!folder) return folder.error();
  auto share = Share::make(folder->path() / "OQS", std::string(institution_code), files.tables);
  if (!share) return share.error();
  auto exchange = ScenarioExchange::make(share->folder(), files, people_of(world), time);
  if (!exchange) return exchange.error();
  auto system = maker(options.defects);
  if (!system) return system.error();
  const EmrSite site{share->folder(), folder->path() / "emr", std::string(institution_code),
                     world.emr->charts, files.tables};
  std::error_code error;
  std::filesystem::create_directory(site.own, error);
  if (const auto started = (*system)->start(site); !started) return started.error();
  auto bench = std::make_unique<FolderBench>(std::move(*share), **system, std::move(*exchange),
                                             time, trace, std::move(face_files));
  return Parts{std::move(*folder), std::move(*system), std::move(bench)};
}

class AloneCounter final : public scenario::Counter {
 public:
  AloneCounter(std::unique_ptr<Site> site, Parts parts)
      : site_(std::move(site)),
        parts_(std::move(parts)),
        product_(parts_.system->description()),
        stage_(site_->clock()) {}
  ports::SystemUnderTest& system() override { return product_; }
  ports::Stage& stage() override { return stage_; }
  ports::EmrBench* emr_bench() override { return parts_.bench.get(); }
  std::vector<scenario::EvidenceFile> evidence() const override { return parts_.bench->evidence(); }
  void run(std::function<ports::Awaitable<void>()> task) override { site_->run(std::move(task)); }

 private:
  std::unique_ptr<Site> site_;
  Parts parts_;
  Product product_;
  EmptyStage stage_;
};

class CounterWithEmr final : public scenario::Counter {
 public:
  CounterWithEmr(std::unique_ptr<scenario::Counter> counter, Parts parts)
      : counter_(std::move(counter)), parts_(std::move(parts)) {}
  ports::SystemUnderTest& system() override { return counter_->system(); }
  ports::Stage& stage() override { return counter_->stage(); }
  ports::EmrBench* emr_bench() override { return parts_.bench.get(); }
  std::vector<scenario::EvidenceFile> evidence() const override {
    auto files = counter_->evidence();
    for (scenario::EvidenceFile& file : parts_.bench->evidence()) files.push_back(std::move(file));
    return files;
  }
  std::vector<std::string> findings() const override { return counter_->findings(); }
  void run(std::function<ports::Awaitable<void>()> task) override {
    counter_->run(std::move(task));
  }

 private:
  std::unique_ptr<scenario::Counter> counter_;
  Parts parts_;
};

}  // namespace

EmrMaker reference_emr() {
  return [](const checkin::Defects& defects) -> core::Result<std::unique_ptr<EmrSystem>> {
    std::unique_ptr<EmrSystem> system = std::make_unique<ReferenceEmr>(defects);
    return system;
  };
}

EmrFactory::EmrFactory(std::unique_ptr<scenario::CounterFactory> counters, OqsFiles files,
                       EmrMaker maker)
    : counters_(std::move(counters)), files_(std::move(files)), maker_(std::move(maker)) {}

core::Result<std::unique_ptr<scenario::Counter>> EmrFactory::build(
    const scenario::World& world, const scenario::CounterOptions& options,
    ports::TraceSink& trace) {
  if (!world.emr_alone && !counters_) {
    return core::fail(core::Errc::unsupported, "only the EMR is there, and no counter");
  }
  if (!world.emr) return counters_->build(world, options, trace);
  OqsFiles files = files_;
  files.encoding = world.counter.file_encoding.value_or(files.encoding);
  if (world.emr_alone) {
    auto site = std::make_unique<Site>(options.mode, world.date);
    auto parts = make_parts(world, options, trace, files, maker_, site->clock(), {});
    if (!parts) return parts.error();
    return std::unique_ptr<scenario::Counter>(
        std::make_unique<AloneCounter>(std::move(site), std::move(*parts)));
  }
  auto counter = counters_->build(world, options, trace);
  if (!counter) return counter.error();
  ports::Stage& stage = (*counter)->stage();
  auto parts = make_parts(world, options, trace, files, maker_, stage.clock(),
                          [&stage] { return stage.face_files(); });
  if (!parts) return parts.error();
  return std::unique_ptr<scenario::Counter>(
      std::make_unique<CounterWithEmr>(std::move(*counter), std::move(*parts)));
}

}  // namespace madoguchi::sim::emr
