// SPDX-License-Identifier: Apache-2.0
// HTTP requests and responses as values (RFC 9110), without the library that carries them.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace madoguchi::adapters::http {

struct HttpRequest {
  std::string method;  ///< "GET", "POST", as sent
  std::string target;  ///< path with query
  std::string body;
  std::string host = {};          ///< the header, empty if there is none
  std::string content_type = {};  ///< the header, empty if there is none
};

struct HttpResponse {
  unsigned status = 200;
  std::string body;
  std::string allow;  ///< methods that a 405 names, such as "POST"
  std::string content_type = "application/json";
  std::chrono::milliseconds delay{0};  ///< passes before the answer leaves (HttpsServer)
  bool dropped = false;                ///< the connection ends without an answer (HttpsServer)
};

using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

}  // namespace madoguchi::adapters::http
