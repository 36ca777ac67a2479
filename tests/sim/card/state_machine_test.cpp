// SPDX-License-Identifier: Apache-2.0
// A random walk over every state of the card, each answer checked; and proof that the checks see
// cards that are broken on purpose.
#include "iso7816/my_number_files.hpp"
#include "tests/sim/card/card_fixture.hpp"
#include "tests/sim/card/walk/card_walk.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

constexpr std::uint64_t commands = 200'000;

CardMaker sound(const CardImage& image) {
  return [&image](std::shared_ptr<CardMemory> memory) {
    return std::make_shared<VirtualCard>(image, std::move(memory));
  };
}

void walk_over(const CardProfile& profile, std::uint64_t count) {
  const CardImage image = personalised(profile).image;
  CardWalk walk(image, sound(image), hierarchy(), 20260101);
  const WalkReport& report = walk.run(count);
  EXPECT_EQ(report.violation, "");
  const std::set<WalkState> wanted = walk.possible_states();
  std::set<WalkState> missed;
  std::set_difference(wanted.begin(), wanted.end(), report.states.begin(), report.states.end(),
                      std::inserter(missed, missed.begin()));
  for (const auto& [pin, status, after_reset] : missed) {
    ADD_FAILURE() << "never reached: application " << pin.first << ", EF " << pin.second.value
                  << ", status " << static_cast<int>(status) << ", after reset " << after_reset;
  }
  testing::Test::RecordProperty("states", std::to_string(report.states.size()));
  testing::Test::RecordProperty("transitions", std::to_string(report.transitions.size()));
  std::printf("%llu commands, %zu of %zu states, %zu transitions, %zu status words\n",
              static_cast<unsigned long long>(report.commands), report.states.size(), wanted.size(),
              report.transitions.size(), report.status_words.size());
}

TEST(StateMachine, keeps_every_promise_in_every_state) { walk_over({}, commands); }

TEST(StateMachine, of_a_pinless_card) {
  walk_over({.kind = checkin::CardKind::pinless}, commands / 4);
}

TEST(StateMachine, is_the_same_for_the_same_seed) {
  const CardImage image = personalised().image;
  CardWalk a(image, sound(image), hierarchy(), 7);
  CardWalk b(image, sound(image), hierarchy(), 7);
  EXPECT_EQ(a.run(3000).transitions, b.run(3000).transitions);
  CardWalk c(image, sound(image), hierarchy(), 8);
  EXPECT_NE(a.report().transitions, c.run(3000).transitions);
}

/// A card whose answers, or whose commands, somebody changes.
class Broken final : public CardDevice {
 public:
  using Fault = std::function<void(VirtualCard&, core::ByteView, core::Bytes&)>;
  Broken(CardImage image, std::shared_ptr<CardMemory> memory, Fault fault)
      : card_(std::move(image), std::move(memory)), fault_(std::move(fault)) {}
  core::Bytes atr() override { return card_.atr(); }
  void power_on() override { card_.power_on(); }
  void power_off() override { card_.power_off(); }
  void reset() override { card_.reset(); }
  CardAnswer exchange(core::ByteView command) override {
    CardAnswer answer = card_.exchange(command);
    fault_(card_, command, answer.response);
    return answer;
  }

 private:
  VirtualCard card_;
  Fault fault_;
};

std::string found_in(const CardImage& told, CardMaker maker) {
  CardWalk walk(told, std::move(maker), hierarchy(), 1);
  const std::string violation = walk.run(100'000).violation;
  return violation.substr(0, violation.find(':'));
}

std::string found_with(Broken::Fault fault) {
  const CardImage image = personalised().image;
  return found_in(image, [&](std::shared_ptr<CardMemory> memory) {
    return std::make_shared<Broken>(image, std::move(memory), fault);
  });
}

template <class Change>
std::string found_when(Change change) {
  const CardImage image = personalised().image;
  CardImage changed = image;
  for (CardApplication& application : changed.applications) change(application);
  return found_in(image, sound(changed));
}

TEST(StateMachine, sees_a_card_that_reads_without_a_pin) {
  EXPECT_EQ(found_when([](CardApplication& application) {
              for (ElementaryFile& file : application.files) {
                auto* const bytes = std::get_if<TransparentFile>(&file.body);
                if (bytes != nullptr) bytes->read = AccessCondition::always();
              }
            }),
            "read a protected file without its PIN");
}

TEST(StateMachine, sees_a_card_that_signs_without_a_pin) {
  EXPECT_EQ(found_when([](CardApplication& application) {
              for (ElementaryFile& file : application.files) {
                auto* const key = std::get_if<KeyFile>(&file.body);
                if (key != nullptr) key->use = AccessCondition::always();
              }
            }),
            "used a key without its PIN");
}

TEST(StateMachine, sees_a_card_with_another_number_of_tries) {
  const std::string what = found_when([](CardApplication& application) {
    for (ElementaryFile& file : application.files) {
      if (auto* const pin = std::get_if<PinFile>(&file.body)) pin->tries = 15;
    }
  });
  EXPECT_TRUE(what == "told other tries" || what == "a PIN was judged wrongly" ||
              what == "a counter was not kept")
      << what;
}

TEST(StateMachine, sees_a_card_that_takes_any_pin) {
  EXPECT_EQ(found_with([](VirtualCard&, core::ByteView command, core::Bytes& answer) {
              if (command.size() > 7 && answer.size() == 2 && answer[0] == 0x63) {
                answer = {0x90, 0x00};
              }
            }),
            "a PIN was judged wrongly");
}

TEST(StateMachine, sees_a_card_that_keeps_pins_over_other_applications) {
  EXPECT_EQ(found_with([](VirtualCard& card, core::ByteView command, core::Bytes& answer) {
              const bool selected = command.size() > 3 && command[0] == 0x00 &&
                                    command[1] == 0xA4 && command[2] == 0x04 &&
                                    answer.back() == 0x00 && answer[answer.size() - 2] == 0x90;
              // The signature password, where that changes no counter.
              const auto left = card.tries_left(iso7816::my_number::jpki_application, {0x001B});
              if (selected && left == 5) card.process(hex("0020009B06414243313233"));
            }),
            "read a protected file without its PIN");
}

TEST(StateMachine, sees_a_key_that_leaves_the_card) {
  CardImage image = personalised().image;
  core::Bytes prime;
  for (const ElementaryFile& file : image.applications.front().files) {
    const auto* const key = std::get_if<KeyFile>(&file.body);
    if (key != nullptr) prime = private_numbers(key->key).at(1);
  }
  ASSERT_EQ(prime.size(), 128U);
  // Eight bytes of it in the middle of a certificate that everybody may read.
  auto& file = std::get<TransparentFile>(image.applications.front().find({0x000A})->body);
  std::copy_n(prime.begin() + 60, 8, file.content.begin() + 700);
  EXPECT_EQ(found_in(image, sound(image)), "a private key left the card");
}

TEST(StateMachine, sees_answers_that_are_none) {
  EXPECT_EQ(found_with([](VirtualCard&, core::ByteView, core::Bytes& answer) {
              if (answer.size() > 100) answer.resize(1);
            }),
            "no status word");
  EXPECT_EQ(found_with([](VirtualCard&, core::ByteView, core::Bytes& answer) {
              if (answer.back() == 0x86) answer.back() = 0x99;
            }),
            "unknown status word");
}

TEST(StateMachine, sees_a_card_that_does_not_keep_its_counters) {
  class Forgetful final : public CardMemory {
   public:
    explicit Forgetful(std::shared_ptr<CardMemory> inner) : inner_(std::move(inner)) {}
    core::Result<> keep(const iso7816::Aid& application, const ElementaryFile& file) override {
      ElementaryFile changed = file;
      std::get<PinFile>(changed.body).tries_left += 1;
      return inner_->keep(application, changed);
    }

   private:
    std::shared_ptr<CardMemory> inner_;
  };
  const CardImage image = personalised().image;
  EXPECT_EQ(found_in(image,
                     [&](std::shared_ptr<CardMemory> memory) {
                       return std::make_shared<VirtualCard>(
                           image, std::make_shared<Forgetful>(std::move(memory)));
                     }),
            "a counter was not kept");
}

}  // namespace
}  // namespace madoguchi::sim::card
