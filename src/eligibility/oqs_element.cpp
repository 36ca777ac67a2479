// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_element.hpp"

#include <algorithm>

namespace madoguchi::eligibility {

OqsElement& OqsElement::add(OqsElement child) { return children.emplace_back(std::move(child)); }

void OqsElement::put(std::string child, std::string_view value) {
  if (!value.empty()) children.push_back({std::move(child), std::string(value), {}});
}

const OqsElement* OqsElement::find(std::string_view child) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const OqsElement& each) { return each.name == child; });
  return found == children.end() ? nullptr : &*found;
}

OqsElement* OqsElement::find(std::string_view child) {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const OqsElement& each) { return each.name == child; });
  return found == children.end() ? nullptr : &*found;
}

std::string OqsElement::value(std::string_view child) const {
  const OqsElement* found = find(child);
  return found == nullptr ? std::string{} : found->text;
}

std::vector<const OqsElement*> OqsElement::all(std::string_view child) const {
  std::vector<const OqsElement*> found;
  for (const OqsElement& each : children) {
    if (each.name == child) found.push_back(&each);
  }
  return found;
}

}  // namespace madoguchi::eligibility
