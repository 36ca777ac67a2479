// SPDX-License-Identifier: Apache-2.0
// A document as a tree of plain values with their places, without any YAML type: what the loader
// reads, what overrides change, and what steps and expectations are made of.
#pragma once

#include "scenario/results.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// A value. Scalars keep their text as it was written, so leading zeros survive.
struct DocumentNode {
  enum class Kind { null, scalar, sequence, mapping };
  struct Entry;

  Kind kind = Kind::null;
  std::string text;                 ///< of a scalar
  bool quoted = false;              ///< a quoted scalar is always text
  std::vector<DocumentNode> items;  ///< of a sequence
  std::vector<Entry> entries;       ///< of a mapping, in the order of the file
  Place place;

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }

  /// The value of a key; nullptr if there is none or this is no mapping.
  const DocumentNode* find(std::string_view key) const;
  DocumentNode* find(std::string_view key);
};

/// A key of a mapping with its value.
struct DocumentNode::Entry {
  std::string key;
  Place place;  ///< of the key
  DocumentNode value;
};

/// "a list", "a mapping", "the text \"x\"", "nothing": what stands there, for messages.
std::string description_of(const DocumentNode& node);

/// The value on one line as YAML would write it: "{drug: true, checkup: false}".
std::string one_line(const DocumentNode& node);

}  // namespace madoguchi::scenario
