// SPDX-License-Identifier: Apache-2.0
// What a card has answered is in its file, although the program is killed (SIGKILL) right after.
#include "core/seeded_random.hpp"
#include "small_card.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace madoguchi::sim::card_file {
namespace {

constexpr int kills = 60;
constexpr std::size_t answer_size = 4;  // "63C2"

/// A child process that plays the card: a command in, its status word out.
class Child {
 public:
  explicit Child(const std::filesystem::path& path) {
    EXPECT_EQ(pipe(commands_.data()), 0);
    EXPECT_EQ(pipe(answers_.data()), 0);
    process_ = fork();
    if (process_ == 0) play(path);
    close(commands_[0]);
    close(answers_[1]);
  }
  ~Child() {
    kill_now();
    close(commands_[1]);
    close(answers_[0]);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void order(char command) const { EXPECT_EQ(write(commands_[1], &command, 1), 1); }
  /// Empty when there is no answer any more.
  std::string answer() const {
    std::string text(answer_size, ' ');
    const ssize_t size = read(answers_[0], text.data(), text.size());
    return size == static_cast<ssize_t>(answer_size) ? text : std::string{};
  }
  void kill_now() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  [[noreturn]] void play(const std::filesystem::path& path) const {
    InsertedCard card(path);
    if (card.error) _exit(1);
    for (char command = 0; read(commands_[0], &command, 1) == 1;) {
      std::string answer;
      if (command == 'w') answer = card.verify("0000");
      if (command == 'r') answer = card.verify("1234");
      if (command == 'n') answer = card.verify("8765");
      if (command == 'c') answer = card.change("8765");
      if (command == 'b') answer = card.change("1234");
      if (write(answers_[1], answer.data(), answer.size()) < 0) break;
    }
    _exit(0);
  }

  std::array<int, 2> commands_{};
  std::array<int, 2> answers_{};
  pid_t process_ = 0;
};

class KilledProgram : public CardFileTest {};

/// Tries that an answer tells: 63Cx; all after a success.
int told(const std::string& answer) { return answer == "9000" ? 3 : answer.back() - '0'; }

TEST_F(KilledProgram, EveryAnsweredTryIsCounted) {
  int expected = 3;
  core::SeededRandom random(7);
  for (int round = 0; round < kills; ++round) {
    Child child(path);
    const auto commands = 1 + random.below(3);
    for (std::uint64_t i = 0; i < commands; ++i) {
      const bool right = expected == 1 || random.below(4) == 0;
      child.order(right ? 'r' : 'w');
      const std::string answer = child.answer();
      ASSERT_EQ(answer.size(), answer_size);
      expected = told(answer);
    }
    child.kill_now();
    ASSERT_EQ(InsertedCard(path).tries(), expected) << "round " << round;
  }
}

// The program is in the middle of the next commands when it is killed.
TEST_F(KilledProgram, ATryThatWasNotAnsweredMayCountAndNoOtherIsLost) {
  core::SeededRandom random(8);
  for (int round = 0; round < kills; ++round) {
    Child child(path);
    child.order('r');
    ASSERT_EQ(child.answer(), "9000");
    child.order('w');
    child.order('w');
    const auto answered = static_cast<int>(random.below(3));
    int last = 3;
    for (int i = 0; i < answered; ++i) last = told(child.answer());
    usleep(static_cast<useconds_t>(random.below(3000)));
    child.kill_now();
    const int stored = InsertedCard(path).tries();
    ASSERT_LE(stored, last) << "round " << round;
    ASSERT_GE(stored, 1) << "round " << round;
  }
}

TEST_F(KilledProgram, AChangedPinIsTheOldOneOrTheNewOneAndTheAnsweredOne) {
  bool is_new = false;
  core::SeededRandom random(9);
  for (int round = 0; round < kills; ++round) {
    Child child(path);
    child.order(is_new ? 'n' : 'r');
    ASSERT_EQ(child.answer(), "9000") << "round " << round;
    child.order(is_new ? 'b' : 'c');
    const bool answered = random.below(2) == 0;
    if (answered) {
      ASSERT_EQ(child.answer(), "9000");
    } else {
      usleep(static_cast<useconds_t>(random.below(3000)));
    }
    child.kill_now();
    InsertedCard card(path);
    const bool now_new = card.verify("8765") == "9000";
    if (!now_new) {
      ASSERT_EQ(card.verify("1234"), "9000") << "round " << round;
    }
    if (answered) {
      ASSERT_EQ(now_new, !is_new) << "round " << round;
    }
    is_new = now_new;
  }
}

}  // namespace
}  // namespace madoguchi::sim::card_file
