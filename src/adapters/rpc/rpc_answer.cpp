// SPDX-License-Identifier: Apache-2.0
#include "adapters/rpc/rpc_answer.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <utility>

namespace madoguchi::adapters::rpc {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  const json::string* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string() : std::string(*text);
}

}  // namespace

std::string call_line(const std::string& method, json::object parameters, std::int64_t id) {
  const json::value request = {
      {"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(parameters)}, {"id", id}};
  return json::serialize(request) + '\n';
}

core::Result<json::value> result_of(std::string_view line) {
  boost::system::error_code error;
  const json::value answer = json::parse(json::string_view(line), error);
  const json::object* const object = error ? nullptr : answer.if_object();
  if (object == nullptr) {
    constexpr std::size_t shown = 80;
    return core::fail(core::Errc::malformed_data,
                      "the answer is no JSON object: " + std::string(line.substr(0, shown)));
  }
  if (const json::value* const result = object->if_contains("result")) return *result;
  const json::value* const refused = object->if_contains("error");
  const json::object* const details = refused == nullptr ? nullptr : refused->if_object();
  if (details == nullptr) {
    return core::fail(core::Errc::malformed_data, "an answer without result and error");
  }
  const json::value* const code = details->if_contains("code");
  const int number = code != nullptr && code->is_int64()
                         ? static_cast<int>(code->get_int64())
                         : static_cast<int>(RefusalCode::internal_error);
  throw CallRefused(static_cast<RefusalCode>(number), text_of(*details, "message"));
}

}  // namespace madoguchi::adapters::rpc
