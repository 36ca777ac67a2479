// SPDX-License-Identifier: Apache-2.0
// Names of request and result files: <family>req_<rest>.xml is answered by <family>res_<rest>.xml.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::eligibility {

struct OqsRequestName {
  std::string family;  ///< "OQSsiquc01"
  std::string rest;    ///< "202402010001"

  /// Empty for names that are not of a request: wrong ending, a path in it, a leading dot.
  static std::optional<OqsRequestName> parse(std::string_view name);

  /// Name of the result with an ending such as ".xml" or ".pdf".
  std::string result(std::string_view ending) const;
};

}  // namespace madoguchi::eligibility
