// SPDX-License-Identifier: Apache-2.0
// A random walk over every state of a card. Each answer is checked against the model; the counters
// that the card keeps are compared with it too. The same seed gives the same walk.
#pragma once

#include "core/seeded_random.hpp"
#include "sim/card/card_device.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/card_memory.hpp"
#include "sim/pki/test_hierarchy.hpp"
#include "tests/sim/card/walk/card_model.hpp"
#include "tests/sim/card/walk/secret_finder.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace madoguchi::sim::card {

/// Makes the card that is walked over; a broken one when the check itself is tried.
using CardMaker = std::function<std::shared_ptr<CardDevice>(std::shared_ptr<CardMemory>)>;

/// A PIN in a state, since the power came or since a warm reset: what has to be reached.
using WalkState = std::tuple<PinName, PinModel::Status, bool>;

struct WalkReport {
  std::uint64_t commands = 0;
  std::set<WalkState> states{};
  std::set<std::uint64_t> transitions{};  ///< state, instruction, status word, state
  std::set<std::uint16_t> status_words{};
  std::string violation{};  ///< with the command; empty if there was none
};

class CardWalk {
 public:
  CardWalk(CardImage image, CardMaker maker, const pki::TestHierarchy& hierarchy,
           std::uint64_t seed);

  /// Goes on until so many commands were answered in all, or an answer was wrong.
  const WalkReport& run(std::uint64_t commands);
  const WalkReport& report() const { return report_; }
  /// Every state that this card can be in.
  std::set<WalkState> possible_states() const;

 private:
  class Memory;
  struct Move {
    unsigned weight;
    void (CardWalk::*make)();
  };
  static const std::vector<Move>& moves();

  void new_card();
  void power_cycle();
  void warm_reset();
  void select_application();
  void select_by_part();
  void select_file();
  void read_bytes();
  void read_record();
  void verify_right();
  void verify_wrong();
  void lock_a_pin();
  void query();
  void change_pin();
  void use_key();
  void get_data();
  void challenge();
  void authenticate_institution();
  void open_session();
  void sealed_command();
  void any_bytes();
  void mutated_command();

  std::string send(const core::Bytes& command);
  core::Bytes exchange(const core::Bytes& command);
  void note(std::uint8_t instruction, const core::Bytes& answer, std::uint64_t before);
  std::uint64_t state_number() const;
  std::uint64_t below(std::uint64_t count) { return random_.below(count); }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::optional<PinName> pin_here();
  std::uint8_t reference_to(iso7816::FileIdentifier file);
  core::Bytes random_bytes(std::size_t size);
  void send(iso7816::CommandApdu command);
  void fail(const std::string& what, core::ByteView command, core::ByteView answer);

  CardImage image_;
  SecretFinder secrets_;
  CardMaker maker_;
  pki::TestHierarchy::Institution institution_;
  core::SeededRandom random_;
  std::shared_ptr<Memory> memory_;
  std::shared_ptr<CardDevice> card_;
  std::optional<CardModel> model_;
  std::vector<core::Bytes> recent_{};  ///< commands to change a little
  bool was_reset_ = false;
  unsigned total_weight_ = 0;
  WalkReport report_{};
};

}  // namespace madoguchi::sim::card
