// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/scenario_run.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/opencv/network_files.hpp"
#include "adapters/rule_files/rule_files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/camera_source_option.hpp"
#include "apps/madoguchi/card_run.hpp"
#include "apps/madoguchi/comparator_under_test.hpp"
#include "apps/madoguchi/emr_under_test.hpp"
#include "apps/madoguchi/face/comparator_choice.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "apps/madoguchi/media_preparation.hpp"
#include "apps/madoguchi/played_run.hpp"
#include "evaluation/trial/population_counter.hpp"
#include "sim/counter/workshop.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace madoguchi::apps {
namespace {

namespace report = conformance::report;
namespace runner = conformance::runner;

constexpr const char* drawn_people = "synthetic-people";

/// Not the usual one.
bool own_comparator(const RunOptions& options) {
  return options.comparator != "reference" || !options.networks.empty();
}

adapters::opencv::FaceNetworkOptions networks_of(const Environment& environment,
                                                 const RunOptions& options) {
  return network_options(environment, {options.comparator, drawn_people, options.networks});
}

sim::counter::WorkshopSettings workshop_settings(const Environment& environment,
                                                 const RunOptions& options) {
  sim::counter::WorkshopSettings settings{
      .networks = environment.networks(),
      .media = environment.media(),
      .keys = environment.keys(),
      .calibration = environment.data() / "calibrations" /
                     (biometrics::calibration_name(drawn_people, options.comparator) + ".json"),
      .mode = core::value_of<scenario::Mode>(options.mode).value(),
      .jobs = static_cast<int>(options.jobs)};
  if (own_comparator(options)) {
    const auto chosen = networks_of(environment, options);
    settings.decides = chosen.calibration;
    settings.comparator = chosen.comparator;
    settings.registry = chosen.registry;
  }
  return settings;
}

/// The scenarios that are played, each once.
std::vector<scenario::ScenarioDocument> documents_of(const PlayedRun& played) {
  std::vector<scenario::ScenarioDocument> documents;
  for (const runner::PlannedScenario& planned : played.plan) {
    const bool left_out = played.not_run && played.not_run(*planned.document);
    if (planned.repetition == 0 && !left_out) documents.push_back(*planned.document);
  }
  return documents;
}

/// The user's camera instead of drawn people; a live one is used by one scenario at a time.
void see_by(const sim::counter::OwnCamera& own, sim::counter::WorkshopSettings& settings,
            PlayedRun& played) {
  if (!own.package) settings.jobs = 1;
  played.not_run = [own](const scenario::ScenarioDocument& document) {
    return sim::counter::why_not(document, own);
  };
  if (own.package) {
    played.inputs.push_back({"camera source " + own.package->video().filename().string(),
                             own.package->description().video_sha256});
  }
  settings.own_camera = own;
}

/// "file sha256" of what compares.
std::vector<std::string> network_digests(const sim::counter::WorkshopSettings& settings) {
  if (!settings.registry) return adapters::opencv::shipped_digests(settings.comparator);
  auto networks = adapters::opencv::networks_of(*settings.registry, settings.comparator);
  if (!networks) return {};
  for (biometrics::FaceNetwork& network : *networks) {
    auto complete = adapters::opencv::with_digests(settings.networks, network);
    if (complete) network = *std::move(complete);
  }
  return adapters::opencv::digests_of(*networks);
}

std::vector<report::InputDigest> inputs_of(const sim::counter::WorkshopSettings& settings) {
  std::vector<report::InputDigest> inputs;
  for (const std::string& digest : network_digests(settings)) {
    const std::size_t blank = digest.rfind(' ');
    inputs.push_back({digest.substr(0, blank), digest.substr(blank + 1)});
  }
  std::ifstream file(settings.calibration, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  if (text.empty()) {
    inputs.push_back(
        {fmt::format("threshold {} of {}, stated in the registry of networks",
                     settings.decides ? settings.decides->threshold.value : 0, settings.comparator),
         ""});
    return inputs;
  }
  inputs.push_back({settings.calibration.filename().string(),
                    adapters::crypto::sha256_hex(core::as_bytes(text))});
  return inputs;
}

void check_profile(const RunOptions& options) {
  const bool card = options.profile == "pcsc";
  const bool comparator = options.profile == "comparator";
  const bool emr = options.profile == "emr";
  if (options.profile != "reference" && !card && !comparator && !emr) {
    throw BadUsage("--profile " + options.profile +
                   ": only reference, comparator, emr and pcsc can be tested here so far");
  }
  if (comparator && options.sut.empty()) {
    throw BadUsage("--profile comparator needs --sut FILE, which names the library to test");
  }
  if (!comparator && !emr && !options.sut.empty()) {
    throw BadUsage("--sut goes with --profile comparator and --profile emr");
  }
  if (comparator && !options.defects.empty()) {
    throw BadUsage("--defect: the comparator to test has its own");
  }
  if ((card || comparator) && own_comparator(options)) {
    throw BadUsage("--comparator and --networks are about the reference reader; --profile " +
                   options.profile + " compares without it");
  }
  if (card) return;
  const auto refuse = [](bool given, const char* option) {
    if (given) throw BadUsage(std::string(option) + " goes with --profile pcsc");
  };
  refuse(!options.reader.empty(), "--reader");
  refuse(!options.card_secrets.empty(), "--card-secrets");
  refuse(options.destructive, "--destructive");
}

void check_card_profile(const RunOptions& options) {
  if (options.profile != "pcsc") return;
  const bool camera = !options.camera_source.empty() || !options.photograph.empty();
  if (camera) throw BadUsage("--camera-source: a card alone is before no camera");
}

/// A factory of one job, or an exception that becomes the verdict `error` of its scenarios.
runner::CounterFactoryMaker factories_of(sim::counter::Workshop& workshop,
                                         const evaluation::trial::PopulationTrialMaker& trials,
                                         const std::string& comparator) {
  return
      [&workshop, trials, comparator](unsigned job) -> std::unique_ptr<scenario::CounterFactory> {
        auto factory = workshop.factory(static_cast<int>(job));
        if (!factory) throw std::runtime_error(factory.error().message());
        return std::make_unique<evaluation::trial::PopulationFactory>(
            std::move(factory.value()), trials, fmt::format("madoguchi {} comparator", comparator));
      };
}

/// What watches populations: the reference comparator; a library is evaluated by itself.
std::optional<evaluation::trial::ObserverChoice> observer_of(const Environment& environment,
                                                             const RunOptions& options) {
  if (options.profile != "reference" && options.profile != "emr") return std::nullopt;
  evaluation::trial::ObserverChoice choice;
  choice.comparator = options.comparator;
  if (own_comparator(options)) choice.networks = networks_of(environment, options);
  return choice;
}

evaluation::trial::PopulationTrialMaker trials_of(const Environment& environment,
                                                  const RunOptions& options) {
  if (auto choice = observer_of(environment, options)) {
    return evaluation::trial::reference_trials(observer_folders(environment), *std::move(choice));
  }
  return [](const ports::PopulationPlan&, const scenario::CounterOptions&)
             -> core::Result<std::unique_ptr<ports::PopulationTrial>> {
    return core::fail(core::Errc::unsupported,
                      "a population before a library under test: use face evaluate --comparator");
  };
}

}  // namespace

ExitCode run_scenarios(const Environment& environment, const RunOptions& options) {
  check_profile(options);
  check_card_profile(options);
  if (options.profile == "pcsc") return run_against_card(environment, options);
  PlayedRun played;
  played.plan = plan_of(environment, options);
  auto settings = workshop_settings(environment, options);
  if (options.profile == "emr") {
    settings.emr = emr_under_test(environment, options);
    if (emr_alone(played.plan)) {
      return run_emr_alone(environment, options, std::move(played), settings.emr);
    }
  } else if (!options.sut.empty())
    settings.under_test = comparator_under_test(environment, options.sut);
  settings.files = oqs_files(environment, options);
  played.inputs = inputs_of(settings);
  if (!options.rules.empty()) settings.rules = adapters::rule_files::load_rules(options.rules);
  if (const auto own = own_camera_of(options)) see_by(*own, settings, played);
  const auto workshop = sim::counter::Workshop::open(settings);
  if (!workshop) {
    fmt::print(stderr, "madoguchi: {}\n  {}\n", workshop.error().message(environment.language),
               core::error_text(workshop.error().code).advice.in(environment.language));
    return ExitCode::error;
  }
  const auto documents = documents_of(played);
  core::Result<> prepared =
      prepare_media(environment, (*workshop)->media(), sim::counter::media_of(documents));
  if (const auto observer = observer_of(environment, options); prepared && observer) {
    prepared = prepare_populations(environment, *observer, documents);
  }
  if (!prepared) {
    fmt::print(stderr, "madoguchi: {}\n", prepared.error().message(environment.language));
    return ExitCode::error;
  }
  played.mode = settings.mode;
  played.jobs = static_cast<unsigned>(settings.jobs);
  if (settings.under_test) played.inputs.push_back(input_of(*settings.under_test));
  played.factories = factories_of(**workshop, trials_of(environment, options), options.comparator);
  return play_and_report(environment, options, played);
}

}  // namespace madoguchi::apps
