// SPDX-License-Identifier: Apache-2.0
#include "bench/pcscd/bench_cards.hpp"

#include "sim/card/personalise.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/card_file/card_file.hpp"
#include "sim/record/record_files.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/null_card.hpp"

#include <fmt/format.h>

#include <utility>

namespace madoguchi::bench {
namespace {

namespace fs = std::filesystem;
using sim::card_file::CardFile;

sim::card::CardHolder holder() {
  using namespace std::chrono;
  sim::card::CardHolder person;
  person.person.number = 1;
  person.person.name = "試験　太郎";
  person.person.address = "東京都千代田区試験町1-2-3";
  person.person.born = 1980y / 2 / 17;
  person.person.sex = '1';
  return person;
}

}  // namespace

core::Result<std::shared_ptr<sim::card::CardDevice>> kept_card(
    const sim::pki::TestHierarchy& hierarchy, const fs::path& folder, int number, bool logged) {
  const sim::card::CardPictures pictures{.photo_jp2 = core::Bytes(photograph_size, 0x4A),
                                         .name_png = core::Bytes(400, 0x4E),
                                         .address_png = core::Bytes(600, 0x41),
                                         .number_png = core::Bytes(150, 0x44),
                                         .security_code_png = core::Bytes(100, 0x53)};
  auto made = sim::card::personalise(holder(), {}, hierarchy, pictures);
  if (!made) return made.error();
  const fs::path path = folder / fmt::format("{}.card", number);
  const auto written = CardFile::create(path, {.image = std::move(made->image)});
  if (!written) return written.error();
  auto file = CardFile::open(path);
  if (!file) return file.error();
  auto chip = std::make_shared<sim::card::VirtualCard>(std::move(file->contents.image),
                                                       std::move(file->memory));
  std::shared_ptr<sim::card::CardDevice> device = std::move(chip);
  if (logged) {
    auto recorded =
        sim::record::record_to_files(device, {.log = folder / fmt::format("{}.log", number)});
    if (!recorded) return recorded.error();
    device = *std::move(recorded);
  }
  return std::shared_ptr<sim::card::CardDevice>(
      std::make_shared<sim::vpcd::LockedCard>(std::move(device)));
}

std::shared_ptr<sim::card::CardDevice> null_card(std::size_t data_size) {
  core::Bytes answer(data_size, 0x4A);
  core::append(answer, core::Bytes{0x90, 0x00});
  return std::make_shared<sim::vpcd::NullCard>(std::move(answer));
}

core::Bytes verification_number() {
  const core::Secret number = sim::card::verification_number_b(holder());
  const core::ByteView digits = core::as_bytes(number.reveal());
  return {digits.begin(), digits.end()};
}

}  // namespace madoguchi::bench
