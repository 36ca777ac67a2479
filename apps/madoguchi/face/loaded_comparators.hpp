// SPDX-License-Identifier: Apache-2.0
// What compares faces in an evaluation, once for each job, and how reports name it.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "apps/madoguchi/face/evaluate_options.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/pictures/extraction.hpp"
#include "evaluation/trial/reference_observer.hpp"

namespace madoguchi::apps {

/// The reference comparator.
struct LoadedComparators {
  biometrics::Calibration calibration;
  evaluation::pictures::Comparators comparators;
};

/// Throws std::runtime_error for what cannot be loaded.
LoadedComparators load_comparators(const Environment& environment, const EvaluateOptions& options);

evaluation::ComparatorDescription description(const LoadedComparators& loaded, std::string roles);

/// What observers of populations need; `templates` empty: in the cache.
evaluation::trial::ObserverFolders observer_folders(const Environment& environment,
                                                    const std::string& templates = {});

/// The comparator of the options with attack detection beside it.
evaluation::trial::ObserverChoice observer_choice(const Environment& environment,
                                                  const EvaluateOptions& options);

/// Whether a limit is about times: then templates that are kept do not count.
bool times_matter(const EvaluateOptions& options);

/// Where templates are kept, with the key of everything that they depend on.
evaluation::pictures::TemplateStore template_store(const Environment& environment,
                                                   const EvaluateOptions& options,
                                                   const std::string& comparator_key);

/// Shows how many of the total are done.
evaluation::pictures::Progress template_progress(const Environment& environment);

/// Files that are no pictures go into `data` as failures and are warned of. Throws BadInput when
/// none of all `pictures` is one.
void account_for(const Environment& environment,
                 const std::vector<evaluation::UnreadableFile>& files, std::size_t pictures,
                 evaluation::DataDescription& data);

/// --shard; throws BadUsage.
evaluation::pictures::Part part_of(const EvaluateOptions& options);

}  // namespace madoguchi::apps
