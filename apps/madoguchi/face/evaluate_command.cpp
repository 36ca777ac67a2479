// SPDX-License-Identifier: Apache-2.0
// `madoguchi face evaluate SET`: error rates of a comparator on a data set.
#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/comparator_choice.hpp"
#include "apps/madoguchi/face/disagreement_report.hpp"
#include "apps/madoguchi/face/evaluation_sources.hpp"
#include "apps/madoguchi/face/evaluation_text.hpp"
#include "apps/madoguchi/face/face_commands.hpp"
#include "apps/madoguchi/option_files.hpp"
#include "evaluation/data_set/limit_file.hpp"
#include "evaluation/report/csv_files.hpp"
#include "evaluation/report/evaluation_json.hpp"
#include "evaluation/report/json_text.hpp"
#include "evaluation/report/page.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <sstream>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
namespace report = evaluation::report;

constexpr std::size_t largest_limits = std::size_t{1} << 20U;

/// Straight to the file: a list of scores can be large.
void write_scores(const fs::path& path, const Evaluated& evaluated) {
  const fs::path beside = path.string() + ".part";
  std::ofstream out(beside, std::ios::binary);
  report::write_scores(out, evaluated.comparisons, evaluated.sample_name);
  out.close();
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
  fs::rename(beside, path);
}

void leave_report(const Environment& environment, const EvaluateOptions& options,
                  const Evaluated& evaluated, const boost::json::value& document) {
  const fs::path folder = options.report;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw BadUsage(folder.string() + ": " + error.message());
  const std::string text = report::json_text(document);
  write_result(folder / "evaluation.json", text);
  // From the text, so that `face plot` draws the very same page.
  write_result(folder / "report.html",
               report::page(boost::json::parse(text), environment.language).value());
  if (!evaluated.comparator_output.empty()) {
    write_result(folder / "comparator-output.txt", evaluated.comparator_output);
  }
  if (evaluated.presentations) {
    std::ostringstream presentations;
    report::write_presentations(presentations, *evaluated.presentations);
    write_result(folder / "presentations.csv", presentations.str());
  }
  if (!evaluated.evaluation.one_to_one) return;
  std::ostringstream det;
  report::write_det(det, *evaluated.evaluation.one_to_one);
  write_result(folder / "det.csv", det.str());
  const auto& scores = evaluated.comparisons.scores;
  if (scores.non_mated.hidden == 0 || options.all_scores) {
    write_scores(folder / "scores.csv", evaluated);
  } else {
    fs::remove(folder / "scores.csv", error);
  }
}

ExitCode exit_code_of(evaluation::LimitVerdict verdict) {
  switch (verdict) {
    case evaluation::LimitVerdict::pass:
      return ExitCode::ok;
    case evaluation::LimitVerdict::inconclusive:
      return ExitCode::incomplete;
    case evaluation::LimitVerdict::fail:
      return ExitCode::fail;
  }
  return ExitCode::error;
}

/// A report beside its data must not replace them.
void spare_the_data(const EvaluateOptions& options) {
  for (const char* name :
       {"scores.csv", "det.csv", "presentations.csv", "evaluation.json", "report.html"}) {
    const fs::path file = fs::path(options.report) / name;
    std::error_code error;
    if (fs::equivalent(options.set, file, error)) {
      throw BadUsage("--report " + options.report + ": the report would replace " + options.set);
    }
  }
}

std::vector<evaluation::Limit> limits_of(const std::string& file) {
  const auto text = adapters::files::read_file(file, largest_limits);
  if (!text) throw BadInput({{file, 0, 0, "", text.error().message()}});
  evaluation::data_set::Problems problems;
  auto limits = evaluation::data_set::parse_limits(*text, file, problems);
  if (!problems.empty()) throw BadInput(problems.take());
  return limits;
}

void parse_limits(EvaluateOptions& options) {
  std::string problems;
  if (!options.limit_file.empty()) options.limits = limits_of(options.limit_file);
  for (const std::string& text : options.limit_texts) {
    auto limit = evaluation::parse_limit(text);
    if (limit) options.limits.push_back(*std::move(limit));
    if (!limit) problems += (problems.empty() ? "" : "\n") + limit.error().context;
  }
  if (!problems.empty()) throw BadUsage(problems);
}

/// The same set by the comparator of --and; empty without one.
std::optional<boost::json::object> disagreement_with_other(const Environment& environment,
                                                           EvaluateOptions options,
                                                           const Evaluated& evaluated) {
  if (options.other.empty()) return std::nullopt;
  options.comparator = options.other;
  options.limits.clear();
  const auto other = evaluate_set(environment, options);
  if (!other) return std::nullopt;
  return disagreement_between(evaluated, *other);
}

ExitCode evaluate(const Environment& environment, EvaluateOptions options) {
  try {
    parse_limits(options);
    spare_the_data(options);
    const auto evaluated = evaluate_set(environment, options);
    if (!evaluated) {
      fmt::print("{}\n", environment.say({"this shard is done; run without --shard when all are",
                                          "このシャードは完了しました。すべて揃ったら "
                                          "--shard なしで実行してください"}));
      return ExitCode::incomplete;
    }
    boost::json::value document = report::evaluation_json(evaluated->evaluation);
    const auto disagreement = disagreement_with_other(environment, options, *evaluated);
    if (disagreement) document.as_object()["disagreement"] = *disagreement;
    leave_report(environment, options, *evaluated, document);
    if (disagreement) leave_disagreement(*disagreement, options.report);
    if (environment.json) {
      fmt::print("{}", report::json_text(document));
    } else {
      fmt::print("{}", evaluation_text(evaluated->evaluation, environment.language));
      if (disagreement) fmt::print("{}", disagreement_lines(*disagreement, environment.language));
      fmt::print("{}\n", (fs::path(options.report) / "report.html").string());
    }
    return exit_code_of(evaluated->evaluation.verdict);
  } catch (const BadInput& problems) {
    fmt::print(stderr, "{}\n", problems.what());
    return ExitCode::usage;
  }
}

void add_options(CLI::App& command, EvaluateOptions& options) {
  command
      .add_option(
          "SET", options.set,
          "Folder of identities (pictures or recorded streams), LFW pairs file (.txt), CSV of "
          "pairs, of streams, of scores or of attack scores, or synthetic:PEOPLE[@FIRST]")
      ->required();
  command.add_option("--kind", options.kind, "What SET is")
      ->check(CLI::IsMember(
          {"auto", "folder", "lfw", "pairs", "streams", "scores", "attacks", "synthetic"}))
      ->capture_default_str();
  command.add_option("--images", options.images,
                     "Folder that listed pictures are below (default: that of the list)");
  command
      .add_option("--comparator", options.comparator,
                  "What compares the pictures: reference, resnet, one of your own networks, or a "
                  "library to test (FILE.so, docs/comparator-under-test.md)")
      ->capture_default_str();
  command.add_option("--and", options.other,
                     "A second comparator: says where the two disagree (disagreement.json, .csv)");
  add_networks_option(command, options.networks);
  command.add_option("--comparator-config", options.comparator_config,
                     "Configuration folder of the library to test");
  command
      .add_option("--time-limit", options.time_limits,
                  "Of the library's calls: initialise=SECONDS, create=SECONDS, compare=SECONDS "
                  "(default 60, 5, 1)")
      ->delimiter(',');
  command.add_option("--memory-limit", options.memory_limit, "Of the library's process, in MiB")
      ->check(CLI::Range(16, 1 << 20))
      ->capture_default_str();
  command.add_option("--restarts", options.restarts, "Of a library that crashed, hung or grew")
      ->check(CLI::Range(0, 100000))
      ->capture_default_str();
  command
      .add_option("--calibration", options.calibration,
                  "Its threshold and offset: photographs, synthetic-people, or a file")
      ->capture_default_str();
  command
      .add_option("--roles", options.roles,
                  "counter: first picture as the card's photograph, second as a frame; probe, "
                  "reference: all alike")
      ->check(CLI::IsMember({"auto", "counter", "probe", "reference"}))
      ->capture_default_str();
  command.add_option("--report", options.report, "Folder for the report")->capture_default_str();
  command.add_option("--fmr", options.fmrs, "False match rates to report FNMR at")
      ->delimiter(',')
      ->check(CLI::Range(1e-12, 1.0));
  command.add_option("--threshold", options.thresholds, "Thresholds to report rates at")
      ->delimiter(',');
  command.add_option("--apcer", options.apcers, "APCERs to report BPCER at")
      ->delimiter(',')
      ->check(CLI::Range(1e-12, 1.0));
  command.add_flag("--one-to-many", options.one_to_many,
                   "Also search each picture among the first pictures of a folder's identities");
  command.add_option("--fpir", options.fpirs, "FPIRs to report FNIR at")
      ->delimiter(',')
      ->check(CLI::Range(1e-12, 1.0));
  command
      .add_option(
          "--scenes", options.scenes,
          "Scenes that synthetic people show, separated by commas: moderate, attacks, names "
          "(side_light) or texts (\"light=side mask=mask\") of scenes")
      ->capture_default_str();
  command.add_option("--attackers", options.attackers,
                     "How many of the people show the attacks (default: all)");
  command.add_option("--attempts", options.attempts, "Presentations of a transaction")
      ->check(CLI::Range(1, 10))
      ->capture_default_str();
  command
      .add_option("--frames", options.frames,
                  "Most frames of a presentation (default: 2 of synthetic people, all of a "
                  "recorded stream)")
      ->check(CLI::Range(1, 10000));
  command
      .add_option("--frame-interval", options.frame_interval_ms,
                  "Least milliseconds between two frames of a recorded stream that are looked at")
      ->check(CLI::Range(0, 10000))
      ->capture_default_str();
  command
      .add_option("--claims", options.claims, "Others whom each person of a stream claims to be")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command.add_option("--limit", options.limit_texts,
                     "Limit such as fnmr@fmr=0.001<=0.03; may be given several times");
  command.add_option("--limits", options.limit_file,
                     "YAML file with a list of limits under the key limits");
  command.add_option("--seed", options.seed, "Of the bootstrap")->capture_default_str();
  command.add_option("--replicates", options.replicates, "Of the bootstrap by subject")
      ->check(CLI::Range(100, 100000))
      ->capture_default_str();
  command.add_option("--jobs", options.jobs, "Threads")->check(CLI::Range(1, 256));
  command.add_option("--shard", options.shard,
                     "I/N: only make the templates of every N-th picture");
  command.add_flag(
      "--compare", options.compare_shard,
      "With --shard, of a folder: compare the N-th part of all pairs as well, once all "
      "templates are there");
  command.add_option("--templates", options.templates,
                     "Folder where templates are kept between runs (default: in the cache)");
  command.add_flag("--resume,!--fresh", options.resume,
                   "Go on with what is kept (as it does anyway), and refuse when that is of other "
                   "inputs; or make everything anew");
  command.add_option("--keep", options.keep, "Scores kept of each kind when all are compared")
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  command.add_flag("--scores", options.all_scores,
                   "Write scores.csv even when it cannot hold all scores");
}

}  // namespace

void add_face_evaluate_command(CLI::App& face, const Environment& environment,
                               CommandRunner& chosen) {
  CLI::App* command =
      face.add_subcommand("evaluate", "Error rates with intervals on a set of faces or scores");
  command->footer(
      "A score at or above a threshold is a match. Definitions: docs/face-evaluation.md.\n"
      "Templates are kept: an interrupted run goes on where it stopped.\n"
      "Exit code 0: all limits hold, 1: a limit is broken, 2: bad input, 3: too few trials to "
      "say.");
  auto options = std::make_shared<EvaluateOptions>();
  add_options(*command, *options);
  command->callback([&environment, &chosen, options, command] {
    options->resume_asked = options->resume && command->count("--resume") > 0;
    chosen = [&environment, options] { return evaluate(environment, *options); };
  });
}

}  // namespace madoguchi::apps
