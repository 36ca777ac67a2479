// SPDX-License-Identifier: Apache-2.0
// A card of one application with two PINs that can be changed, and a file to keep it in.
#pragma once

#include "adapters/files/temporary_folder.hpp"
#include "core/hex.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/card_file/card_file.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace madoguchi::sim::card_file {

namespace jpki = iso7816::my_number::jpki;

inline card::PinFile changeable(const std::string& value, int tries, std::size_t max_size) {
  return {.value = core::Secret(value),
          .tries = tries,
          .tries_left = tries,
          .change = card::PinChange::change_reference_data,
          .max_size = max_size};
}

inline CardContents small_card() {
  card::CardApplication application{.aid = iso7816::my_number::jpki_application};
  application.files.push_back({jpki::authentication_pin, changeable("1234", 3, 4)});
  application.files.push_back({jpki::signature_password, changeable("ABC123", 5, 16)});
  application.files.push_back(
      {jpki::token_information, card::TransparentFile{core::Bytes(160, 0x20), {}}});
  CardContents contents;
  contents.image.applications.push_back(std::move(application));
  contents.notes = {{"title.en", "small"}};
  return contents;
}

/// Bytes of an APDU: VERIFY (P2 98 or 9B) or CHANGE REFERENCE DATA with a value.
inline core::Bytes apdu(std::string_view header, std::string_view value) {
  core::Bytes command = core::from_hex(header).value();
  command.push_back(static_cast<std::uint8_t>(value.size()));
  core::append(command, core::as_bytes(value));
  return command;
}

/// A card from its file, powered, with the application selected.
class InsertedCard {
 public:
  explicit InsertedCard(const std::filesystem::path& path) {
    auto opened = CardFile::open(path);
    if (!opened) {
      error = opened.error();
      return;
    }
    memory = opened->memory;
    chip.emplace(std::move(opened->contents.image), memory);
    chip->power_on();
    chip->process(core::from_hex("00A4040C0AD392F000260100000001").value());
  }

  /// Status word in hexadecimal.
  std::string send(const core::Bytes& command) { return core::to_hex(chip->process(command)); }
  std::string verify(std::string_view pin) { return send(apdu("00200098", pin)); }
  std::string verify_password(std::string_view word) { return send(apdu("0020009B", word)); }
  std::string change(std::string_view pin) { return send(apdu("00240198", pin)); }
  int tries() const {
    return chip->tries_left(iso7816::my_number::jpki_application, jpki::authentication_pin).value();
  }

  std::optional<core::Error> error;
  std::shared_ptr<CardFile> memory;
  std::optional<card::VirtualCard> chip;
};

/// A card file in a folder of its own.
class CardFileTest : public testing::Test {
 protected:
  CardFileTest() {
    if (const auto made = CardFile::create(path, small_card()); !made) {
      ADD_FAILURE() << made.error().message();
    }
  }

  adapters::files::TemporaryFolder folder =
      adapters::files::TemporaryFolder::make("madoguchi-card-test").value();
  std::filesystem::path path = folder.path() / "test.card";
};

}  // namespace madoguchi::sim::card_file
