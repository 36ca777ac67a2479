// SPDX-License-Identifier: Apache-2.0
// read_file: a whole file as card clients read it, block by block.
#include "scenario/card_shapes.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;

constexpr std::size_t block = CommandApdu::short_le_max;
constexpr std::size_t largest_file = 0x8000;

class ReadFile final : public Step {
 public:
  explicit ReadFile(std::uint16_t file, std::string shown)
      : file_{file}, shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    return language == core::Language::japanese ? "ファイル" + shown_ + "を全部読む"
                                                : "the suite reads the whole file " + shown_;
  }
  ports::Task<> run(StepContext& context) const override {
    CommandApdu select = CommandApdu::select_file(file_);
    const core::Result<> selected = co_await context.card->transmit(std::move(select));
    if (!selected || !context.card->response->is_success()) co_return selected;
    co_return co_await read_blocks(*context.card);
  }

 private:
  // The first answer that is not a full block ends the file; a refusal of the first is the answer.
  static ports::Task<> read_blocks(CardSession& card) {
    core::Bytes content;
    while (content.size() < largest_file) {
      const auto offset = static_cast<std::uint16_t>(content.size());
      CommandApdu read = CommandApdu::read_binary(offset, block);
      const core::Result<> done = co_await card.transmit(std::move(read));
      if (!done) co_return done.error();
      core::append(content, card.response->data);
      const bool beyond = offset > 0 && card.response->status == iso7816::status::wrong_offset;
      if (beyond) card.response->status = iso7816::status::success;
      if (card.response->data.size() < block) break;
    }
    card.response->data = std::move(content);
    co_return core::Result<>{};
  }

  iso7816::FileIdentifier file_;
  std::string shown_;
};

}  // namespace

StepKind read_file() {
  return {"read_file",
          "SELECT of a file of the current application, then READ BINARY in blocks of 256 bytes up "
          "to its end. The answer is the whole file, or the first refusal.",
          "- read_file: \"000A\"",
          file_identifier_shape,
          [](const DocumentNode& argument, ReadContext&) -> std::unique_ptr<Step> {
            return std::make_unique<ReadFile>(number_of_hex(argument), argument.text);
          },
          Scene::card};
}

}  // namespace madoguchi::scenario::steps
