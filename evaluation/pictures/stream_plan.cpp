// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/stream_plan.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/file_digest.hpp"
#include "core/bytes.hpp"
#include "evaluation/pictures/population_groups.hpp"
#include "sim/camera/stream_package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace madoguchi::evaluation::pictures {
namespace {

using data_set::ListedStream;
using sim::camera::StreamDescription;
using sim::camera::StreamPackage;

std::optional<biometrics::Scene> scene_of(const StreamDescription& description) {
  return description.drawn() ? description.drawn()->scene : description.declared.scene;
}

/// The frames that a reader sees which takes each frame that is due, at most one an interval.
std::vector<PlannedFrame> chosen(const std::vector<sim::camera::FrameEntry>& frames,
                                 const StreamView& view) {
  std::vector<PlannedFrame> result;
  std::chrono::microseconds next{0};
  for (std::size_t i = 0; i < frames.size() && frames[i].due <= view.until; ++i) {
    if (view.most_frames > 0 && result.size() == static_cast<std::size_t>(view.most_frames)) break;
    if (frames[i].due < next) continue;
    next = frames[i].due + view.interval;
    if (!result.empty() && result.back().sha256 == frames[i].sha256) continue;
    result.push_back({i, frames[i].sha256});
  }
  return result;
}

/// Notices streams that cannot all show the person that they are listed for.
class Identities {
 public:
  explicit Identities(const data_set::StreamList& list) : list_(list) {}

  void add(const ListedStream& stream, const StreamDescription& description,
           data_set::Problems& problems) {
    if (!description.declared.subject.empty()) {
      check(stream, description.declared.subject, problems);
    }
    if (description.drawn() && description.drawn()->person > 0) {
      check(stream, fmt::format("person {}", description.drawn()->person), problems);
    }
  }

 private:
  void check(const ListedStream& stream, const std::string& who, data_set::Problems& problems) {
    const bool drawn = who.starts_with("person ");
    const auto [own, first] = said_of_.try_emplace({stream.subject, drawn}, who);
    const auto [subject, new_name] = subject_of_.try_emplace(who, stream.subject);
    if (own->second == who && subject->second == stream.subject) return;
    core::DocumentError problem = stream.place;
    problem.message =
        own->second == who
            ? fmt::format(
                  "stream.yaml says that {} shows {}, as a stream of {} does; who is on it?",
                  stream.name, who, list_.subjects[subject->second])
            : fmt::format("stream.yaml says that {} shows {}, but another stream of {} shows {}",
                          stream.name, who, list_.subjects[stream.subject], own->second);
    problems.add(std::move(problem));
  }

  const data_set::StreamList& list_;
  std::map<std::pair<std::uint32_t, bool>, std::string> said_of_;
  std::map<std::string, std::uint32_t> subject_of_;
};

class Planning {
 public:
  Planning(data_set::StreamList list, const StreamView& view, data_set::Problems& problems)
      : view_(view), problems_(problems) {
    plan_.list = std::move(list);
  }

  StreamPlan run() {
    text_ = fmt::format("streams {} {} {} {}\n", view_.attempts, view_.most_frames,
                        view_.interval.count(), view_.until.count());
    add_references();
    add_streams();
    add_conditions(stated_, plan_.conditions);
    if (all_drawn_ && std::count(numbers_.begin(), numbers_.end(), 0) == 0) plan_.drawn = numbers_;
    plan_.digest = adapters::crypto::sha256_hex(core::as_bytes(text_));
    return std::move(plan_);
  }

 private:
  void add_references() {
    for (std::size_t i = 0; i < plan_.list.subjects.size(); ++i) {
      const auto& file = plan_.list.reference_of[i];
      const auto digest = adapters::crypto::file_digest(file);
      if (!digest) problems_.add({file.string(), 0, 0, "", digest.error().message()});
      text_ += fmt::format("{} {}\n", plan_.list.subjects[i], digest ? *digest : std::string());
    }
  }

  void add_streams() {
    Identities identities(plan_.list);
    numbers_.resize(plan_.list.subjects.size());
    for (const ListedStream& stream : plan_.list.streams) {
      const auto package = StreamPackage::load(stream.package);
      plan_.streams.emplace_back();
      if (!package) {
        refuse(stream, package.error());
        continue;
      }
      identities.add(stream, package->description(), problems_);
      add(stream, *package);
    }
  }

  void refuse(const ListedStream& stream, const core::Error& error) {
    core::DocumentError problem = stream.place;
    problem.message = "a recorded stream was expected: " + error.message();
    problems_.add(std::move(problem));
  }

  void add(const ListedStream& stream, const StreamPackage& package) {
    const StreamDescription& description = package.description();
    PlannedStream& planned = plan_.streams.back();
    planned.video = package.video();
    planned.frames = chosen(package.frames(), view_);
    planned.condition = condition({scene_of(description), stream.values});
    const std::uint32_t before = attempts_[{stream.subject, planned.condition}]++;
    const auto most = static_cast<std::uint32_t>(std::max(1, view_.attempts));
    planned.transaction = before / most;
    planned.attempt = before % most;
    text_ += fmt::format("{} {} {} {} {}\n", plan_.list.subjects[stream.subject],
                         description.video_sha256, description.frames_sha256, planned.transaction,
                         planned.attempt);
    add_claims(stream, planned);
    if (description.drawn() == nullptr) {
      all_drawn_ = false;
    } else {
      numbers_[stream.subject] = description.drawn()->person;
    }
  }

  /// All attempts of a transaction claim the same.
  void add_claims(const ListedStream& stream, const PlannedStream& planned) {
    if (!stream.claims) return;
    for (const std::uint32_t other : *stream.claims) {
      text_ += fmt::format("claims {}\n", plan_.list.subjects[other]);
    }
    const auto [first, is_new] = first_attempts_.try_emplace(
        {stream.subject, planned.condition, planned.transaction}, &stream);
    if (is_new || first->second->claims == stream.claims) return;
    core::DocumentError problem = stream.claims_place;
    problem.message = fmt::format(
        "{} is attempt {} of the transaction that {} begins (line {}); the same claims were "
        "expected",
        stream.name, planned.attempt + 1, first->second->name, first->second->claims_place.line);
    problems_.add(std::move(problem));
  }

  std::uint32_t condition(StatedCondition stated) {
    const auto known = std::find(stated_.begin(), stated_.end(), stated);
    const auto place = static_cast<std::uint32_t>(known - stated_.begin());
    if (known == stated_.end()) stated_.push_back(std::move(stated));
    return place;
  }

  const StreamView& view_;
  data_set::Problems& problems_;
  StreamPlan plan_;
  std::vector<StatedCondition> stated_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> attempts_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, const ListedStream*>
      first_attempts_;  // of subject, condition, transaction
  std::vector<std::uint64_t> numbers_;
  bool all_drawn_ = true;
  std::string text_;
};

}  // namespace

StreamPlan plan_streams(data_set::StreamList list, const StreamView& view,
                        data_set::Problems& problems) {
  return Planning(std::move(list), view, problems).run();
}

std::string overlap_with(const StreamPlan& plan, const biometrics::Calibration& calibration) {
  if (!calibration.people) return {};
  for (const std::uint64_t person : plan.drawn) {
    if (person < calibration.people->first_seed || person > calibration.people->last_seed) continue;
    return fmt::format(
        "calibration {} was made on people {} to {}, person {} among them; evaluate "
        "it on others",
        calibration.name, calibration.people->first_seed, calibration.people->last_seed, person);
  }
  return {};
}

}  // namespace madoguchi::evaluation::pictures
