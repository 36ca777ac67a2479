// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/http_fault.hpp"

#include <boost/beast/http/error.hpp>

namespace madoguchi::adapters::http {

namespace beast = boost::beast;

std::optional<HttpResponse> answer_to_fault(const boost::system::error_code& error) {
  const boost::system::error_code end_of_stream = beast::http::error::end_of_stream;
  if (error == beast::http::error::body_limit) {
    return HttpResponse{413, R"({"error":"too_large"})", {}};
  }
  if (error == beast::http::error::header_limit) {
    return HttpResponse{431, R"({"error":"header_too_large"})", {}};
  }
  const bool is_http = error.category() == end_of_stream.category();
  if (!is_http || error == end_of_stream || error == beast::http::error::partial_message) {
    return std::nullopt;
  }
  return HttpResponse{400, R"({"error":"not_http"})", {}};
}

}  // namespace madoguchi::adapters::http
