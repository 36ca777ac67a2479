// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/stream_population.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/picture_digest.hpp"
#include "adapters/files/files.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/video_file.hpp"
#include "evaluation/pictures/population_builder.hpp"
#include "evaluation/pictures/population_groups.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>

namespace madoguchi::evaluation::pictures {
namespace {

namespace fs = std::filesystem;
using adapters::opencv::VideoReader;
using biometrics::SampleRole;

constexpr std::size_t largest_picture = std::size_t{256} << 20U;

/// Mistakes found by several threads, told in the order of the subjects.
class Unreadable {
 public:
  void add(std::uint64_t subject, core::DocumentError problem) {
    const std::lock_guard lock(mutex_);
    problems_.emplace(subject, std::move(problem));
  }
  void tell(std::vector<core::DocumentError>& all) const {
    for (const auto& [subject, problem] : problems_) all.push_back(problem);
  }

 private:
  std::mutex mutex_;
  std::multimap<std::uint64_t, core::DocumentError> problems_;
};

/// Samples of one subject: the photograph, then the frames of its streams.
class StreamSamples final : public SampleCollector {
 public:
  StreamSamples(const std::vector<Watcher>& watchers, std::uint64_t subject, Unreadable& unreadable)
      : SampleCollector(watchers), subject_(subject), unreadable_(unreadable) {}

  core::Result<> add_reference(const fs::path& file) {
    const auto bytes = adapters::files::read_file(file, largest_picture);
    if (!bytes) return refuse(file, "a picture was expected: " + bytes.error().message());
    const std::string digest = adapters::crypto::sha256_hex(core::as_bytes(*bytes));
    std::optional<biometrics::Image> picture;
    for (std::size_t i = 0; i < count(); ++i) {
      const std::string key = watcher(i).store->key(digest, SampleRole::reference);
      if (known(i, {key})) continue;
      if (!picture) {
        auto decoded = adapters::opencv::ImageCodec().decode(core::as_bytes(*bytes));
        if (!decoded) return refuse(file, "a picture was expected: " + decoded.error().message());
        picture = *std::move(decoded);
      }
      const auto kept = keep(i, key, watcher(i).extractor->reference(*picture));
      if (!kept) return kept.error();
    }
    return {};
  }

  core::Result<> add_stream(const PlannedStream& stream) {
    const std::vector<std::string> digests = digests_of(stream);
    std::vector<std::size_t> watching;
    std::vector<std::vector<std::string>> keys(count());
    for (std::size_t i = 0; i < count(); ++i) {
      for (const std::string& digest : digests) {
        keys[i].push_back(watcher(i).store->key(digest, SampleRole::probe));
      }
      if (known(i, keys[i])) continue;
      watching.push_back(i);
      watcher(i).extractor->begin();
    }
    if (watching.empty()) return {};
    auto reader = VideoReader::open(stream.video);
    if (!reader) return refuse(stream.video, reader.error().message());
    std::size_t at = 0;
    for (std::size_t next = 0; next < stream.frames.size(); ++next) {
      const PlannedFrame& wanted = stream.frames[next];
      while (at < wanted.index && reader->skip()) ++at;
      const auto frame = reader->next();
      ++at;
      if (!frame || !*frame) {
        return refuse(stream.video, fmt::format("frame {} is missing", wanted.index));
      }
      if (adapters::crypto::picture_digest(**frame) != wanted.sha256) {
        return refuse(stream.video,
                      fmt::format("frame {} is not the one that frames.csv lists", wanted.index));
      }
      for (const std::size_t i : watching) {
        const auto kept = keep(i, keys[i][next], watcher(i).extractor->frame(**frame));
        if (!kept) return kept.error();
      }
    }
    return {};
  }

 private:
  /// Scores of attack detection depend on the frames before as well, and so does the digest that
  /// stands for a frame.
  static std::vector<std::string> digests_of(const PlannedStream& stream) {
    std::vector<std::string> digests;
    std::string before = "recorded frames";
    for (const PlannedFrame& frame : stream.frames) {
      before = adapters::crypto::sha256_hex(core::as_bytes(before + "\n" + frame.sha256));
      digests.push_back(before);
    }
    return digests;
  }

  core::Result<> refuse(const fs::path& file, std::string message) {
    unreadable_.add(subject_, {file.string(), 0, 0, "", std::move(message)});
    return {};
  }

  std::uint64_t subject_;
  Unreadable& unreadable_;
};

/// Places of each subject's streams.
std::vector<std::vector<std::size_t>> streams_of_subjects(const StreamPlan& plan) {
  std::vector<std::vector<std::size_t>> result(plan.list.subjects.size());
  for (std::size_t i = 0; i < plan.streams.size(); ++i) {
    result[plan.list.streams[i].subject].push_back(i);
  }
  return result;
}

Population population_of(const StreamPlan& plan, std::vector<OfSubject>& subjects,
                         const std::vector<std::vector<std::size_t>>& streams,
                         std::size_t observer) {
  PopulationBuilder builder;
  builder.set() = plan.conditions;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    if (subjects[i].empty()) return {};  // of another part
    builder.subject(plan.list.subjects[i], std::move(subjects[i][observer]));
    for (const std::size_t place : streams[i]) {
      const PlannedStream& one = plan.streams[place];
      builder.present(one.condition, one.transaction, one.attempt, one.frames.size());
      builder.set().presentations.back().claims = plan.list.streams[place].claims;
    }
  }
  builder.set().subject_groups = plan.list.groups;
  if (!plan.drawn.empty()) add_groups_of_people(plan.drawn, builder.set());
  return builder.finish(plan.digest);
}

}  // namespace

core::Result<std::vector<Population>> observe_streams(
    const std::vector<Observer>& observers, const StreamPlan& plan, Part part,
    const Progress& progress, std::vector<core::DocumentError>& unreadable) {
  const auto streams = streams_of_subjects(plan);
  Unreadable problems;
  auto subjects = observe_each(
      observers, plan.list.subjects.size(), part, progress,
      [&](const std::vector<Watcher>& watchers, std::uint64_t index) -> core::Result<OfSubject> {
        StreamSamples samples(watchers, index, problems);
        auto added = samples.add_reference(plan.list.reference_of[index]);
        for (const std::size_t place : streams[index]) {
          if (added) added = samples.add_stream(plan.streams[place]);
        }
        if (!added) return added.error();
        return samples.take();
      });
  if (!subjects) return subjects.error();
  problems.tell(unreadable);
  std::vector<Population> result;
  for (std::size_t i = 0; i < observers.size() && unreadable.empty(); ++i) {
    result.push_back(population_of(plan, *subjects, streams, i));
  }
  return result;
}

}  // namespace madoguchi::evaluation::pictures
