// SPDX-License-Identifier: Apache-2.0
#include "scenario/steps/card_command.hpp"

#include "iso7816/apdu_text.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;

class FixedCommand final : public CardCommand {
 public:
  FixedCommand(CommandApdu command, std::string shown)
      : CardCommand(std::move(shown), iso7816::describe(command)), command_(std::move(command)) {}

 protected:
  core::Result<CommandApdu> command(CardSession&) const override { return command_; }

 private:
  CommandApdu command_;
};

}  // namespace

std::string CardCommand::words(core::Language language) const {
  return language == core::Language::japanese ? "カードへ送る: " + what_
                                              : "the suite sends " + what_;
}

ports::Task<> CardCommand::run(StepContext& context) const {
  auto ready = command(*context.card);
  if (!ready) co_return ready.error();
  co_return co_await context.card->transmit(std::move(*ready));
}

std::unique_ptr<Step> fixed_command(CommandApdu command, std::string shown) {
  return std::make_unique<FixedCommand>(std::move(command), std::move(shown));
}

Shape expected_length_shape() {
  return shapes::either(
      {shapes::integer(0, CommandApdu::extended_le_max), shapes::choice({"none"})});
}

std::optional<std::uint32_t> expected_length(const DocumentNode* node, bool extended,
                                             std::optional<std::uint32_t> fallback) {
  if (node == nullptr) return fallback;
  if (is_word(*node, "none")) return std::nullopt;
  const auto length = static_cast<std::uint32_t>(integer_of(node->text).value_or(0));
  if (length != 0) return length;
  return extended ? CommandApdu::extended_le_max : CommandApdu::short_le_max;
}

bool flag(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  return value != nullptr && boolean_of(value->text).value_or(false);
}

}  // namespace madoguchi::scenario::steps
