// SPDX-License-Identifier: Apache-2.0
// What the steps at the card edge share: each sends one command to the card that is tested.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "scenario/step.hpp"

#include <memory>
#include <optional>
#include <string>

namespace madoguchi::scenario::steps {

/// `shown` are the arguments as they may be seen; `what` names the command.
class CardCommand : public Step {
 public:
  CardCommand(std::string shown, std::string what)
      : shown_(std::move(shown)), what_(std::move(what)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override;
  ports::Task<> run(StepContext& context) const override;

 protected:
  /// The command as it is now; errors when the suite cannot make it.
  virtual core::Result<iso7816::CommandApdu> command(CardSession& card) const = 0;

 private:
  std::string shown_;
  std::string what_;
};

/// A command that is known beforehand.
std::unique_ptr<Step> fixed_command(iso7816::CommandApdu command, std::string shown);

/// `le`: a whole number, 0 for the largest of its coding, or none; `fallback` without the key.
Shape expected_length_shape();
std::optional<std::uint32_t> expected_length(const DocumentNode* node, bool extended,
                                             std::optional<std::uint32_t> fallback);

/// The value of a boolean key; false without it.
bool flag(const DocumentNode& node, std::string_view key);

}  // namespace madoguchi::scenario::steps
