// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/library_under_test.hpp"

#include "adapters/comparator_library/sample_request.hpp"
#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/picture_digest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace madoguchi::adapters::comparator_library {
namespace {

using biometrics::ComparatorFault;
using biometrics::ExtractionFailure;
using biometrics::SampleRole;

constexpr double no_score = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t digits_of_digest = 16;

/// What a status of create_template means; empty for one that it may not return.
std::optional<ExtractionFailure> failure_of(std::int32_t status) {
  switch (status) {
    case MADOGUCHI_FACE_REFUSED:
      return ExtractionFailure::refused;
    case MADOGUCHI_FACE_NO_FACE:
      return ExtractionFailure::no_face;
    case MADOGUCHI_FACE_SEVERAL_FACES:
      return ExtractionFailure::several_faces;
    case MADOGUCHI_FACE_NOT_EXTRACTED:
    case MADOGUCHI_FACE_OUT_OF_MEMORY:
    case MADOGUCHI_FACE_INTERNAL:
      return ExtractionFailure::not_extracted;
    default:
      return std::nullopt;
  }
}

LibraryTemplate failed() { return {{}, ExtractionFailure::comparator_failed}; }

}  // namespace

void LibraryTimes::merge(const LibraryTimes& others) {
  created += others.created;
  create_nanoseconds += others.create_nanoseconds;
  longest_create = std::max(longest_create, others.longest_create);
  compared += others.compared;
  compare_nanoseconds += others.compare_nanoseconds;
}

core::Result<std::unique_ptr<LibraryUnderTest>> LibraryUnderTest::open(LibrarySetup setup) {
  auto library = LibraryProcess::open(std::move(setup));
  if (!library) return library.error();
  return std::unique_ptr<LibraryUnderTest>(new LibraryUnderTest(*std::move(library)));
}

LibraryTemplate LibraryUnderTest::create(const biometrics::Image& image, SampleRole role) {
  const RepeatPlan& plan = library_->setup().repeat;
  LibraryTemplate made = make(image, role, 0);
  const std::size_t number = creations_++;
  const bool chosen = number < plan.first || (plan.every > 0 && number % plan.every == 0);
  if (!chosen || made.failure == ExtractionFailure::comparator_failed) return made;
  Sample sample{image, role, made};
  repeat_create(sample, "a second time");
  if (samples_.size() < plan.in_new_process) samples_.push_back(std::move(sample));
  return made;
}

LibraryTemplate LibraryUnderTest::make(const biometrics::Image& image, SampleRole role,
                                       std::uint32_t padding) {
  if (!usable()) return failed();
  const auto request = sample_request(image, role, description().pixel_format, padding);
  if (!request) return {{}, ExtractionFailure::not_extracted};
  const CallName call = [&] { return name_of_call(image, role); };
  auto reply = library_->ask<CreateReply>(*request, library_->setup().limits.create, lent_, call);
  return reply ? examined(*std::move(reply), call) : failed();
}

LibraryTemplate LibraryUnderTest::examined(CreateReply reply, const CallName& call) {
  ++times_.created;
  times_.create_nanoseconds += reply.nanoseconds;
  times_.longest_create = std::max(times_.longest_create, reply.nanoseconds);
  const auto refuse = [&](ComparatorFault fault, const std::string& seen) {
    library_->note(fault, call() + ": " + seen);
    return failed();
  };
  const std::string bytes = std::to_string(reply.size) + " bytes";
  if (reply.outside_memory) {
    return refuse(ComparatorFault::outside_memory, "wrote before the template buffer");
  }
  if (reply.status != MADOGUCHI_FACE_SUCCESS) {
    const std::string status = "status " + std::to_string(reply.status);
    const auto failure = failure_of(reply.status);
    if (!failure) return refuse(ComparatorFault::wrong_status, status);
    if (reply.size > 0) {
      library_->note(ComparatorFault::wrong_status,
                     call() + ": " + status + " with a template of " + bytes);
    }
    return {{}, failure};
  }
  if (reply.size == 0) return refuse(ComparatorFault::empty_template_as_success, bytes);
  if (reply.size > description().max_template_size) {
    return refuse(ComparatorFault::template_too_large,
                  bytes + " of " + std::to_string(description().max_template_size));
  }
  if (reply.bytes.size() != reply.size) return refuse(ComparatorFault::interferes, bytes);
  if (description().template_size != 0 && reply.size != description().template_size) {
    library_->note(
        ComparatorFault::template_size_differs,
        call() + ": " + bytes + " instead of " + std::to_string(description().template_size));
  }
  return {std::move(reply.bytes), std::nullopt};
}

std::string LibraryUnderTest::name_of_call(const biometrics::Image& image, SampleRole role) {
  return std::string("create_template(") +
         (role == SampleRole::reference ? "enrolment" : "verification") + ", picture " +
         crypto::picture_digest(image).substr(0, digits_of_digest) + ")";
}

void LibraryUnderTest::set_templates(std::span<const core::Bytes> verification,
                                     std::span<const core::Bytes> enrolment) {
  handed_over_in_ = 0;
  lent_ = 0;
  verification_ = {};
  enrolment_ = {};
  extend_templates(verification, enrolment);
}

void LibraryUnderTest::extend_templates(std::span<const core::Bytes> verification,
                                        std::span<const core::Bytes> enrolment) {
  for (const auto& one : verification.subspan(verification_.size())) lent_ += one.size() + 16;
  for (const auto& one : enrolment.subspan(enrolment_.size())) lent_ += one.size() + 16;
  verification_ = verification;
  enrolment_ = enrolment;
}

bool LibraryUnderTest::hand_over_templates() {
  const auto give = [&](const Message& request) {
    const CallName call = [] { return std::string("between calls"); };
    const auto& limit = library_->setup().limits.initialise;
    return library_->ask<DoneReply>(request, limit, lent_, call).has_value();
  };
  if (handed_over_in_ != library_->life()) {
    if (!give(ForgetRequest{})) return false;
    handed_over_in_ = library_->life();
    verification_given_ = enrolment_given_ = 0;
  }
  for (; verification_given_ < verification_.size(); ++verification_given_) {
    const core::Bytes& one = verification_[verification_given_];
    if (!give(PutRequest{MADOGUCHI_FACE_VERIFICATION, one})) return false;
  }
  for (; enrolment_given_ < enrolment_.size(); ++enrolment_given_) {
    const core::Bytes& one = enrolment_[enrolment_given_];
    if (!give(PutRequest{MADOGUCHI_FACE_ENROLMENT, one})) return false;
  }
  return true;
}

std::vector<double> LibraryUnderTest::compare(std::span<const TemplatePair> pairs) {
  std::vector<double> scores;
  scores.reserve(pairs.size());
  while (scores.size() < pairs.size()) {
    if (!usable()) {
      scores.resize(pairs.size(), no_score);
      break;
    }
    // Whoever dies between two calls is tried again until there are no restarts left.
    if (!hand_over_templates()) continue;
    const auto some =
        pairs.subspan(scores.size(), std::min(most_pairs, pairs.size() - scores.size()));
    const std::size_t done = compare_some(some, scores);
    if (done == some.size()) {
      repeat_compare(some, std::span(scores).last(done));
    } else {
      scores.push_back(no_score);  // the pair that ended the process
    }
  }
  return scores;
}

/// Adds the scores of the pairs before the one that ended the process, if one did.
std::size_t LibraryUnderTest::compare_some(std::span<const TemplatePair> pairs,
                                           std::vector<double>& scores) {
  std::size_t compared = 0;
  std::vector<std::pair<double, std::int32_t>> seen;
  const auto take = [&](const SharedPage& page) {
    compared = std::min<std::size_t>(page.compared.load(std::memory_order_acquire), pairs.size());
    for (std::size_t i = 0; i < compared; ++i) seen.emplace_back(page.score[i], page.status[i]);
  };
  const CallName call = [&] {
    return compared < pairs.size() ? name_of(pairs[compared]) : std::string("after compare");
  };
  const CompareRequest request{{pairs.begin(), pairs.end()}};
  const auto answer =
      library_->ask<DoneReply>(request, library_->setup().limits.compare, lent_, call, take);
  if (answer) {
    take(library_->page());
    times_.compare_nanoseconds += library_->page().nanoseconds;
    times_.compared += compared;
  }
  // A process that ended with all answers there has still answered them.
  if (!answer && compared == pairs.size() && !pairs.empty()) --compared;
  for (std::size_t i = 0; i < compared; ++i) {
    scores.push_back(examined(seen[i].first, seen[i].second, pairs[i]));
  }
  return compared;
}

double LibraryUnderTest::examined(double score, std::int32_t status, const TemplatePair& pair) {
  const auto note = [&](ComparatorFault fault, const std::string& what) {
    library_->note(fault, name_of(pair) + ": " + what);
    return no_score;
  };
  const bool empty = verification_[pair.verification].empty() || enrolment_[pair.enrolment].empty();
  if (status != MADOGUCHI_FACE_SUCCESS) {
    const bool allowed = status == MADOGUCHI_FACE_NO_TEMPLATE ||
                         status == MADOGUCHI_FACE_OUT_OF_MEMORY ||
                         status == MADOGUCHI_FACE_INTERNAL;
    if (!allowed) return note(ComparatorFault::wrong_status, "status " + std::to_string(status));
    if (!empty && status == MADOGUCHI_FACE_NO_TEMPLATE) {
      return note(ComparatorFault::wrong_status, "refuses templates that it made itself");
    }
    return no_score;
  }
  if (std::isnan(score)) return note(ComparatorFault::not_a_number, "NaN");
  if (std::isinf(score)) return note(ComparatorFault::infinite, score > 0 ? "inf" : "-inf");
  if (score < 0) return note(ComparatorFault::negative_score, std::to_string(score));
  if (empty && score > 0) {
    return note(ComparatorFault::empty_template_matches, "similarity " + std::to_string(score));
  }
  return score;
}

std::string LibraryUnderTest::name_of(const TemplatePair& pair) const {
  const auto name = [](const core::Bytes& bytes) {
    return bytes.empty() ? std::string("empty")
                         : crypto::sha256_hex(bytes).substr(0, digits_of_digest);
  };
  return "compare(template " + name(verification_[pair.verification]) + ", template " +
         name(enrolment_[pair.enrolment]) + ")";
}

}  // namespace madoguchi::adapters::comparator_library
