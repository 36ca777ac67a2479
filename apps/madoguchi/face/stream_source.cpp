// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/stream_source.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/library_options.hpp"
#include "apps/madoguchi/face/library_sources.hpp"
#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "apps/madoguchi/face/population_source.hpp"
#include "evaluation/pictures/stream_population.hpp"
#include "evaluation/trial/reference_observer.hpp"

#include <memory>
#include <stdexcept>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
namespace data_set = evaluation::data_set;
namespace pictures = evaluation::pictures;

pictures::StreamPlan plan_of(const EvaluateOptions& options, const std::string& text) {
  data_set::Problems problems;
  const fs::path base =
      options.images.empty() ? fs::path(options.set).parent_path() : fs::path(options.images);
  data_set::StreamList list = fs::is_directory(options.set)
                                  ? data_set::read_stream_folder(options.set, problems)
                                  : data_set::parse_stream_csv(text, options.set, base, problems);
  if (!problems.empty()) throw BadInput(problems.take());
  pictures::StreamView view;
  view.attempts = options.attempts;
  view.most_frames = options.frames;
  view.interval = std::chrono::milliseconds(options.frame_interval_ms);
  pictures::StreamPlan plan = pictures::plan_streams(std::move(list), view, problems);
  if (!problems.empty()) throw BadInput(problems.take());
  return plan;
}

std::optional<Evaluated> by_reference(const Environment& environment,
                                      const EvaluateOptions& options,
                                      const pictures::StreamPlan& plan,
                                      evaluation::PresentationEvaluationSettings settings) {
  const auto observer = evaluation::trial::ReferenceObserver::load(
      observer_folders(environment, options.templates), observer_choice(environment, options));
  if (!observer) throw std::runtime_error(observer.error().message(environment.language));
  const std::string overlap = pictures::overlap_with(plan, (*observer)->calibration());
  if (!overlap.empty()) throw BadUsage(overlap);
  std::vector<core::DocumentError> unreadable;
  const auto populations =
      pictures::observe_streams({(*observer)->observer()}, plan, part_of(options),
                                template_progress(environment), unreadable);
  if (!populations) throw std::runtime_error(populations.error().message(environment.language));
  if (!unreadable.empty()) throw BadInput(unreadable);
  if (!options.shard.empty()) return std::nullopt;
  set_transactions(options, settings);
  const pictures::Population& population = populations->front();
  Evaluated result;
  tell_presentations(population.set,
                     (*observer)->evaluate(population, settings, result.evaluation, "streams"),
                     result);
  if (times_matter(options)) result.evaluation.template_times = (*observer)->template_times();
  return result;
}

}  // namespace

std::optional<Evaluated> from_streams(const Environment& environment,
                                      const EvaluateOptions& options, const std::string& text,
                                      evaluation::PresentationEvaluationSettings settings) {
  const pictures::StreamPlan plan = plan_of(options, text);
  std::optional<Evaluated> result;
  if (names_library(options)) {
    result = presentations_by_library(environment, options, std::move(settings), "streams",
                                      [&](const std::vector<pictures::Observer>& observers,
                                          std::vector<core::DocumentError>& unreadable) {
                                        return pictures::observe_streams(
                                            observers, plan, part_of(options),
                                            template_progress(environment), unreadable);
                                      });
  } else {
    result = by_reference(environment, options, plan, std::move(settings));
  }
  if (result) result->evaluation.data.ignored_files = plan.list.ignored;
  return result;
}

}  // namespace madoguchi::apps
