// SPDX-License-Identifier: Apache-2.0
// `madoguchi face figures`: what the reference comparators reach on drawn people, in one go, and
// the table that documents show.
#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/face_commands.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "biometrics/scene_properties.hpp"
#include "evaluation/report/figures_table.hpp"
#include "evaluation/report/json_text.hpp"
#include "evaluation/trial/reference_observer.hpp"
#include "sim/camera/media_rendering.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
namespace pictures = evaluation::pictures;
namespace report = evaluation::report;

constexpr std::size_t largest_document = std::size_t{16} << 20U;
constexpr double disagreement_fmr = 0.001;

struct FiguresOptions {
  std::string folder = "reports/face-figures";
  std::vector<std::string> documents;  ///< to update
  std::string drawn_from;              ///< figures.json instead of a measurement
  std::uint64_t people = 200;
  std::uint64_t first = 1000;
  std::uint64_t attackers = 30;
  std::string scenes = "moderate,attacks";
  int attempts = 1;
  int frames = 3;
  int jobs = 2;
  std::string templates;
};

std::string read_text(const std::string& file) {
  const auto text = adapters::files::read_file(file, largest_document);
  if (!text) throw BadUsage(file + ": " + text.error().message());
  return *text;
}

void write_text(const fs::path& file, const std::string& text) {
  const auto written = adapters::files::write_atomically(file, text);
  if (!written) throw std::runtime_error(written.error().message());
}

template <class T>
T value_of(const Environment& environment, core::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message(environment.language));
  return *std::move(result);
}

pictures::PopulationPlan plan_of(const FiguresOptions& options) {
  pictures::PopulationPlan plan;
  auto scenes = biometrics::parse_scenes(options.scenes);
  if (!scenes) throw BadUsage("--scenes: " + scenes.error().context);
  plan.scenes = *std::move(scenes);
  plan.first = options.first;
  plan.people = options.people;
  plan.attackers = options.attackers;
  plan.attempts = options.attempts;
  plan.frames = options.frames;
  return plan;
}

/// The calibration on drawn people if there is one, otherwise that on photographs.
std::string calibration_for(const Environment& environment, const std::string& comparator) {
  const std::string suffix = comparator == "reference" ? "" : "-" + comparator;
  std::error_code ignored;
  const std::string drawn = "synthetic-people" + suffix;
  return fs::exists(environment.data() / "calibrations" / (drawn + ".json"), ignored)
             ? drawn
             : "photographs" + suffix;
}

std::vector<std::unique_ptr<evaluation::trial::ReferenceObserver>> observers_of(
    const Environment& environment, const FiguresOptions& options,
    const pictures::PopulationPlan& plan) {
  std::vector<std::unique_ptr<evaluation::trial::ReferenceObserver>> observers;
  for (const char* comparator : {"reference", "resnet"}) {
    evaluation::trial::ObserverChoice choice;
    choice.comparator = comparator;
    choice.calibration = calibration_for(environment, comparator);
    choice.attack_detection = observers.empty();
    choice.jobs = options.jobs;
    observers.push_back(
        value_of(environment, evaluation::trial::ReferenceObserver::load(
                                  observer_folders(environment, options.templates), choice)));
    const std::string overlap = pictures::overlap_with(plan, observers.back()->calibration());
    if (!overlap.empty()) throw BadUsage(overlap);
  }
  return observers;
}

evaluation::PresentationEvaluationSettings settings_of(const FiguresOptions& options) {
  evaluation::PresentationEvaluationSettings settings;
  settings.one_to_one.fmrs = {0.01, 0.001};
  settings.transactions.attempts = options.attempts;
  settings.fpirs = {0.1, 0.01};
  settings.apcers = {0.1};
  return settings;
}

std::optional<double> threshold_at(const evaluation::Evaluation& evaluation, double fmr) {
  for (const evaluation::OperatingPoint& point : evaluation.one_to_one->points) {
    if (point.fmr_asked == fmr) return point.threshold;
  }
  return std::nullopt;
}

/// Attack detection watches beside the first comparator only; what it saw holds for all.
void share_attack_detection(std::vector<pictures::Population>& populations) {
  const auto& watched = populations.front().set.presentations;
  for (std::size_t i = 1; i < populations.size(); ++i) {
    auto& others = populations[i].set.presentations;
    for (std::size_t k = 0; k < others.size(); ++k) {
      for (std::size_t frame = 0; frame < others[k].frames.size(); ++frame) {
        others[k].frames[frame].liveness = watched[k].frames[frame].liveness;
      }
    }
  }
}

report::FiguresPopulation population_of(const pictures::PopulationPlan& plan) {
  report::FiguresPopulation result{plan.people,
                                   plan.first,
                                   plan.attackers,
                                   plan.attempts,
                                   plan.frames,
                                   {},
                                   sim::camera::media_version()};
  for (const biometrics::Scene& scene : plan.scenes) {
    const bool attack = scene.attack != biometrics::AttackSpecies::none;
    if (!attack) result.scenes.push_back(biometrics::name_of_scene(scene));
  }
  return result;
}

boost::json::value measured(const Environment& environment, const FiguresOptions& options) {
  const pictures::PopulationPlan plan = plan_of(options);
  const auto observers = observers_of(environment, options, plan);
  std::vector<pictures::Observer> watching;
  for (const auto& one : observers) watching.push_back(one->observer());
  auto populations =
      value_of(environment, pictures::observe(watching, plan, {}, template_progress(environment)));
  share_attack_detection(populations);
  evaluation::PresentationEvaluationSettings settings = settings_of(options);
  settings.transactions.liveness_threshold = observers.front()->liveness_threshold();
  std::vector<report::ComparatorFigures> figures;
  std::vector<evaluation::PairScore> scores;
  for (std::size_t i = 0; i < observers.size(); ++i) {
    report::ComparatorFigures one{i == 0 ? "reference" : "resnet", {}};
    one.evaluation.program_version = program_version;
    one.evaluation.data.name = fmt::format("synthetic:{}@{}", plan.people, plan.first);
    observers[i]->evaluate(populations[i], settings, one.evaluation);
    scores.push_back(observers[i]->score(populations[i]));
    figures.push_back(std::move(one));
  }
  std::optional<evaluation::AgreementTable> disagreement;
  const auto first = threshold_at(figures[0].evaluation, disagreement_fmr);
  const auto second = threshold_at(figures[1].evaluation, disagreement_fmr);
  if (first && second) {
    disagreement = evaluation::joint_decisions({populations[0].set, scores[0], *first},
                                               {populations[1].set, scores[1], *second});
  }
  return report::figures_json(population_of(plan), figures, disagreement);
}

/// A document whose name ends in .ja.md gets the Japanese table.
void update(const Environment& environment, const std::string& document,
            const boost::json::value& figures) {
  const bool japanese = document.ends_with(".ja.md");
  const std::string table =
      value_of(environment, report::figures_table(figures, japanese ? core::Language::japanese
                                                                    : core::Language::english));
  auto changed = report::with_table(read_text(document), table);
  if (!changed) throw BadUsage(document + ": " + changed.error().context);
  write_text(document, *changed);
  fmt::print("{}\n", document);
}

ExitCode figures(const Environment& environment, const FiguresOptions& options) {
  const bool drawn = !options.drawn_from.empty();
  boost::json::value figures;
  if (drawn) {
    boost::json::error_code error;
    figures = boost::json::parse(read_text(options.drawn_from), error);
    if (error) throw BadUsage(options.drawn_from + ": JSON was expected");
  } else {
    // From the text, so that a table drawn from the file later is the very same.
    const std::string text = report::json_text(measured(environment, options));
    std::error_code error;
    fs::create_directories(options.folder, error);
    if (error) throw BadUsage(options.folder + ": " + error.message());
    write_text(fs::path(options.folder) / "figures.json", text);
    figures = boost::json::parse(text);
  }
  const std::string table =
      value_of(environment, report::figures_table(figures, environment.language));
  for (const std::string& document : options.documents) update(environment, document, figures);
  if (environment.json) {
    fmt::print("{}", report::json_text(figures));
  } else {
    fmt::print("{}", table);
  }
  return ExitCode::ok;
}

}  // namespace

void add_face_figures_command(CLI::App& face, const Environment& environment,
                              CommandRunner& chosen) {
  CLI::App* command = face.add_subcommand(
      "figures", "Error rates of the reference comparators on drawn people, as a table");
  command->footer(
      "Draws the people once and lets both comparators and attack detection watch. Templates are\n"
      "kept: an interrupted run goes on where it stopped. --update puts the table between the "
      "lines\n"
      "<!-- begin: madoguchi face figures --> and <!-- end: madoguchi face figures --> of a\n"
      "document; with --from-file nothing is measured.");
  auto options = std::make_shared<FiguresOptions>();
  command->add_option("-o,--out", options->folder, "Folder for figures.json")
      ->capture_default_str();
  command->add_option("--update", options->documents, "Documents that show the table");
  command->add_option("--from-file", options->drawn_from, "figures.json of an earlier run");
  command->add_option("--people", options->people, "How many are drawn")
      ->check(CLI::Range(2, 100000))
      ->capture_default_str();
  command->add_option("--from", options->first, "Number of the first")->capture_default_str();
  command->add_option("--attackers", options->attackers, "How many of them show attacks")
      ->capture_default_str();
  command->add_option("--scenes", options->scenes, "As for face evaluate")->capture_default_str();
  command->add_option("--attempts", options->attempts, "Presentations of a transaction")
      ->check(CLI::Range(1, 10))
      ->capture_default_str();
  command->add_option("--frames", options->frames, "Frames of a presentation")
      ->check(CLI::Range(1, 300))
      ->capture_default_str();
  command->add_option("--templates", options->templates,
                      "Folder where templates are kept (default: in the cache)");
  command->add_option("--jobs", options->jobs, "Threads")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return figures(environment, *options); };
  });
}

}  // namespace madoguchi::apps
