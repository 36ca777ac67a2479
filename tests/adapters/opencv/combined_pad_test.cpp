// SPDX-License-Identifier: Apache-2.0
// Attack detection made of several parts, with parts that say what the test wants.
#include "adapters/opencv/combined_pad.hpp"

#include "adapters/async/start_task.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace madoguchi::adapters::opencv {
namespace {

class SaidPad final : public ports::PadSubsystem {
 public:
  SaidPad(std::string name, double score, double threshold, bool fails = false)
      : name_(std::move(name)), score_(score), threshold_(threshold), fails_(fails) {}

  ports::PadIdentity identity() const override { return {name_, name_ + "-data", {name_ + " 00"}}; }
  double threshold() const override { return threshold_; }
  void begin() override { seen_ = false; }
  ports::Task<double> look(std::shared_ptr<const biometrics::Image>, biometrics::FaceBox) override {
    if (fails_) co_return core::fail(core::Errc::internal, name_);
    seen_ = true;
    co_return score_;
  }
  double score() const override { return seen_ ? score_ : 1; }

 private:
  std::string name_;
  double score_, threshold_;
  bool fails_, seen_ = false;
};

CombinedPad pad_of(double first, double second, bool fails = false) {
  std::vector<std::unique_ptr<ports::PadSubsystem>> parts;
  parts.push_back(std::make_unique<SaidPad>("a", first, 0.1));
  parts.push_back(std::make_unique<SaidPad>("b", second, 0.8, fails));
  return CombinedPad(std::move(parts));
}

/// What look() gives for one frame; empty for an error.
std::optional<double> seen_by(CombinedPad& pad) {
  std::optional<double> seen;
  boost::asio::io_context loop;
  async::run_task(loop, [&]() -> ports::Awaitable<void> {
    const auto looked = co_await pad.look(nullptr, biometrics::FaceBox{});
    if (looked) seen = *looked;
  });
  return seen;
}

bool suspects(double first, double second) {
  CombinedPad pad = pad_of(first, second);
  EXPECT_TRUE(seen_by(pad));
  return pad.score() < pad.threshold();
}

TEST(CombinedPad, suspects_what_any_part_suspects) {
  EXPECT_FALSE(suspects(0.1, 0.8));  // a threshold itself is bona fide
  EXPECT_FALSE(suspects(0.9, 0.9));
  EXPECT_TRUE(suspects(0.0999, 0.9));
  EXPECT_TRUE(suspects(0.9, 0.7999));
  EXPECT_TRUE(suspects(0.01, 0.1));
}

// Worked by hand: 0.5 * 0.4 / 0.8, and 0.5 + 0.5 * (0.55 - 0.1) / 0.9.
TEST(CombinedPad, common_scale_keeps_order_with_the_threshold_in_the_middle) {
  EXPECT_DOUBLE_EQ(on_common_scale(0.4, 0.8), 0.25);
  EXPECT_DOUBLE_EQ(on_common_scale(0.55, 0.1), 0.75);
  EXPECT_DOUBLE_EQ(on_common_scale(0.8, 0.8), 0.5);
  EXPECT_DOUBLE_EQ(on_common_scale(0, 0), 0.5);
  EXPECT_DOUBLE_EQ(on_common_scale(1, 1), 1);
  EXPECT_DOUBLE_EQ(on_common_scale(7, 0.5), 1);
  for (const double threshold : {0.005, 0.15, 0.65, 0.99}) {
    double last = -1;
    for (int i = 0; i <= 200; ++i) {
      const double score = on_common_scale(i / 200.0, threshold);
      EXPECT_GT(score, last);
      EXPECT_EQ(score < 0.5, i / 200.0 < threshold);
      last = score;
    }
  }
}

TEST(CombinedPad, score_is_that_of_the_most_suspicious_part) {
  CombinedPad pad = pad_of(0.55, 0.4);
  EXPECT_EQ(pad.score(), 1);  // nothing seen yet
  EXPECT_EQ(seen_by(pad), 0.25);
  EXPECT_DOUBLE_EQ(pad.score(), 0.25);
  pad.begin();
  EXPECT_EQ(pad.score(), 1);
}

TEST(CombinedPad, error_of_a_part_is_an_error) {
  CombinedPad pad = pad_of(0.5, 0.9, true);
  EXPECT_FALSE(seen_by(pad));
}

TEST(CombinedPad, names_all_parts) {
  const ports::PadIdentity identity = pad_of(1, 1).identity();
  EXPECT_EQ(identity.name, "a + b");
  EXPECT_EQ(identity.calibration, "a-data + b-data");
  EXPECT_EQ(identity.network_digests, (std::vector<std::string>{"a 00", "b 00"}));
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
