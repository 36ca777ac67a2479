// SPDX-License-Identifier: Apache-2.0
// Walks over a card for as long as asked and tells what it saw: card_walk_run [commands [seed]].
// Status 1 if an answer was wrong or a state was not reached.
#include "sim/card/personalise.hpp"
#include "sim/card/virtual_card.hpp"
#include "tests/sim/card/walk/card_walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>

namespace {

using namespace madoguchi;
using namespace madoguchi::sim;

pki::TestHierarchy make_hierarchy() {
  using namespace std::chrono;
  const pki::Validity years{sys_days{year{2020} / 1 / 1}, sys_days{year{2040} / 1 / 1}};
  return pki::TestHierarchy::make(std::make_shared<pki::KeyStore>(), years).value();
}

card::CardImage make_image(const pki::TestHierarchy& hierarchy) {
  const card::CardPictures pictures{.photo_jp2 = core::Bytes(5000, 1),
                                    .name_png = core::Bytes(400, 2),
                                    .address_png = core::Bytes(600, 3)};
  return card::personalise({}, {}, hierarchy, pictures)->image;
}

std::uint64_t argument(int argc, char** argv, int at, std::uint64_t otherwise) {
  return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t commands = argument(argc, argv, 1, 10'000'000);
  const std::uint64_t seed = argument(argc, argv, 2, 1);
  const pki::TestHierarchy hierarchy = make_hierarchy();
  const card::CardImage image = make_image(hierarchy);
  card::CardWalk walk(
      image,
      [&image](std::shared_ptr<card::CardMemory> memory) {
        return std::make_shared<card::VirtualCard>(image, std::move(memory));
      },
      hierarchy, seed);

  const auto start = std::chrono::steady_clock::now();
  const card::WalkReport& report = walk.run(commands);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  const auto wanted = walk.possible_states();
  const bool all =
      std::includes(report.states.begin(), report.states.end(), wanted.begin(), wanted.end());
  fmt::print("{} commands in {:.1f} s, seed {}: {} of {} states, {} transitions, {} status words\n",
             report.commands, taken.count(), seed, report.states.size(), wanted.size(),
             report.transitions.size(), report.status_words.size());
  if (!report.violation.empty()) fmt::print("{}\n", report.violation);
  return all && report.violation.empty() ? 0 : 1;
}
