// SPDX-License-Identifier: Apache-2.0
// A card as one file: everything stored on it, and its memory. What a card has answered is in the
// file, whatever happens to the program, and to the machine.
#pragma once

#include "adapters/sqlite/database.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/card_memory.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace madoguchi::sim::card_file {

/// Version of the format; a file says which one it has.
inline constexpr int format_version = 1;

/// What a card file holds.
struct CardContents {
  card::CardImage image;
  std::map<std::string, std::string> notes{};  ///< what is printed on it and the like, by name
};

struct OpenedCardFile;

class CardFile final : public card::CardMemory {
 public:
  /// Makes a file that only its owner may read and write: it holds keys and PINs. Nobody ever sees
  /// a part of it. Errors: invalid_argument if there is a file and `replace` is not set;
  /// file_missing (no such folder), io_failure.
  static core::Result<void> create(const std::filesystem::path& path, const CardContents& contents,
                                   bool replace = false);

  /// The contents as they are now. Errors: file_missing; malformed_data if the file is damaged or
  /// no card file; unsupported if a newer program made it; io_failure, also while another program
  /// uses the card.
  static core::Result<CardContents> read(const std::filesystem::path& path);

  /// The same for a card that will be used; nobody else can use the file until the memory is gone.
  /// Errors as above, and io_failure if it cannot be written.
  static core::Result<OpenedCardFile> open(const std::filesystem::path& path);

  ~CardFile() override;
  CardFile(const CardFile&) = delete;
  CardFile& operator=(const CardFile&) = delete;

  /// After an error the counter is remembered, and written with the next change that can be.
  core::Result<void> keep(const iso7816::Aid& application,
                          const card::ElementaryFile& file) override;

  /// How many changes were written by this object.
  std::size_t writes() const { return writes_; }

 private:
  explicit CardFile(adapters::sqlite::Database database) : database_(std::move(database)) {}
  core::Result<void> write(const iso7816::Aid& application, const card::ElementaryFile& file);
  core::Result<void> write_counters();

  adapters::sqlite::Database database_;
  /// Fewest tries left of PINs that could not be written. A new value that could not be written is
  /// forgotten: the card told so.
  std::map<std::pair<iso7816::Aid, iso7816::FileIdentifier>, int> unwritten_;
  std::size_t writes_ = 0;
};

/// A card and the memory to give to sim::card::VirtualCard with it.
struct OpenedCardFile {
  CardContents contents;
  std::shared_ptr<CardFile> memory;
};

}  // namespace madoguchi::sim::card_file
