// SPDX-License-Identifier: Apache-2.0
// An element of an eligibility file: what all families are made of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madoguchi::eligibility {

struct OqsElement {
  std::string name{};
  std::string text{};                  ///< of an element without children, as it stands in the file
  std::vector<OqsElement> children{};  ///< in document order

  /// Adds a child and gives it back.
  OqsElement& add(OqsElement child);
  OqsElement& add(std::string child) { return add(OqsElement{std::move(child), {}, {}}); }
  /// Adds a child with a text; nothing if the text is empty, since files omit what is not there.
  void put(std::string child, std::string_view value);

  /// The first child of a name; nullptr if there is none.
  const OqsElement* find(std::string_view child) const;
  OqsElement* find(std::string_view child);
  /// Text of a child; empty if it is not there.
  std::string value(std::string_view child) const;
  /// Every child of a name.
  std::vector<const OqsElement*> all(std::string_view child) const;

  bool operator==(const OqsElement&) const = default;
};

/// The two halves of every file: <XmlMsg><MessageHeader/><MessageBody/></XmlMsg>.
struct OqsMessage {
  OqsElement header{"MessageHeader", {}, {}};
  OqsElement body{"MessageBody", {}, {}};

  bool operator==(const OqsMessage&) const = default;
};

}  // namespace madoguchi::eligibility
