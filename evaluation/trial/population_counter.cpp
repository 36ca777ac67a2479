// SPDX-License-Identifier: Apache-2.0
#include "evaluation/trial/population_counter.hpp"

#include "adapters/clock/run_virtual.hpp"

#include <boost/asio/io_context.hpp>

namespace madoguchi::evaluation::trial {
namespace {

core::Error nobody_there() {
  return core::fail(core::Errc::unsupported, "a population has no counter");
}

/// Nothing but people before a camera; time stands still.
class PopulationCounter final : public scenario::Counter, ports::SystemUnderTest, ports::Stage {
 public:
  PopulationCounter(core::CivilDate day, std::unique_ptr<ports::PopulationTrial> trial,
                    std::string system)
      : clock_(loop_.get_executor(), day), trial_(std::move(trial)), system_(std::move(system)) {}

  ports::SystemUnderTest& system() override { return *this; }
  ports::Stage& stage() override { return *this; }
  ports::PopulationTrial* population_trial() override { return trial_.get(); }
  void run(std::function<ports::Awaitable<void>()> task) override {
    adapters::clock::run_task(loop_, clock_, std::move(task));
  }

  std::string description() const override { return system_; }
  ports::Task<ports::Observation> patient(ports::PatientAction /*action*/) override {
    co_return nobody_there();
  }
  ports::Task<ports::Observation> staff(ports::StaffAction /*action*/) override {
    co_return nobody_there();
  }

  ports::Task<> insert_card() override { co_return nobody_there(); }
  ports::Task<> remove_card() override { co_return nobody_there(); }
  ports::Task<> set_service(ports::ServiceCondition /*condition*/) override {
    co_return nobody_there();
  }
  ports::Task<> face_camera(std::string /*person*/) override { co_return nobody_there(); }
  core::Result<std::vector<ports::EmrFile>> face_files() override {
    return std::vector<ports::EmrFile>{};
  }
  ports::Clock& clock() override { return clock_; }

 private:
  boost::asio::io_context loop_;
  adapters::clock::VirtualClock clock_;
  std::unique_ptr<ports::PopulationTrial> trial_;
  std::string system_;
};

}  // namespace

core::Result<std::unique_ptr<scenario::Counter>> PopulationFactory::build(
    const scenario::World& world, const scenario::CounterOptions& options,
    ports::TraceSink& trace) {
  if (!world.population) return others_->build(world, options, trace);
  auto trial = make_(*world.population, options);
  if (!trial) return trial.error();
  std::unique_ptr<scenario::Counter> counter =
      std::make_unique<PopulationCounter>(world.date, *std::move(trial), system_);
  return counter;
}

}  // namespace madoguchi::evaluation::trial
