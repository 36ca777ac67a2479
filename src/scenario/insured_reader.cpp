// SPDX-License-Identifier: Apache-2.0
#include "scenario/insured_reader.hpp"

#include "scenario/insurance_reader.hpp"
#include "scenario/read_field.hpp"

namespace madoguchi::scenario {

void read_insured(Insured& insured, const DocumentNode& node, const std::string& path,
                  Problems& problems) {
  using fields::set;
  set(insured.insurer, node.find("insurer"));
  set(insured.symbol, node.find("symbol"));
  set(insured.number, node.find("number"));
  set(insured.branch, node.find("branch"));
  set(insured.ratio, node.find("ratio"));
  set(insured.validity, node.find("validity"));
  set(insured.insurer_name, node.find("insurer_name"));
  set(insured.classification, node.find("classification"));
  set(insured.relation, node.find("relation"));
  set(insured.holder, node.find("holder"));
  set(insured.qualified, node.find("qualified"));
  set(insured.disqualified, node.find("disqualified"));
  if (const DocumentNode* elements = node.find("elements")) {
    insured.elements = read_elements(*elements, path + ".elements", problems);
  }
}

}  // namespace madoguchi::scenario
