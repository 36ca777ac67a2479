// SPDX-License-Identifier: Apache-2.0
// The reference EMR is killed (SIGKILL) before and after what it took over is on disk: every file
// is taken over once. The defect that this is about loses it.
#include "emr_fixture.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace madoguchi::sim::emr {
namespace {

using ports::KillPoint;

/// An EMR in a process of its own that is killed when it reaches `point`.
void import_and_be_killed(const EmrSite& site, const checkin::Defects& defects, KillPoint point) {
  const pid_t process = fork();
  ASSERT_GE(process, 0);
  if (process == 0) {
    ReferenceEmr emr(defects);
    emr.on_point = [point](KillPoint reached) {
      if (reached == point) ::kill(getpid(), SIGKILL);
    };
    if (emr.resume(site)) static_cast<void>(emr.import(nine));
    _exit(0);
  }
  int status = 0;
  ASSERT_EQ(waitpid(process, &status, 0), process);
  ASSERT_TRUE(WIFSIGNALED(status)) << "it was not killed";
}

/// How often the result was taken over after a kill and a new start.
std::string imports_after(KillPoint point, const checkin::Defects& defects) {
  Practice practice(defects);
  const EmrSite site = practice.site();
  EXPECT_TRUE(ReferenceEmr().start(site));
  practice.drop("a", result_at("20240201090000"));
  import_and_be_killed(site, defects, point);
  EXPECT_TRUE(practice.emr.resume(site));
  EXPECT_TRUE(practice.emr.import(nine));
  return practice.emr.chart("0012")->fields.at("imports");
}

TEST(KilledEmr, TakesEveryFileOverOnce) {
  EXPECT_EQ(imports_after(KillPoint::before_commit, {}), "1");
  EXPECT_EQ(imports_after(KillPoint::after_commit, {}), "1");
}

TEST(KilledEmr, TheDefectLosesTheFile) {
  EXPECT_EQ(imports_after(KillPoint::before_commit, {checkin::Defect::emr_loses_file_on_kill}),
            "0");
}

}  // namespace
}  // namespace madoguchi::sim::emr
