// SPDX-License-Identifier: Apache-2.0
// What an insurer knows of a person, in scenarios and in the people of the service: further
// elements of the record, and tickets of medical aid.
#pragma once

#include "eligibility/oqs_element.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/shape.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// One of the codes of an element's list in the code book.
Shape code_shape(std::string_view element);

/// Names of elements with a text, a mapping of child elements, or a list of them.
Shape elements_shape();

/// Of a node with that shape; `~` is an empty element, which takes away. Notes names that no
/// element can have.
std::vector<eligibility::OqsElement> read_elements(const DocumentNode& node,
                                                   const std::string& path, Problems& problems);

/// Tickets of medical aid: elements of MedicalTicketInfo, at least MedicalTreatmentMonth.
Shape tickets_shape();
std::vector<eligibility::OqsElement> read_tickets(const DocumentNode& node);

/// Changes the children of an element: a text replaces, a mapping is an element with children, a
/// list is as many elements, `~` takes away. Notes names that no element can have.
void change_elements(eligibility::OqsElement& parent, const DocumentNode& changes,
                     const std::string& path, Problems& problems);

}  // namespace madoguchi::scenario
