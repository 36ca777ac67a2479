// SPDX-License-Identifier: Apache-2.0
// Faults of a card as scenarios and options write them: {at: {instruction: read_binary}, do: mute}.
#pragma once

#include "core/text.hpp"
#include "ports/card_fault.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/shape.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// A row of the table of kinds.
struct CardFaultKind {
  enum class Argument { none, optional, needed };

  std::string_view name;
  core::Text meaning;        ///< "the card leaves the reader"
  std::string_view example;  ///< of its argument; empty if it takes none
  Argument argument;
  Shape (*shape)();  ///< of the argument
  ports::CardFaultEffect (*make)(const DocumentNode* argument);
  bool processed;      ///< whether the card carries the command out first, unless told otherwise
  bool alters_answer;  ///< there must be an answer: the card always carries the command out
};

/// All kinds, in the order of the reference page.
std::span<const CardFaultKind> card_fault_kinds();

/// Of one fault.
const Shape& card_fault_shape();

/// A fault whose shape was checked; notes names that nobody has and combinations without sense.
ports::CardFault read_card_fault(const DocumentNode& node, const std::string& path,
                                 Problems& problems);

/// One fault or a list of them, as YAML text; `name` stands for the file in messages. Throws
/// ScenarioError with all mistakes.
std::vector<ports::CardFault> parse_card_faults(std::string_view yaml, const std::string& name);

}  // namespace madoguchi::scenario
