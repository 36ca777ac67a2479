// SPDX-License-Identifier: Apache-2.0
// Every place that a request can be in when the process is killed, and what becomes of it. The
// expectations are those of docs/decisions/0004-exchange-by-renames.md.
#include "adapters/exchange_folders/work_folder.hpp"

#include "share.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace madoguchi::adapters::exchange_folders {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string taken = ".madoguchi-exchange/taken";
const std::string answered = ".madoguchi-exchange/answered";
const std::string name = "OQSsiquc01req_1.xml";
const std::string result = "OQSsiquc01res_1.xml";
const std::string id = "01234567890123456789";

WorkFolder open(const Share& share) { return std::move(WorkFolder::open(share.path()).value()); }

TEST(WorkFolder, ARequestGoesFromHandToHand) {
  const Share share;
  WorkFolder work = open(share);
  share.write("req/" + name, whole);
  const auto request = work.take(name).value();
  EXPECT_EQ(request.content, whole);
  EXPECT_THAT(share.list("req"), IsEmpty());
  EXPECT_THAT(share.list(taken), SizeIs(1));
  work.keep({request.id, name, result, "answer"}).value();
  EXPECT_THAT(share.list(taken), IsEmpty());
  EXPECT_THAT(share.list("res"), IsEmpty());
  EXPECT_EQ(work.publish().value(), 0U);
  EXPECT_EQ(share.read("res/" + result), "answer");
  EXPECT_THAT(share.list(answered), IsEmpty());
}

TEST(WorkFolder, KilledAfterTakingItIsAnsweredLater) {
  const Share share;
  std::string first;
  {
    WorkFolder work = open(share);
    share.write("req/" + name, whole);
    first = work.take(name).value().id;
  }
  WorkFolder work = open(share);
  const auto left = work.unanswered().value();
  ASSERT_THAT(left, SizeIs(1));
  EXPECT_EQ(left[0].id, first);  // the same, so that the service knows it again
  EXPECT_EQ(left[0].name, name);
  EXPECT_EQ(left[0].content, whole);
}

TEST(WorkFolder, KilledWhileTheAnswerWasWrittenItIsAnsweredAgain) {
  const Share share;
  { open(share); }
  share.write(taken + "/" + id + "~" + name, whole);
  share.write(answered + "/." + id + "~" + result + ".77.1.part", "ans");
  WorkFolder work = open(share);
  EXPECT_THAT(work.unanswered().value(), SizeIs(1));
  EXPECT_THAT(share.list(answered), IsEmpty());
}

TEST(WorkFolder, KilledAfterTheAnswerWasFinalItIsNotAnsweredAgain) {
  const Share share;
  { open(share); }
  share.write(taken + "/" + id + "~" + name, whole);
  share.write(answered + "/" + id + "~" + result, "answer");
  WorkFolder work = open(share);
  EXPECT_THAT(work.unanswered().value(), IsEmpty());
  EXPECT_EQ(work.publish().value(), 0U);
  EXPECT_THAT(share.list("res"), ElementsAre(result));
}

// The EMR may have fetched the result long ago: what was handed over is not handed over again.
TEST(WorkFolder, AnAnswerThatWasLeftIsNotLeftAgain) {
  const Share share;
  WorkFolder work = open(share);
  share.write("req/" + name, whole);
  const ports::ResultFile answer{work.take(name).value().id, name, result, "answer"};
  work.keep(answer).value();
  work.publish().value();
  std::filesystem::remove(share.in("res/" + result));
  work.keep(answer).value();
  work.publish().value();
  EXPECT_THAT(share.list("res"), IsEmpty());
}

TEST(WorkFolder, AnOlderResultOfTheSameNameIsNotReplaced) {
  const Share share;
  WorkFolder work = open(share);
  share.write("res/" + result, "older");
  share.write("req/" + name, whole);
  work.keep({work.take(name).value().id, name, result, "newer"}).value();
  EXPECT_EQ(work.publish().value(), 1U);
  EXPECT_EQ(share.read("res/" + result), "older");
  std::filesystem::remove(share.in("res/" + result));
  EXPECT_EQ(work.publish().value(), 0U);
  EXPECT_EQ(share.read("res/" + result), "newer");
}

TEST(WorkFolder, RequestsOfTheSameNameAreDifferentRequests) {
  const Share share;
  WorkFolder work = open(share);
  share.write("req/" + name, whole);
  const auto first = work.take(name).value();
  share.write("req/" + name, whole);
  const auto second = work.take(name).value();
  EXPECT_LT(first.id, second.id);
  EXPECT_THAT(work.unanswered().value(), SizeIs(2));
}

// Files of a day that is still to come: the clock was set back since.
TEST(WorkFolder, AClockThatWasSetBackChangesNoOrder) {
  const Share share;
  { const WorkFolder work = open(share); }
  const std::string later = "09000000000000000000";
  share.write(taken + "/" + later + "~" + name, whole);
  WorkFolder work = open(share);
  share.write("req/" + name, whole);
  EXPECT_GT(work.take(name).value().id, later);
  const auto left = work.unanswered().value();
  ASSERT_THAT(left, SizeIs(2));
  EXPECT_EQ(left[0].id, later);
}

TEST(WorkFolder, OnlyOneExchangeUsesIt) {
  const Share share;
  const WorkFolder work = open(share);
  const auto other = WorkFolder::open(share.path());
  ASSERT_FALSE(other);
  EXPECT_THAT(other.error().context, testing::HasSubstr("another exchange"));
}

TEST(WorkFolder, WhatIsGoneIsNoTroubleButWhatCannotBeMovedIs) {
  const Share share;
  WorkFolder work = open(share);
  EXPECT_EQ(work.take(name).error().code, core::Errc::file_missing);
  share.write("req/" + name, whole);
  std::filesystem::remove_all(share.in(taken));
  const auto request = work.take(name);
  ASSERT_FALSE(request);
  EXPECT_EQ(request.error().code, core::Errc::io_failure);
  EXPECT_THAT(request.error().context, testing::HasSubstr("taken"));
}

TEST(WorkFolder, AnOversizedRequestIsTakenWithoutItsContent) {
  const Share share;
  WorkFolder work = open(share);
  share.write("req/" + name, std::string((8U << 20U) + 1, ' '));
  const auto request = work.take(name).value();
  EXPECT_TRUE(request.oversized);
  EXPECT_TRUE(request.content.empty());
}

// Somebody without the rights of root: root may do everything.
class AsNobody {
 public:
  AsNobody() : changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  ~AsNobody() {
    if (changed_) static_cast<void>(::seteuid(0));
  }

 private:
  bool changed_;
};

TEST(WorkFolder, MissingPermissionsAreToldWithTheFolder) {
  const Share share;
  WorkFolder work = open(share);
  share.write("req/" + name, whole);
  const auto request = work.take(name).value();
  namespace fs = std::filesystem;
  fs::permissions(share.path(),
                  fs::perms::owner_all | fs::perms::others_exec | fs::perms::others_read);
  fs::permissions(share.in(answered), fs::perms::owner_read | fs::perms::owner_exec |
                                          fs::perms::others_read | fs::perms::others_exec);
  core::Result<void> kept;
  {
    const AsNobody nobody;
    kept = work.keep({request.id, name, result, "answer"});
  }
  ASSERT_FALSE(kept);
  EXPECT_THAT(kept.error().context, testing::AllOf(testing::HasSubstr("answered"),
                                                   testing::HasSubstr("Permission denied")));
  fs::permissions(share.in(answered), fs::perms::owner_all);
  work.keep({request.id, name, result, "answer"}).value();
  work.publish().value();
  EXPECT_EQ(share.read("res/" + result), "answer");
}

}  // namespace
}  // namespace madoguchi::adapters::exchange_folders
